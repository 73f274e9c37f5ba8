import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNearDuplicates, resemblance, signatureOf } from '../../../src/core/indexing/signature.js';
import { hashString } from '../../../src/core/indexing/string-hash.js';

const signatureOfWords = (words: readonly string[]) => signatureOf(words.map(hashString));

const words = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: 1, maxLength: 60 });

describe('signatureOf', () => {
  it('is the same for the same words, in every run', () => {
    expect([
      ...signatureOfWords(['private', 'access', 'to', 'user', 'data']).slice(0, 4),
    ]).toMatchInlineSnapshot(`
      [
        7234,
        7234,
        12253,
        20509,
      ]
    `);
    fc.assert(
      fc.property(words, (some) => resemblance(signatureOfWords(some), signatureOfWords([...some])) === 1),
    );
  });

  it('tells apart texts that share no two words in a row', () => {
    expect(
      areNearDuplicates(signatureOfWords(['a', 'b', 'c', 'd']), signatureOfWords(['d', 'c', 'b', 'a'])),
    ).toBe(false);
  });

  it('makes nothing of a text without words, which is no copy of another one', () => {
    expect(signatureOfWords([])).toHaveLength(0);
    expect(areNearDuplicates(signatureOfWords([]), signatureOfWords([]))).toBe(false);
    expect(areNearDuplicates(signatureOfWords([]), signatureOfWords(['a']))).toBe(false);
  });

  it('has one for a text of a single word', () => {
    expect(areNearDuplicates(signatureOfWords(['yes']), signatureOfWords(['yes']))).toBe(true);
    expect(areNearDuplicates(signatureOfWords(['yes']), signatureOfWords(['no']))).toBe(false);
  });

  it('resembles alike both ways, within 0..1', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [signatureOfWords(one), signatureOfWords(other)];
        expect(resemblance(a, b)).toBe(resemblance(b, a));
        expect(resemblance(a, b)).toBeGreaterThanOrEqual(0);
        expect(resemblance(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
