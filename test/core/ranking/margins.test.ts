import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginsOf, noRival } from '../../../src/core/ranking/margins.js';
import type { ForwardDocument } from '../../../src/core/types/forward-document.js';

/** Three sentences each, no two of the same words. */
const documents = new Map(
  ['a', 'b', 'c'].map((id, i) => [
    id,
    { id, sentenceHashes: Int32Array.of(10 * i, 10 * i + 1, 10 * i + 2) } as ForwardDocument,
  ]),
);

/** Windows of one sentence, or of [first, end). */
function scored(...windows: readonly (readonly [id: string, score: number, first?: number, end?: number])[]) {
  return windows.map(([id, score, first = 0, end = first + 1]) => ({
    window: { forward: documents.get(id) as ForwardDocument, first, end },
    score,
    signals: { sentenceSimilarity: 0 },
  }));
}

type Copies = Parameters<typeof marginsOf>[2];

const noCopies = { areNearDuplicates: () => false };

const documentMarginsAmong = (windows: ReturnType<typeof scored>, copies: Copies = noCopies) =>
  marginsOf(windows, windows, copies).map(({ documentMargin }) => documentMargin);

const marginsAmong = (windows: ReturnType<typeof scored>, copies: Copies = noCopies) =>
  marginsOf(windows, windows, copies).map(({ margin }) => margin);

describe('the margin of a window over other documents', () => {
  it('is its distance to the best of another document, as a share of its score', () => {
    expect(documentMarginsAmong(scored(['a', 2], ['a', 1.9], ['b', 1.5]))).toEqual([
      0.25,
      expect.closeTo(0.4 / 1.9),
      0,
    ]);
  });

  it('is not narrowed by a near-duplicate, which says the same', () => {
    const copies = {
      areNearDuplicates: (one: ForwardDocument, other: ForwardDocument) => `${one.id}${other.id}` !== 'ac',
    };
    expect(documentMarginsAmong(scored(['a', 2]), copies)).toEqual([noRival]);
    expect(documentMarginsAmong(scored(['a', 2], ['b', 2]), { areNearDuplicates: () => true })).toEqual([
      noRival,
      noRival,
    ]);
  });

  it('is small where all scores are low', () => {
    expect(documentMarginsAmong(scored(['a', 0.1], ['b', 0.05]))[0]).toBeCloseTo(0.1);
  });

  it('is measured against all that there is, not only against its like', () => {
    const aside = scored(['a', 1]);
    const among = (others: ReturnType<typeof scored>) => marginsOf(aside, [...others, ...aside], noCopies);
    expect(among(scored(['b', 2]))).toMatchObject([{ documentMargin: 0, margin: 0 }]);
    expect(among(scored(['a', 2]))).toMatchObject([{ documentMargin: noRival }]);
  });
});

describe('the margin of a window over the next', () => {
  it('is the distance of its score to the next window that shares no sentence with it', () => {
    expect(marginsAmong(scored(['a', 2, 0, 2], ['a', 1.9, 1, 2], ['a', 1.75, 2], ['b', 1.5]))).toEqual([
      0.25,
      expect.closeTo(0.15),
      0,
      0,
    ]);
  });

  it('is not narrowed by the same words elsewhere, nor by near-duplicates', () => {
    const text = { id: 'copy', sentenceHashes: Int32Array.of(7, 0, 1) } as ForwardDocument;
    const copy = {
      window: { forward: text, first: 1, end: 3 },
      score: 2,
      signals: { sentenceSimilarity: 0 },
    };
    expect(marginsAmong([...scored(['a', 2, 0, 2]), copy, ...scored(['b', 1.5])])[0]).toBe(0.5);
    expect(marginsAmong([...scored(['a', 2, 0, 1]), copy])[0]).toBe(noRival);
    expect(marginsAmong(scored(['a', 2], ['b', 2]), { areNearDuplicates: () => true })[0]).toBe(noRival);
  });
});

it('the nearest sentence is that of all windows, wherever it stands', () => {
  const windows = scored(['a', 2], ['a', 1, 1], ['b', 0.5]).map((one, i) => ({
    ...one,
    signals: { sentenceSimilarity: [0.3, 0.7, 0.1][i] ?? 0 },
  }));
  expect(marginsOf(windows, windows, noCopies).map(({ bestSimilarity }) => bestSimilarity)).toEqual([
    0.7, 0.7, 0.7,
  ]);
  expect(marginsOf(scored(['a', 2]), windows, noCopies)).toMatchObject([{ bestSimilarity: 0.7 }]);
  expect(marginsOf(scored(['a', 2]), [], noCopies)).toMatchObject([{ bestSimilarity: 0 }]);
});

it('both margins are shares whatever the scores, and none where another document is ahead', () => {
  const window = fc.tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.constantFrom(0, 1, 2),
  );
  fc.assert(
    fc.property(fc.array(window, { maxLength: 30 }), (drawn) => {
      const windows = scored(...drawn.sort(([, one], [, other]) => other - one));
      const margins = marginsOf(windows, windows, noCopies);
      expect(margins).toHaveLength(windows.length);
      for (const [i, { documentMargin, margin }] of margins.entries()) {
        for (const value of [documentMargin, margin]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        const isBehind = windows
          .slice(0, i)
          .some(({ window }) => window.forward !== windows[i]?.window.forward);
        if (isBehind) expect([documentMargin, margin]).toEqual([0, 0]);
      }
    }),
  );
});
