import type { ContenderDescription, Way } from './contender.js';

/** The name of the project's own row. */
export const ours = 'Verbatim';
/** Its retrieval step by itself: what peers are compared with that have nothing else. */
export const ourIndex = 'Verbatim’s index';

const peerWays: readonly [Way, ...Way[]] = ['as asked', 'same words'];
const takesTooLong = 'it takes too long';

const ourIndexDescription: ContenderDescription = {
  name: ourIndex,
  note: 'it leaves function words out by itself',
  ways: ['as asked'],
  make: async () => new (await import('./our-index.js')).OurIndex(),
};

/** Everything that is compared, ours first. */
export const contenders: readonly ContenderDescription[] = [
  {
    name: ours,
    note: 'this project, with its threads',
    ways: ['ask'],
    make: async () => new (await import('./ours.js')).OurContender(),
  },
  {
    name: 'MiniSearch',
    note: 'MiniSearch.search() as it comes, any of the words, saved as JSON',
    ways: peerWays,
    maxPassages: { count: 700_000, why: 'its JSON is longer than a string can be' },
    make: async () => new (await import('./minisearch.js')).MiniSearchContender(),
  },
  {
    name: 'SQLite FTS5',
    note: 'bm25(), any of the words, through @photostructure/sqlite',
    ways: peerWays,
    obstacle: async () => (await import('./sqlite.js')).sqliteObstacle(),
    make: async () => new (await import('./sqlite.js')).SqliteContender(),
  },
  {
    name: 'Lucene 8',
    note: 'BM25, any of the words, no stop list, one segment, in a Java process that stays warm',
    ways: peerWays,
    obstacle: async () => (await import('./lucene.js')).luceneObstacle(),
    make: async () => new (await import('./lucene.js')).LuceneContender(),
  },
  {
    name: 'FlexSearch',
    note: 'any of the words (`suggest`); not BM25',
    ways: peerWays,
    maxPassages: { count: 300_000, why: takesTooLong },
    make: async () => new (await import('./flexsearch.js')).FlexSearchContender(),
  },
  {
    name: 'Orama',
    note: 'BM25, words that begin alike tolerated, saved as JSON',
    ways: peerWays,
    maxPassages: { count: 20_000, why: takesTooLong },
    make: async () => new (await import('./orama.js')).OramaContender(),
  },
];

export function isPeer(name: string): boolean {
  return name !== ours && name !== ourIndex;
}

/** @throws {RangeError} for a name that there is not. */
export function contenderNamed(name: string): ContenderDescription {
  const found = [...contenders, ourIndexDescription].find((contender) => contender.name === name);
  if (found === undefined) throw new RangeError(`no contender ${name}`);
  return found;
}
