import { type SentenceEncoder, type SentenceVector, unitVector } from '../core/types/sentence-encoder.js';
import type { PieceTable } from './piece-table.js';
import { VectorCache } from './vector-cache.js';
import { WordPieces } from './word-pieces.js';

/** How many words' vectors are remembered: some 5 MB. The next questions ask for nearly the same ones. */
const remembered = 20_000;

/** Longer texts are not remembered: hardly a sentence is asked for again soon. UTF-16 code units. */
const maxRememberedLength = 32;

/** Factors of a text that make less than this together make no sum of 32 bits overflow: no number of a vector is beyond 128. */
const maxOfAll = 2 ** 24;

/**
 * A text's vector is the weighted sum of its word pieces' vectors, which were trained so that it points where the vector of
 * a whole language model does (see test/distil). What each piece weighs is in its vector's length.
 */
export class StaticEncoder implements SentenceEncoder {
  readonly #table: PieceTable;
  readonly #pieces: WordPieces;
  /** By piece, while a text is read: how often it has it; else 0. */
  readonly #counts: Uint32Array;
  /** The sum of a text's pieces, while it is read. */
  readonly #sum: Float64Array;
  readonly #small: Int32Array;
  readonly #known = new VectorCache(remembered);

  constructor(table: PieceTable) {
    this.#table = table;
    this.#pieces = new WordPieces(table.vocabulary);
    this.#counts = new Uint32Array(table.vocabulary.length);
    this.#sum = new Float64Array(table.about.dimensions);
    this.#small = new Int32Array(table.about.dimensions);
  }

  get name(): string {
    return this.#table.about.name;
  }

  get languages(): readonly string[] {
    return this.#table.about.languages;
  }

  get dimensions(): number {
    return this.#table.about.dimensions;
  }

  get hash(): string {
    return this.#table.hash;
  }

  async encode(texts: readonly string[], isOnce = false): Promise<readonly (SentenceVector | undefined)[]> {
    if (isOnce) return texts.map((text) => this.#vectorOf(text));
    return texts.map((text) => {
      if (text.length > maxRememberedLength) return this.#vectorOf(text);
      const known = this.#known.get(text);
      if (known !== undefined || this.#known.has(text)) return known;
      return this.#known.set(text, this.#vectorOf(text));
    });
  }

  #vectorOf(text: string): SentenceVector | undefined {
    const { pieces, factors } = this.#piecesOf(text);
    const all = factors.reduce((total, factor) => total + factor, 0);
    if (all < maxOfAll) this.#sum.set(this.#sumOfFew(pieces, factors));
    else this.#sumOfMany(pieces, factors);
    return unitVector(this.#sum);
  }

  /** Of a sentence or a passage: whole numbers that 32 bits hold, which take half the time. */
  #sumOfFew(pieces: readonly number[], factors: readonly number[]): Int32Array {
    const { vectors } = this.#table;
    const { dimensions } = this;
    const sum = this.#small;
    sum.fill(0);
    let next = 0;
    // Four at a time: most of the work is to read the sum and to write it.
    for (; next + 4 <= pieces.length; next += 4) {
      const a = (pieces[next] as number) * dimensions;
      const b = (pieces[next + 1] as number) * dimensions;
      const c = (pieces[next + 2] as number) * dimensions;
      const d = (pieces[next + 3] as number) * dimensions;
      const ofA = factors[next] as number;
      const ofB = factors[next + 1] as number;
      const ofC = factors[next + 2] as number;
      const ofD = factors[next + 3] as number;
      for (let i = 0; i < dimensions; i++) {
        sum[i] =
          (sum[i] as number) +
          Math.imul(ofA, vectors[a + i] as number) +
          Math.imul(ofB, vectors[b + i] as number) +
          Math.imul(ofC, vectors[c + i] as number) +
          Math.imul(ofD, vectors[d + i] as number);
      }
    }
    for (; next < pieces.length; next++) {
      const at = (pieces[next] as number) * dimensions;
      const factor = factors[next] as number;
      for (let i = 0; i < dimensions; i++)
        sum[i] = (sum[i] as number) + Math.imul(factor, vectors[at + i] as number);
    }
    return sum;
  }

  /** Of a long text: whole numbers below 2 ** 53, whose sum is exact in any order. */
  #sumOfMany(pieces: readonly number[], factors: readonly number[]): void {
    const { vectors } = this.#table;
    const sum = this.#sum;
    sum.fill(0);
    for (const [next, piece] of pieces.entries()) {
      const at = piece * sum.length;
      const factor = factors[next] as number;
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (vectors[at + i] as number);
    }
  }

  /** The distinct pieces of a text, and what each one's vector is to be multiplied with. */
  #piecesOf(text: string): { readonly pieces: readonly number[]; readonly factors: readonly number[] } {
    const counts = this.#counts;
    const pieces: number[] = [];
    for (const piece of this.#pieces.in(text)) {
      const count = counts[piece] as number;
      if (count === 0) pieces.push(piece);
      counts[piece] = count + 1;
    }
    const factors: number[] = [];
    for (const piece of pieces) {
      factors.push((counts[piece] as number) * (this.#table.scales[piece] as number));
      counts[piece] = 0;
    }
    return { pieces, factors };
  }
}
