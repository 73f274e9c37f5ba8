import type { SentenceEncoder, SentenceVector } from '../types/sentence-encoder.js';
import { type KnownWords, knownWordsOf } from './known-words.js';
import type { Question } from './question.js';

/** Of each term of a question how near the nearest word of some text comes to it; 0..1. */
export type NearestWords = Float64Array;

/** Two words that have nothing to do with one another seldom have a cosine above this. */
const unrelated = 0.3;

/**
 * Matches a question's words with the words of texts that mean nearly the same: "big" finds "large" at a part of its
 * weight (late interaction, Khattab & Zaharia 2020, with vectors of words that do not depend on their neighbours).
 */
export class WordMatches {
  readonly #terms: readonly (SentenceVector | undefined)[];
  readonly #words: KnownWords;
  /** By number of a word: its place in `#near`, and one; 0 where it was not compared yet, -1 where it is near no term. */
  #places = new Int32Array();
  readonly #near: NearestWords[] = [];

  private constructor(terms: readonly (SentenceVector | undefined)[], words: KnownWords) {
    this.#terms = terms;
    this.#words = words;
  }

  static async of({ terms, language }: Question, encoder: SentenceEncoder): Promise<WordMatches> {
    const vectors = await encoder.encode(terms.map((term) => term.word));
    return new WordMatches(vectors, knownWordsOf(encoder, language));
  }

  /** Of each text in order. */
  async in(texts: readonly string[]): Promise<readonly NearestWords[]> {
    const words = texts.map((text) => this.#words.numbersIn(text));
    await this.#words.learn();
    this.#makeRoom();
    return words.map((numbers) => {
      const nearest = new Float64Array(this.#terms.length);
      for (const number of numbers) {
        const place = this.#placeOf(number);
        if (place !== -1) raise(nearest, this.#near[place - 1] as NearestWords);
      }
      return nearest;
    });
  }

  #makeRoom(): void {
    const { size } = this.#words;
    if (size <= this.#places.length) return;
    const longer = new Int32Array(2 * size);
    longer.set(this.#places);
    this.#places = longer;
  }

  #placeOf(number: number): number {
    const before = this.#places[number] as number;
    if (before !== 0) return before;
    const matches = this.#matchesOf(number);
    const place = matches === undefined ? -1 : this.#near.push(matches);
    this.#places[number] = place;
    return place;
  }

  #matchesOf(number: number): NearestWords | undefined {
    let matches: NearestWords | undefined;
    // Counted, not iterated: thousands of words are looked at.
    for (let term = 0; term < this.#terms.length; term++) {
      const asked = this.#terms[term];
      const cosine = asked === undefined ? 0 : this.#words.similarityTo(asked, number);
      if (cosine <= unrelated) continue;
      // Made only where one is near: most words have nothing to do with any.
      matches ??= new Float64Array(this.#terms.length);
      matches[term] = Math.min(1, (cosine - unrelated) / (1 - unrelated));
    }
    return matches;
  }
}

/** Raises `some` to `others` where those come nearer. */
export function raise(some: NearestWords, others: NearestWords): void {
  for (let term = 0; term < some.length; term++) some[term] = Math.max(some[term] ?? 0, others[term] ?? 0);
}
