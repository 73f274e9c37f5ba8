import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsIn, visitWindows, type Window, windowOf } from '../../../src/core/ranking/windows.js';
import { sentenceCount } from '../../../src/core/types/forward-document.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { build, type Corpus, forwards, read } from './corpus.js';

const questions = fc.constantFrom('word other more', 'Huawei data 2010', '漢字 かな', 'the');

async function allWindows(corpus: Corpus, text: string) {
  const question = await read(text, corpus);
  return (await forwards(corpus)).map((forward) => {
    const hits = hitsIn(forward, question);
    const whole = { first: 0, end: sentenceCount(forward) };
    const windows: Window[] = [];
    visitWindows(forward, hits, whole, (first, end, from, to) =>
      windows.push(windowOf(forward, first, end, hits.slice(from, to))),
    );
    return { forward, hits, windows };
  });
}

describe('windows', () => {
  it('are whole sentences in order, each window once, at most 400 long unless one sentence is', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        for (const { forward, windows } of await allWindows(await build(corpus), question)) {
          const { sentenceStarts, sentenceEnds, firstToken } = forward;
          let last = { first: -1, end: -1 };
          for (const { first, end, span, length } of windows) {
            expect(end).toBeGreaterThan(first);
            expect(span).toEqual({ start: sentenceStarts[first], end: sentenceEnds[end - 1] });
            if (end - first > 1) expect(span.end - span.start).toBeLessThanOrEqual(400);
            expect(length).toBe((firstToken[end] ?? 0) - (firstToken[first] ?? 0));
            // Both borders only move on, and one does.
            expect(first).toBeGreaterThanOrEqual(last.first);
            expect(end).toBeGreaterThanOrEqual(last.end);
            expect(first > last.first || end > last.end).toBe(true);
            last = { first, end };
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hold every hit of their sentences and no other, and leave out no hit', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        for (const { hits, windows } of await allWindows(await build(corpus), question)) {
          const held = new Set<unknown>();
          for (const window of windows) {
            expect(window.hits.length).toBeGreaterThan(0);
            expect(window.hits).toEqual(
              hits.filter(({ sentence }) => sentence >= window.first && sentence < window.end),
            );
            for (const hit of window.hits) held.add(hit);
          }
          expect(held.size).toBe(hits.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have hits that stand where the term stands, in its sentence, in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, text) => {
        const index = await build(corpus);
        const question = await read(text, index);
        for (const forward of await forwards(index)) {
          let last = -1;
          for (const { token, term, sentence, weight } of hitsIn(forward, question)) {
            expect(token).toBeGreaterThan(last);
            last = token;
            const asked = question.terms[term];
            const found = forward.terms[token] ?? -1;
            const standsFor = weight === 1 ? [asked?.term ?? ''] : (asked?.related ?? []);
            expect(standsFor.map((one) => forward.termNumber(one))).toContain(found);
            expect(token).toBeGreaterThanOrEqual(forward.firstToken[sentence] ?? 0);
            expect(token).toBeLessThan(forward.firstToken[sentence + 1] ?? 0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('go over blank lines', async () => {
    const text = 'The ferry sank.\n\nNobody was hurt.\n\nThe captain spoke of fog.';
    const index = await build([documentOf('a.txt', text)]);
    const windows = (await allWindows(index, 'why did the ferry sink')).flatMap((of) => of.windows);
    expect(windows.map(({ span }) => text.slice(span.start, span.end))).toEqual([text]);
  });

  it('are filled with what stands behind a sentence and then with what stands before it', async () => {
    const sentences = Array.from({ length: 12 }, (_, i) => `Sentence ${i} ${'goes on '.repeat(11)}here.`);
    const text = sentences.join(' ');
    const index = await build([documentOf('a.txt', text)]);
    const windows = (await allWindows(index, 'sentence')).flatMap((of) => of.windows);
    for (const { first, end, span } of windows) {
      const one = sentences[0]?.length ?? 0;
      // No sentence more would have fitted on either side.
      expect(span.end - span.start + one + 1 > 400 || end - first === sentences.length).toBe(true);
    }
    expect(windows.at(-1)?.end).toBe(12);
  });
});
