import { type SentenceEncoder, type SentenceVector, unitVector } from '../core/types/sentence-encoder.js';
import type { PieceTable } from './piece-table.js';
import { WordPieces, wordsOf } from './word-pieces.js';

/** How many texts' vectors are remembered, words most of them: some 8 MB. The next question asks for nearly the same ones. */
const remembered = 20_000;

/** Longer texts are not remembered. UTF-16 code units. */
const maxRememberedLength = 400;

/**
 * A text's vector is the weighted sum of its word pieces' vectors, which were trained so that it points where the vector of
 * a whole language model does (see test/distil). What each piece weighs is in its vector's length.
 */
export class StaticEncoder implements SentenceEncoder {
  readonly #table: PieceTable;
  readonly #pieces: WordPieces;
  #known = new Map<string, SentenceVector | undefined>();

  constructor(table: PieceTable) {
    this.#table = table;
    this.#pieces = new WordPieces(table.vocabulary);
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

  async encode(texts: readonly string[]): Promise<readonly (SentenceVector | undefined)[]> {
    return texts.map((text) => {
      if (text.length > maxRememberedLength) return this.#vectorOf(text);
      const known = this.#known.get(text);
      if (known !== undefined || this.#known.has(text)) return known;
      const vector = this.#vectorOf(text);
      if (this.#known.size >= remembered) this.#known = new Map();
      this.#known.set(text, vector);
      return vector;
    });
  }

  #vectorOf(text: string): SentenceVector | undefined {
    const { scales, vectors } = this.#table;
    const { dimensions } = this;
    // Whole numbers below 2 ** 53: their sum is exact in any order.
    const sum = new Float64Array(dimensions);
    for (const word of wordsOf(text)) {
      for (const piece of this.#pieces.ofWord(word)) {
        const scale = scales[piece] ?? 0;
        const at = piece * dimensions;
        for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + scale * (vectors[at + i] ?? 0);
      }
    }
    return unitVector(sum);
  }
}
