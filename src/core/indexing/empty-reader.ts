import type { IndexReader } from '../types/index-reader.js';
import type { Skipped } from '../types/refresh-record.js';
import { documentsHashOf } from './hashes.js';

/** The index of no documents: before the first refresh. */
export function emptyReader(skipped: readonly Skipped[], builtAt: number): IndexReader {
  return {
    facts: { documentsHash: documentsHashOf([]), skipped, builtAt },
    documents: 0,
    passages: 0,
    ids: [],
    search: async () => ({ documents: [], passages: [] }),
    nearest: async () => [],
    size: async () => ({ documents: 0, passages: 0 }),
    profile: async () => ({ meanPassageLength: 0, languages: [], speaking: [] }),
    termFrequencies: async (terms) => terms.map(() => ({ passages: 0, documents: 0 })),
    wordsNear: async () => [],
    compounds: async () => [],
    forward: async () => [],
    document: async () => undefined,
    earlier: async () => undefined,
    catalogue: async () => [],
    close: async () => {},
  };
}
