import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, WindowBorders, windowBordersOf } from '../../../src/core/ranking/window-borders.js';
import { type ForwardDocument, sentenceCount } from '../../../src/core/types/forward-document.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { build, forwards } from './corpus.js';

function bordersOf(borders: WindowBorders, sentence: number) {
  return { first: borders.firstOf(sentence), end: borders.endOf(sentence) };
}

/** By the rule alone. */
function grown(forward: ForwardDocument, sentence: number) {
  let end = sentence + 1;
  while (end < sentenceCount(forward) && fits(forward, sentence, end + 1)) end++;
  let first = sentence;
  while (first > 0 && fits(forward, first - 1, end)) first--;
  return { first, end };
}

describe('the borders of a window', () => {
  it('are as far as sentences fit, behind it first, in whatever order they are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, fc.integer(), async (corpus, seed) => {
        for (const forward of await forwards(await build(corpus))) {
          const sentences = Array.from({ length: sentenceCount(forward) }, (_, i) => i);
          const expected = sentences.map((sentence) => grown(forward, sentence));
          const inOrder = new WindowBorders(forward);
          expect(sentences.map((sentence) => bordersOf(inOrder, sentence))).toEqual(expected);
          const mixed = new WindowBorders(forward);
          const key = (sentence: number) => Math.imul(sentence + 1, seed | 1) >>> 0;
          for (const sentence of sentences.toSorted((a, b) => key(a) - key(b)))
            expect(bordersOf(mixed, sentence)).toEqual(expected[sentence]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are worked out once for all questions about a document', async () => {
    const [forward] = await forwards(await build([documentOf('a.txt', 'One word. Another word.')]));
    if (forward === undefined) throw new Error('no document');
    expect(windowBordersOf(forward)).toBe(windowBordersOf(forward));
  });
});
