import { hashString } from '../../core/indexing/string-hash.js';
import type { KeptWords } from '../../core/types/token-words.js';
import type { Segment } from './segment.js';
import { StringCache } from './string-cache.js';

/** The words of a segment, each read once however many documents are taken over that have it. */
export class SegmentWords implements KeptWords {
  readonly size: number;
  readonly #terms: StringCache;
  readonly #words: StringCache;
  readonly #termOf: ArrayLike<number>;
  readonly #hashes: Uint32Array;
  readonly #isHashed: Uint8Array;

  /** Reads all that it needs: the segment may be closed afterwards. @throws {DamagedIndexError} */
  constructor(segment: Segment) {
    this.size = segment.words.size;
    this.#terms = new StringCache(segment.terms);
    this.#words = new StringCache(segment.words);
    this.#termOf = segment.arrays.wordTerms;
    this.#hashes = new Uint32Array(this.size);
    this.#isHashed = new Uint8Array(this.size);
  }

  writtenAt(number: number): string {
    return this.#words.at(number);
  }

  termAt(number: number): string {
    return this.#terms.at(this.#termOf[number] ?? 0);
  }

  hashAt(number: number): number {
    if (this.#isHashed[number] !== 1) {
      this.#isHashed[number] = 1;
      this.#hashes[number] = hashString(this.writtenAt(number));
    }
    return this.#hashes[number] as number;
  }
}
