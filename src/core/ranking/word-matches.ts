import { isAscii } from '../analysis/fold.js';
import { languageOf } from '../analysis/languages.js';
import { type SentenceEncoder, type SentenceVector, similarityOf } from '../types/sentence-encoder.js';
import type { Question } from './question.js';

/** Of each term of a question how near the nearest word of some text comes to it; 0..1. */
export type NearestWords = Float64Array;

/** Two words that have nothing to do with one another seldom have a cosine above this. */
const unrelated = 0.3;

/** A run of letters and digits, with what joins its parts: "e-mail", "config.json". */
const word = /[\p{L}\p{N}]+(?:['’_.-][\p{L}\p{N}]+)*/gu;
/** The same in a text of ASCII alone in small letters, which most are: a third of the work. */
const asciiWord = /[a-z0-9]+(?:['_.-][a-z0-9]+)*/g;

/**
 * Matches a question's words with the words of texts that mean nearly the same: "big" finds "large" at a part of its
 * weight (late interaction, Khattab & Zaharia 2020, with vectors of words that do not depend on their neighbours).
 */
export class WordMatches {
  readonly #terms: readonly (SentenceVector | undefined)[];
  readonly #encoder: SentenceEncoder;
  readonly #stopWords: ReadonlySet<string>;
  /** Words of texts; `undefined` for one that is near no term. */
  readonly #known = new Map<string, NearestWords | undefined>();

  private constructor(
    terms: readonly (SentenceVector | undefined)[],
    encoder: SentenceEncoder,
    stopWords: ReadonlySet<string>,
  ) {
    this.#terms = terms;
    this.#encoder = encoder;
    this.#stopWords = stopWords;
  }

  static async of({ terms, language }: Question, encoder: SentenceEncoder): Promise<WordMatches> {
    const vectors = await encoder.encode(terms.map((term) => term.word));
    return new WordMatches(vectors, encoder, languageOf(language).stopWords);
  }

  /** Of each text in order. */
  async in(texts: readonly string[]): Promise<readonly NearestWords[]> {
    const words = texts.map((text) => this.#wordsOf(text));
    const unknown = [...new Set(words.flat())].filter((one) => !this.#known.has(one));
    const vectors = await this.#encoder.encode(unknown);
    for (const [i, one] of unknown.entries()) this.#known.set(one, this.#matchesOf(vectors[i]));
    return words.map((ofText) => {
      const nearest = new Float64Array(this.#terms.length);
      for (const one of ofText) {
        const matches = this.#known.get(one);
        if (matches !== undefined) raise(nearest, matches);
      }
      return nearest;
    });
  }

  #wordsOf(text: string): string[] {
    const lower = text.toLowerCase();
    return (lower.match(isAscii(lower) ? asciiWord : word) ?? []).filter((one) => !this.#stopWords.has(one));
  }

  #matchesOf(vector: SentenceVector | undefined): NearestWords | undefined {
    if (vector === undefined) return undefined;
    let matches: NearestWords | undefined;
    for (const [term, asked] of this.#terms.entries()) {
      const cosine = asked === undefined ? 0 : similarityOf(asked, vector);
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
