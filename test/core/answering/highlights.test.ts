import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightsIn, tokensIn } from '../../../src/core/answering/highlights.js';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { spanOfSentences } from '../../../src/core/types/forward-document.js';
import { anyCorpus, documentOf } from '../../support/texts.js';

describe('highlights', () => {
  it('stand where reading the quote again finds the terms, whatever the language', () => {
    const documents = anyCorpus.map((corpus) => corpus.map((document) => analyseDocument(document)));
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), fc.nat(), (corpus, a, b, seed) => {
        for (const analysed of corpus) {
          const sentences = analysed.sentenceStarts.length;
          if (sentences === 0) continue;
          const first = a % sentences;
          const span = spanOfSentences(analysed, first, first + 1 + (b % (sentences - first)));
          const terms = new Set(analysed.vocabulary.filter((_, i) => (i * 7919 + seed) % 3 === 0));
          const { text } = analysed.document;
          const read = [...tokensIn(text, analysed, span)].filter(
            ({ stop, term }) => !stop && terms.has(term),
          );
          const marks = highlightsIn(text, analysed, span, terms);
          for (const { start, end } of read) {
            expect(marks.some((mark) => mark.start <= start && end <= mark.end)).toBe(true);
          }
          for (const mark of marks) {
            expect(read.some(({ start }) => start === mark.start)).toBe(true);
            expect(read.some(({ end }) => end === mark.end)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('look up the terms of a question once for all documents of one numbering', () => {
    const text = 'A ship sails. A dog barks.';
    const analysed = analyseDocument(documentOf('a.txt', text));
    const asked: string[] = [];
    const termNumber = (term: string) => {
      asked.push(term);
      return analysed.termNumber(term);
    };
    const [one, other] = [
      { ...analysed, termNumber },
      { ...analysed, termNumber },
    ];
    const terms = new Set(['ship', 'dog']);
    expect(highlightsIn(text, one, { start: 0, end: 13 }, terms)).toEqual([{ start: 2, end: 6 }]);
    expect(highlightsIn(text, other, { start: 14, end: text.length }, terms)).toEqual([
      { start: 16, end: 19 },
    ]);
    expect(asked).toEqual(['ship', 'dog']);
  });
});
