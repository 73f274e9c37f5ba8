import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../../src/core/ranking/rank.js';
import { rankWindows } from '../../../src/core/ranking/scored-windows.js';
import { byScore, type RankedWindow } from '../../../src/core/ranking/scorer.js';
import { wholeOf } from '../../../src/core/ranking/windows.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { build, only, read, windowsFor } from './corpus.js';

const questions = fc.constantFrom('word other more', 'who had Huawei data in 2010', '漢字 かな', 'the');

async function ranked(documents: Parameters<typeof build>[0], text: string) {
  const index = await build(documents);
  const { documents: found, windows } = await rank(await read(text, index), index.reader, everything);
  return {
    documents: found,
    windows: windows.map(({ window, score, signals }) => ({
      id: window.forward.id,
      span: window.span,
      score,
      signals,
    })),
  };
}

describe('ranking', () => {
  it('is the same whatever the order in which the documents came', async () => {
    const shuffled = anyCorpus.chain((corpus) =>
      fc.tuple(fc.constant(corpus), fc.shuffledSubarray(corpus, { minLength: corpus.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, questions, async ([corpus, reordered], question) => {
        expect(await ranked(reordered, question)).toEqual(await ranked(corpus, question));
      }),
      { numRuns: 80 },
    );
  });

  it('is best first, ties by document id by code unit and then by position', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        // Twins of every document make ties.
        const twins = corpus.map((document) => ({ ...document, id: `${document.id}.twin` }));
        const { windows } = await ranked([...corpus, ...twins], question);
        for (const [i, b] of windows.entries()) {
          const a = windows[i - 1];
          if (a === undefined) continue;
          const inOrder =
            a.score > b.score ||
            (a.score === b.score && (a.id < b.id || (a.id === b.id && a.span.start <= b.span.start)));
          expect(inOrder).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('takes copies of a document in order of their ids', async () => {
    const text = 'The zebra eats grass.';
    const documents = ['b', 'ä', 'Z', 'a'].map((id) => documentOf(id, text, { title: 'Same' }));
    const { documents: found, windows } = await ranked(documents, 'zebra grass');
    expect(windows.map(({ id }) => id)).toEqual(['Z', 'a', 'b', 'ä']);
    expect(found.map(({ id }) => id)).toEqual(['Z', 'a', 'b', 'ä']);
  });

  it('keeps the 400 best windows of many, as if each had been scored to its end', async () => {
    const words = ['zebra', 'grass', 'Huawei', '2010', 'eats', 'of', 'other'];
    await fc.assert(
      // From a number: to make a smaller corpus of a failing one would take minutes.
      fc.asyncProperty(fc.nat(), async (seed) => {
        let state = seed;
        const next = (below: number) => {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
          return (state >>> 8) % below;
        };
        const sentence = () =>
          `So ${Array.from({ length: 3 + next(4) }, () => words[next(words.length)]).join(' ')}.`;
        const texts = Array.from({ length: 22 }, () => Array.from({ length: 60 }, sentence).join(' '));
        const index = await build(texts.map((one, i) => documentOf(`${i}`, one)));
        const question = await read('which grass eats the other zebra of Huawei', index);
        const { documents, windows } = await rank(question, index.reader, everything);
        const best = documents[0]?.score ?? 1;
        const all: RankedWindow[] = [];
        for (const { id, score } of documents.slice(0, 50)) {
          for (const forward of await index.reader.forward([id])) {
            const { meanPassageLength } = await index.reader.profile(everything);
            const about = { question, documentShare: score / best, meanPassageLength };
            all.push(...rankWindows(forward, wholeOf(forward), about));
          }
        }
        expect(all.length).toBeGreaterThan(800);
        const shown = ({ window, score, signals }: RankedWindow) => [
          window.forward.id,
          window.span,
          score,
          signals,
        ];
        expect(windows.map(shown)).toEqual(all.sort(byScore).slice(0, 400).map(shown));
      }),
      { numRuns: 10 },
    );
  });

  it('keeps within its scope', async () => {
    const documents = ['a', 'b', 'c'].map((id) => documentOf(id, 'The zebra eats grass.'));
    const windows = await windowsFor('zebra', await build(documents), only('b'));
    expect(windows.map(({ window }) => window.forward.id)).toEqual(['b']);
  });

  it('finds documents by a related word where the word itself stands nowhere', async () => {
    const part = documentOf('a', 'Die Versorgung steht fest, und das ist gut für alle.');
    const whole = documentOf('b', 'Die Wasserversorgung steht fest, und das ist gut für alle.');
    const found = async (documents: readonly Document[]) =>
      (await windowsFor('Wasserversorgung', await build(documents, { language: 'de' }))).map(
        ({ window }) => window.forward.id,
      );
    expect(await found([part])).toEqual(['a']);
    expect((await found([part, whole]))[0]).toBe('b');
  });

  it('gives a heading without its text only where nothing else has a word of the question', async () => {
    const page = (heading: string, text: string) =>
      documentOf('a.md', `${heading}\n\n${text}`, {
        blocks: [
          { kind: 'heading', level: 1, start: 0, end: heading.length + 2 },
          { kind: 'paragraph', start: heading.length + 2, end: heading.length + 2 + text.length },
        ],
      });
    const [found] = (
      await ranked([page('Zebra', 'It eats grass.'), documentOf('b.md', 'A zebra sleeps.')], 'zebra')
    ).windows;
    expect(found?.id).toBe('b.md');
    const index = await build([page('Zebra', 'See https://example.org for more.')]);
    const { windows, setAside } = await rank(await read('zebra', index), index.reader, everything);
    expect(windows.every(({ window }) => window.end > 1)).toBe(true);
    expect([...windows, ...setAside()].length).toBeGreaterThan(0);
    // A note of one line looks like a heading.
    expect(
      (await ranked([documentOf('c.txt', 'Zebra'), page('Lion', 'It sleeps.')], 'zebra')).windows,
    ).toHaveLength(1);
  });
});
