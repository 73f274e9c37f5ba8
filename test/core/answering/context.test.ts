import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../src/core/answering/context.js';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { anyText } from '../../support/texts.js';

const text = 'Title line\n\nFirst one. Second one.\n\nThird one. Fourth one. Fifth one.\n\nSixth one.';
const sentences = splitIntoSentences(text);

function around(quoted: string, paragraphs: number, maxLength = 1_000): string {
  const start = text.indexOf(quoted);
  const context = contextOf(sentences, { start, end: start + quoted.length }, { paragraphs, maxLength });
  return text.slice(context.start, context.end);
}

describe('contextOf', () => {
  it('widens to whole paragraphs, and to as many around them as asked for', () => {
    expect(around('Fourth one.', 0)).toBe('Third one. Fourth one. Fifth one.');
    expect(around('Fourth one.', 1)).toBe(text.slice(text.indexOf('First'), text.length));
    expect(around('Fourth one.', 9)).toBe(text);
  });

  it('takes a sentence behind and one before in turn, as far as they fit', () => {
    expect(around('Fourth one.', 1, 24)).toBe('Fourth one. Fifth one.');
    expect(around('Fourth one.', 1, 33)).toBe('Third one. Fourth one. Fifth one.');
    expect(around('Fourth one.', 1, 5)).toBe('Fourth one.');
  });

  it('always holds the span, whole sentences beside it, and no more than fits', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.nat(),
        fc.nat(200),
        fc.nat(3),
        fc.nat(600),
        (body, at, length, paragraphs, maxLength) => {
          fc.pre(body.length > 0);
          const start = at % body.length;
          const span = { start, end: Math.min(body.length, start + length + 1) };
          const all = splitIntoSentences(body);
          const context = contextOf(all, span, { paragraphs, maxLength });
          expect(context.start).toBeLessThanOrEqual(span.start);
          expect(context.end).toBeGreaterThanOrEqual(span.end);
          if (context.start < span.start) expect(all.map((one) => one.start)).toContain(context.start);
          if (context.end > span.end) expect(all.map((one) => one.end)).toContain(context.end);
          if (context.start < span.start || context.end > span.end) {
            expect(context.end - context.start).toBeLessThanOrEqual(maxLength);
          }
        },
      ),
    );
  });
});
