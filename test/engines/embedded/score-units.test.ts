import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bm25, titleBoost } from '../../../src/core/ranking/configuration.js';
import { compareIds } from '../../../src/core/types/document.js';
import { Collection } from '../../../src/engines/embedded/collection.js';
import { KnownTerms } from '../../../src/engines/embedded/known-terms.js';
import { MemoryStorage } from '../../../src/engines/embedded/memory-storage.js';
import { ScopeMasks } from '../../../src/engines/embedded/scope-masks.js';
import { UnitScorer } from '../../../src/engines/embedded/score-units.js';
import { Segment } from '../../../src/engines/embedded/segment.js';
import { runOf } from '../../../src/engines/embedded/segment-arrays.js';
import { SegmentBuilder } from '../../../src/engines/embedded/segment-builder.js';
import { SegmentView } from '../../../src/engines/embedded/segment-view.js';
import { analysed, anyTestDocument, fewTerms, type TestDocument } from '../analysed.js';

const kinds = ['documents', 'passages'] as const;

/** Segments of documents of which some have been removed again. */
async function viewsOf(segments: readonly (readonly TestDocument[])[], isDead: (i: number) => boolean) {
  const storage = new MemoryStorage();
  const views: SegmentView[] = [];
  for (const documents of segments) {
    const builder = new SegmentBuilder();
    for (const document of documents) await builder.add(analysed(document));
    const segment = await Segment.load(storage, await builder.write(storage));
    if (segment === undefined) throw new Error('gone');
    views.push(
      new SegmentView(
        segment,
        [...segment.ids].flatMap((_, i) => (isDead(i) ? [i] : [])),
      ),
    );
  }
  return views;
}

/** The fields in the order in which their scores are added. */
const fieldsOf = {
  documents: [
    ['title', titleBoost],
    ['text', 1],
    ['stops', 1],
  ],
  passages: [['passage', 1]],
} as const;

/** What is asked of some segments, by scorers that read a few units at a time, and all of them. */
function asking(views: readonly SegmentView[], terms: readonly string[], ids?: ReadonlySet<string>) {
  const masks = new ScopeMasks(views);
  const visible = ids === undefined ? masks.of({ kind: 'all' }) : masks.among(ids);
  const collection = new Collection(views, visible);
  const known = new KnownTerms(views);
  const asked = terms.map((term, i) => ({ term: known.of(term), weight: 1 + (i % 3) }));

  /** Every posting's score added to that of its unit, one by one. */
  function exhaustively(kind: (typeof kinds)[number]) {
    const found = views.flatMap(({ segment }, place) => {
      const { mask } = visible[place] ?? {};
      const scores = new Map<number, number>();
      for (const { term, weight } of asked) {
        for (const [name, boost] of fieldsOf[kind]) {
          const matching = collection.frequencyOf(term, name);
          if (matching === 0) continue;
          const all = collection[kind];
          const worth = boost * Math.log(1 + (all - matching + 0.5) / (matching + 0.5)) * weight;
          const average = collection.lengthSums[name] / all;
          const postings = segment.postings(name);
          const [from, to] = runOf(postings, term.numbers[place] ?? -1);
          for (let i = from; i < to; i++) {
            const unit = postings.units[i] ?? 0;
            const frequency = postings.frequencies[i] ?? 0;
            const norm = bm25.k * (1 - bm25.b + (bm25.b * (postings.lengths[unit] ?? 0)) / average);
            const more = worth * (bm25.d + (frequency * (bm25.k + 1)) / (frequency + norm));
            scores.set(unit, (scores.get(unit) ?? 0) + more);
          }
        }
      }
      const documentOf = (unit: number) =>
        kind === 'documents' ? unit : (segment.arrays.passageDocuments[unit] ?? 0);
      return [...scores]
        .filter(([unit]) => mask?.[documentOf(unit)] !== 0)
        .map(([unit, score]) => ({ place, unit, score, id: segment.ids.at(documentOf(unit)) }));
    });
    return found
      .sort((a, b) => b.score - a.score || compareIds(a.id, b.id) || a.unit - b.unit)
      .map(({ id: _, ...unit }) => unit);
  }

  const [few, all] = [3, 1 << 16].map((atOnce) => new UnitScorer(views, atOnce));
  if (few === undefined || all === undefined) throw new Error('no scorer');
  return {
    few,
    all,
    exhaustively,
    of: (scorer: UnitScorer, kind: (typeof kinds)[number], k: number) =>
      scorer.best(kind, asked, k, collection, visible),
  };
}

it('finds the very units, scores and order that scoring everything does, whatever is passed over', async () => {
  const ids = Array.from({ length: 30 }, (_, i) => `d${i}`);
  const documents = fc.uniqueArray(anyTestDocument(ids), { maxLength: 30, selector: ({ id }) => id });
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.shuffledSubarray(fewTerms, { minLength: 1 }),
      fc.integer({ min: 1, max: 8 }),
      fc.option(fc.uniqueArray(fc.constantFrom(...ids))),
      fc.nat(6),
      async (list, terms, k, scope, death) => {
        const half = Math.ceil(list.length / 2);
        const segments = [list.slice(0, half), list.slice(half)].filter(({ length }) => length > 0);
        const views = await viewsOf(segments, (i) => i % 7 === death);
        const { few, all, of, exhaustively } = asking(
          views,
          terms,
          scope === null ? undefined : new Set(scope),
        );
        for (const kind of kinds) {
          const everything = exhaustively(kind);
          expect(of(all, kind, 1_000)).toEqual(everything);
          expect(of(all, kind, k)).toEqual(everything.slice(0, k));
          expect(of(few, kind, k)).toEqual(everything.slice(0, k));
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('walks fewer postings for the best few than for all', async () => {
  // A rare word that only a few have, and two that nearly all have.
  const documents = Array.from({ length: 4_000 }, (_, i): TestDocument => {
    const words = ['grass', ...(i % 10 === 0 ? [] : ['land']), ...(i % 20 === 7 && i < 200 ? ['zebra'] : [])];
    return { id: `d${String(i).padStart(5, '0')}`, passages: [[...words, `w${i % 97}`, `v${i % 89}`]] };
  });
  const views = await viewsOf([documents], () => false);
  const { all, few, of } = asking(views, ['grass', 'zebra', 'land']);
  const everything = of(all, 'documents', 4_000);
  expect(all.postingsRead).toBe(4_000 + 10 + 3_600);
  expect(of(few, 'documents', 5)).toEqual(everything.slice(0, 5));
  expect(few.postingsRead).toBeLessThan(500);
});
