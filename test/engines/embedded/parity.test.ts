import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { indexEntries, partsOfPassageId } from '../../../src/core/indexing/index-entries.js';
import { bm25, titleBoost } from '../../../src/core/ranking/configuration.js';
import { compareIds } from '../../../src/core/types/document.js';
import type { AnalysedDocument } from '../../../src/core/types/forward-document.js';
import type { IndexReader, Scored } from '../../../src/core/types/index-reader.js';
import { everything, inScope } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { after, analysed, anyChanges, each, factsOf, fewTerms, type TestChange } from '../analysed.js';
import { only } from '../observe.js';

/** What MiniSearch itself finds in an index of the same entries, made afresh. */
function miniSearchOf(documents: readonly AnalysedDocument[]) {
  const options = {
    // Whatever a term holds, it comes back as it was.
    stringifyField: (terms: readonly string[]) => JSON.stringify(terms),
    tokenize: (text: string): string[] => JSON.parse(text),
    processTerm: (term: string) => term,
    searchOptions: {
      combineWith: 'OR',
      prefix: false,
      fuzzy: false,
      boost: { title: titleBoost },
      bm25,
    } as const,
  };
  const ofDocuments = new MiniSearch({ ...options, fields: ['title', 'text', 'stops'] });
  const ofPassages = new MiniSearch({ ...options, fields: ['text'] });
  const numbers: { id: string; documentId: string; start: number }[] = [];
  for (const entry of documents.map(indexEntries)) {
    ofDocuments.add({ id: entry.id, title: entry.titleTerms, text: entry.terms, stops: entry.stopTerms });
    for (const { id, terms } of entry.passages) {
      ofPassages.add({ id: numbers.length, text: terms });
      numbers.push({ id, ...partsOfPassageId(id) });
    }
  }
  const scored = (index: MiniSearch, terms: readonly string[]) => {
    if (terms.length === 0) return [];
    // Its score is multiplied by the number of matched terms. (`terms` counts them, too, but for `__proto__`.)
    return index
      .search(JSON.stringify(terms))
      .map(({ id, score, queryTerms }) => ({ id, score: score / queryTerms.length }));
  };
  return (terms: readonly string[]) => ({
    documents: scored(ofDocuments, terms).sort((a, b) => b.score - a.score || compareIds(a.id, b.id)),
    passages: scored(ofPassages, terms)
      .map(({ id, score }) => ({ ...(numbers[id] ?? { id: '', documentId: '', start: 0 }), score }))
      .sort((a, b) => b.score - a.score || compareIds(a.documentId, b.documentId) || a.start - b.start),
  });
}

/** Whether both have the same scores in the same order; ids may differ in places whose scores are equal but for rounding. */
function expectSame(found: readonly Scored[], expected: readonly Scored[], k: number) {
  expect(found).toHaveLength(Math.min(k, expected.length));
  const byId = new Map(expected.map(({ id, score }) => [id, score]));
  for (const [i, { id, score }] of found.entries()) {
    expect(Math.abs(score - (expected[i]?.score ?? 0))).toBeLessThan(1e-9);
    expect(Math.abs(score - (byId.get(id) ?? 0))).toBeLessThan(1e-9);
    const isTied = [expected[i - 1], expected[i + 1]].some(
      (other) => Math.abs((other?.score ?? -1) - score) < 1e-9,
    );
    if (!isTied) expect(id).toBe(expected[i]?.id);
  }
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
}

const ids = ['a', 'b', 'c#7', 'd', '#', '__proto__', '😀', 'constructor'];
/** Characters of every kind that could be taken for something else. */
const oddTerms = [
  '',
  ' ',
  'a b',
  '\0',
  '\0a',
  '__proto__',
  '𝒜',
  '𝒜𝒷',
  '\ud835',
  '\udc9c',
  '\uffee',
  'ﬁ',
  '漢字',
  '"',
  '\n',
  'ß',
  '0',
  '10',
];

async function readerAfter(changes: readonly TestChange[], engine: EmbeddedEngine): Promise<IndexReader> {
  let reader: IndexReader = await engine.replace(each([]), () => ({ facts: factsOf('f'), removed: [] }));
  for (const { kind, documents, removed } of changes) {
    await reader.close();
    reader = await engine[kind](each(documents.map(analysed)), () => ({ facts: factsOf('f'), removed }));
  }
  return reader;
}

it.each([
  ['words', fewTerms],
  ['terms of any characters', oddTerms.filter((term) => term !== '')],
])(
  'scores and orders as MiniSearch does, after any changes, in any scope: %s',
  async (_, terms) => {
    await fc.assert(
      fc.asyncProperty(
        anyChanges(ids, 8, terms),
        fc.uniqueArray(fc.constantFrom(...terms, 'unknown'), { maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.uniqueArray(fc.constantFrom(...ids, 'no such'), { maxLength: 5 })),
        fc.constantFrom({ passages: 1, text: 10 }, { passages: 6, text: 200 }, undefined),
        async (changes, asked, k, visible, bounds) => {
          const engine = new EmbeddedEngine(bounds === undefined ? {} : { bounds });
          const reader = await readerAfter(changes, engine);
          const scope = visible === null ? everything : only(...visible);
          const inside = [...after(changes).values()].filter(({ id }) => inScope(scope, id));
          const expected = miniSearchOf(inside.map(analysed))(asked);
          const found = await reader.search(asked, k, scope);
          expectSame(found.documents, expected.documents, k);
          expectSame(found.passages, expected.passages, k);
        },
      ),
      { numRuns: 150 },
    );
  },
  120_000,
);

it('scores the same to the last bit, however documents are spread over segments', async () => {
  await fc.assert(
    fc.asyncProperty(anyChanges(ids, 6), async (changes) => {
      const results = [];
      for (const bounds of [
        { passages: 1, text: 1 },
        { passages: 5, text: 100 },
        { passages: 1_000, text: 1e6 },
      ]) {
        const reader = await readerAfter(changes, new EmbeddedEngine({ bounds }));
        results.push(await reader.search(fewTerms, 20, everything));
      }
      expect(results[1]).toEqual(results[0]);
      expect(results[2]).toEqual(results[0]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
