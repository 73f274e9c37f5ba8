import type { SentenceVector } from '../../core/types/sentence-encoder.js';
import type { VectorStore } from '../../core/types/vector-store.js';

/** Vectors that are kept as long as the program runs. */
export class MemoryVectors implements VectorStore {
  readonly #vectors = new Map<string, SentenceVector | null>();
  readonly #documents = new Set<string>();

  read(keys: readonly Uint8Array[]): readonly (SentenceVector | null | undefined)[] {
    return keys.map((key) => this.#vectors.get(nameOf(key)));
  }

  write(vectors: Parameters<VectorStore['write']>[0]): void {
    for (const [key, vector] of vectors) this.#vectors.set(nameOf(key), vector);
  }

  hasDocument(key: string): boolean {
    return this.#documents.has(key);
  }

  addDocument(key: string): void {
    this.#documents.add(key);
  }

  close(): void {}
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key).toString('latin1');
}
