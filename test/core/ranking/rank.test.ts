import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/core/document.js';
import { rank } from '../../../src/core/ranking/rank.js';
import { everything } from '../../../src/core/scope.js';
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
});
