import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReceiptId, readReceiptId, showReceiptId } from '../../../src/chat/protocol/receipt-id.js';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anyId = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 16, maxLength: 16 });
const anyGap = fc.constantFrom('', '-', ' ', ' - ', '–', '\u00a0', '−');

describe('a receipt’s id', () => {
  it('is sixteen characters of thirty-two, each as likely: 80 bits', () => {
    expect(newReceiptId((count) => randomBytes(count))).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/u);
    const every = Array.from({ length: 256 }, (_, byte) => byte);
    const counts = new Map<string, number>();
    for (const byte of every) {
      const [character = ''] = newReceiptId((count) => new Uint8Array(count).fill(byte));
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect([counts.size, new Set(counts.values())]).toEqual([32, new Set([8])]);
  });

  it('is read back as it is shown, in any case and with any blanks and dashes', () => {
    fc.assert(
      fc.property(
        anyId,
        fc.array(anyGap, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        (id, gaps, isLower) => {
          expect(readReceiptId(showReceiptId(id))).toEqual({ id, mayBeWords: false });
          const groups = showReceiptId(id).split('-');
          const typed = groups.map((group, i) => group + (gaps[i] ?? '')).join('');
          fc.pre(gaps.every((gap) => gap !== '') || gaps.every((gap) => gap === ''));
          expect(readReceiptId(isLower ? typed.toLowerCase() : typed)?.id).toBe(id);
        },
      ),
    );
  });

  it('is read with O for 0, I and L for 1, and in the marks that it was copied with', () => {
    const id = '7K2M10XRWB8N3HCD';
    for (const typed of [
      '7k2m-IOxr-wb8n-3hcd',
      '7K2M-loXR-WB8N-3HCD',
      '`7K2M-10XR-WB8N-3HCD`',
      'receipt 7K2M-10XR-WB8N-3HCD.',
      ' “7K2M‑10XR‑WB8N‑3HCD” ',
    ]) {
      expect(readReceiptId(typed)).toEqual({ id, mayBeWords: false });
    }
  });

  it('is told from words, and may be words only where it looks like them', () => {
    for (const words of [
      '',
      'zebra',
      'data access rights',
      'gave private access',
      'in 2018 the access',
      'COVID-19-2021-Q1',
    ]) {
      expect(readReceiptId(words)).toBeUndefined();
    }
    expect(readReceiptId('they have seen 2018')?.mayBeWords).toBe(true);
    expect(readReceiptId('responsibilities')?.mayBeWords).toBe(true);
  });

  it('that has a character too few, too many or of no alphabet is mistyped, not words', () => {
    for (const typed of [
      '7K2M-9QXR-4F0T-WB8',
      '7K2M-9QXR-4F0T-WB8NN',
      '7K2M-9QXR-4F0T-WBUN',
      '7K2M-9QXR-4F0T',
    ]) {
      expect(readReceiptId(typed)).toEqual({ id: undefined, mayBeWords: false });
    }
  });

  it('is looked for in any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => void readReceiptId(typed)),
    );
  });
});
