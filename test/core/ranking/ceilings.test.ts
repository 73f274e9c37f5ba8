import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BestWindows } from '../../../src/core/ranking/best-windows.js';
import { ceilingOf } from '../../../src/core/ranking/ceilings.js';
import { rankWindows, ScoredDocument } from '../../../src/core/ranking/scored-windows.js';
import { byScore } from '../../../src/core/ranking/scorer.js';
import { signalNames, signals } from '../../../src/core/ranking/signals.js';
import { weightsByWords } from '../../../src/core/ranking/weights.js';
import { WindowBound } from '../../../src/core/ranking/window-bound.js';
import { WindowPlaces } from '../../../src/core/ranking/window-places.js';
import { hitsIn, wholeOf } from '../../../src/core/ranking/windows.js';
import { anyCorpus } from '../../support/texts.js';
import { build, read } from './corpus.js';

const questions = fc.constantFrom(
  'word other more',
  'who had Huawei data in 2010',
  'which words did Ada not say',
  'what is a word',
  'how many words are there in clause 4.2.1',
  'how do I say more',
  '漢字 かな',
);

async function rankedIn(corpus: Parameters<typeof build>[0], question: string) {
  const index = await build(corpus);
  const asked = await read(question, index);
  const forwards = await index.reader.forward(index.reader.ids);
  const about = { question: asked, documentShare: 0.5, meanPassageLength: 20 };
  return forwards.flatMap((forward) => rankWindows(forward, wholeOf(forward), about));
}

it('leaves no signal of any window above its ceiling', async () => {
  await fc.assert(
    fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
      for (const { window, context } of await rankedIn(corpus, question)) {
        for (const name of signalNames)
          expect([name, signals[name](window, context) <= ceilingOf(name, context) + 1e-12]).toEqual([
            name,
            true,
          ]);
      }
    }),
    { numRuns: 60 },
  );
});

it('gives every window the most that it can score before it is made', async () => {
  await fc.assert(
    fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
      for (const { window, context, score, weights } of await rankedIn(corpus, question)) {
        const { forward, first, end } = window;
        const { documentHits } = context;
        const from = documentHits.findIndex(({ sentence }) => sentence >= first);
        const bound = new WindowBound(forward, documentHits, context, weights);
        expect(bound.of(first, end, from, from + window.hits.length)).toBeGreaterThanOrEqual(score - 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

it('finds the same best windows whether those that can score most come first or all are scored', async () => {
  const kept = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(anyCorpus, questions, kept, async (corpus, question, count) => {
      const index = await build(corpus);
      const asked = await read(question, index);
      const about = { question: asked, documentShare: 0.5, meanPassageLength: 20 };
      const all = new BestWindows(count);
      const some = new BestWindows(count);
      const places = new WindowPlaces();
      for (const forward of await index.reader.forward(index.reader.ids)) {
        const within = wholeOf(forward);
        const found = { forward, within, hits: hitsIn(forward, asked, within) };
        const document = new ScoredDocument(found, about, weightsByWords);
        document.rank((one) => all.add(one));
        document.offer(places);
      }
      places.score(
        (one) => some.add(one),
        () => some.minScore,
      );
      expect(some.windows).toEqual(all.windows);
    }),
    { numRuns: 60 },
  );
});

it('keeps the best windows in order, whatever the order in which they come', async () => {
  const kept = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(anyCorpus, questions, kept, async (corpus, question, count) => {
      const all = await rankedIn(corpus, question);
      const best = new BestWindows(count);
      for (const one of all) best.add(one);
      const sorted = [...all].sort(byScore).slice(0, count);
      expect(best.windows).toEqual(sorted);
      expect(best.minScore).toBe(sorted.length < count ? Number.NEGATIVE_INFINITY : sorted.at(-1)?.score);
    }),
    { numRuns: 60 },
  );
});
