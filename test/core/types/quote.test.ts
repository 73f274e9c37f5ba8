import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from '../../../src/core/types/cut.js';
import { lineAndParagraphAt } from '../../../src/core/types/lines.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { anyText, documentOf, isWellFormed } from '../../support/texts.js';

describe('quoteAt', () => {
  it('slices: its text is the document’s between start and end, and its highlights lie in it', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.nat(),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(400), fc.nat(400))),
        (text, a, b, marks) => {
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
            number,
            number,
          ];
          fc.pre(start < end && !splitsPair(text, start) && !splitsPair(text, end) && isWellFormed(text));
          const document = documentOf('a.txt', text);
          const highlights = marks.map(([from, length]) => ({ start: from, end: from + length }));
          const quote = quoteAt(document, { start, end }, highlights, 2.5);
          expect(quote.text).toBe(document.text.slice(start, end));
          expect(isWellFormed(quote.text)).toBe(true);
          expect(quote.citation).toEqual({
            documentId: 'a.txt',
            title: 'a.txt',
            span: { start, end },
            line:
              text.slice(0, start).split(/\r\n|\r(?!\n)|\n/u).length -
              (/\r$/u.test(text.slice(0, start)) && text[start] === '\n' ? 1 : 0),
            paragraph: paragraphsIn(text.slice(0, start + 1)),
          });
          expect(quote.score).toBe(2.5);
          for (const mark of quote.highlights) {
            expect(mark.start).toBeGreaterThanOrEqual(0);
            expect(mark.end).toBeLessThanOrEqual(quote.text.length);
            expect(mark.start).toBeLessThan(mark.end);
            expect(quote.text.slice(mark.start, mark.end)).toBe(
              text.slice(start + mark.start, start + mark.end),
            );
          }
        },
      ),
    );
  });

  it('names all that is known of the document, and nothing that is not', () => {
    const known = { url: 'https://example.org/', author: 'Ada', publisher: 'The Times', date: '2018-06-05' };
    const { citation } = quoteAt(documentOf('a', 'one\ntwo', known), { start: 4, end: 7 });
    expect(citation).toEqual({
      documentId: 'a',
      title: 'a',
      ...known,
      span: { start: 4, end: 7 },
      line: 2,
      paragraph: 1,
    });
    expect(Object.keys(quoteAt(documentOf('a', 'x'), { start: 0, end: 1 }).citation)).toEqual([
      'documentId',
      'title',
      'span',
      'line',
      'paragraph',
    ]);
  });

  it.each([
    ['empty', 1, 1],
    ['reversed', 3, 1],
    ['before the text', -1, 2],
    ['behind the text', 0, 8],
    ['not whole at its start', 0.5, 2],
    ['not whole at its end', 0, 1.5],
    ['not a number', Number.NaN, 2],
    ['infinite', 0, Number.POSITIVE_INFINITY],
    ['from inside a surrogate pair', 4, 7],
    ['to inside a surrogate pair', 0, 4],
  ])('throws a RangeError for a span that is %s', (_what, start, end) => {
    expect(() => quoteAt(documentOf('a', 'abc😀de'), { start, end })).toThrow(RangeError);
  });
});

describe('lineAndParagraphAt', () => {
  it.each([
    ['a\nb\nc', 4, 3],
    ['a\r\nb\r\nc', 6, 3],
    ['a\rb\rc', 4, 3],
    ['a\r\n\r\nb', 5, 3],
    ['a\n\rb', 3, 3],
    ['a\nb', 0, 1],
    ['a\nb', 1, 1],
    ['\nb', 1, 2],
  ])('in %j finds offset %i on line %i', (text, offset, line) => {
    expect(lineAndParagraphAt(text, offset).line).toBe(line);
  });
});

/** Runs of lines that are not blank; at least one. */
function paragraphsIn(text: string): number {
  const blank = text.split(/\r\n|\r|\n/u).map((line) => line.trim() === '');
  return Math.max(1, blank.filter((isBlank, i) => !isBlank && (i === 0 || blank[i - 1])).length);
}
