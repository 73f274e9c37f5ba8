import type { SentenceVector } from '../core/types/sentence-encoder.js';

/** Vectors that share one block of memory: by itself each would take several times what it holds. */
const vectorsABlock = 1_024;

/** The vectors of texts that have been asked for. Once there are too many it begins anew. */
export class VectorCache {
  readonly #max: number;
  readonly #known = new Map<string, SentenceVector | undefined>();
  /** Whole blocks are left to whoever still uses a vector in them: nothing in a block changes once it is set. */
  #block = new Int8Array();
  #used = 0;

  /** @param max So many texts are remembered; an integer >= 1. */
  constructor(max: number) {
    this.#max = max;
  }

  has(text: string): boolean {
    return this.#known.has(text);
  }

  /** undefined also for a text that has no vector. */
  get(text: string): SentenceVector | undefined {
    return this.#known.get(text);
  }

  /** @param vector As long as all others; undefined where the text has none. @returns the same, as it is kept. */
  set(text: string, vector: SentenceVector | undefined): SentenceVector | undefined {
    if (this.#known.size >= this.#max) this.#known.clear();
    const kept = vector && this.#keep(vector);
    // Put together anew: a piece of a longer text would keep all of that in memory.
    this.#known.set(text.split('').join(''), kept);
    return kept;
  }

  #keep(vector: SentenceVector): SentenceVector {
    if (this.#used + vector.length > this.#block.length) {
      this.#block = new Int8Array(vectorsABlock * vector.length);
      this.#used = 0;
    }
    const kept = this.#block.subarray(this.#used, this.#used + vector.length);
    kept.set(vector);
    this.#used += vector.length;
    return kept;
  }
}
