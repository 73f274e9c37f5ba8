import type { SentenceVector } from './sentence-encoder.js';

/** Keeps the vectors of texts by a key of what they say, each made once. What cannot be kept is made again. */
export interface VectorStore {
  /** Of each key in order; null for a text of which nothing can be said, undefined for one that is not there. */
  read(keys: readonly Uint8Array[]): readonly (SentenceVector | null | undefined)[];
  write(vectors: readonly (readonly [key: Uint8Array, vector: SentenceVector | null])[]): void;
  /** Whether all texts of a document were kept. */
  hasDocument(key: string): boolean;
  addDocument(key: string): void;
  close(): void;
}
