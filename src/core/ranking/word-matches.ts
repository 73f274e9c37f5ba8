import { AsciiWords } from '../analysis/ascii-words.js';
import { isAscii } from '../analysis/fold.js';
import { languageOf } from '../analysis/languages.js';
import { type SentenceEncoder, type SentenceVector, similarityOf } from '../types/sentence-encoder.js';
import type { Question } from './question.js';

/** Of each term of a question how near the nearest word of some text comes to it; 0..1. */
export type NearestWords = Float64Array;

/** Two words that have nothing to do with one another seldom have a cosine above this. */
const unrelated = 0.3;

/** A run of letters and digits, with what joins its parts: "e-mail", "config.json". */
const wordPattern = /[\p{L}\p{N}]+(?:['’_.-][\p{L}\p{N}]+)*/gu;

/**
 * Matches a question's words with the words of texts that mean nearly the same: "big" finds "large" at a part of its
 * weight (late interaction, Khattab & Zaharia 2020, with vectors of words that do not depend on their neighbours).
 */
export class WordMatches {
  readonly #terms: readonly (SentenceVector | undefined)[];
  readonly #encoder: SentenceEncoder;
  readonly #stopWords: ReadonlySet<string>;
  /** Words of texts by number; `undefined` for a stop word, and one that is near no term. */
  readonly #matches: (NearestWords | undefined)[] = [];
  /** Numbers by the word: of ASCII, which most are, and others. */
  readonly #ascii = new AsciiWords();
  readonly #ofAscii: number[] = [];
  readonly #others = new Map<string, number>();
  /** What is not looked up yet. */
  #unknown: { readonly word: string; readonly number: number }[] = [];

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
    const words = texts.map((text) => this.#wordsIn(text));
    const unknown = this.#unknown;
    this.#unknown = [];
    const vectors = await this.#encoder.encode(unknown.map(({ word }) => word));
    for (const [i, { number }] of unknown.entries()) this.#matches[number] = this.#matchesOf(vectors[i]);
    return words.map((numbers) => {
      const nearest = new Float64Array(this.#terms.length);
      for (const number of numbers) {
        const matches = this.#matches[number];
        if (matches !== undefined) raise(nearest, matches);
      }
      return nearest;
    });
  }

  /** Numbers of the words of a text. */
  #wordsIn(text: string): number[] {
    if (!isAscii(text))
      return (text.toLowerCase().match(wordPattern) ?? []).map((word) => this.#numberOf(word));
    const numbers: number[] = [];
    for (let at = 0; at < text.length; ) {
      const end = asciiWordEnd(text, at);
      if (end > at) numbers.push(this.#numberOfAscii(text, at, end));
      at = Math.max(end, at + 1);
    }
    return numbers;
  }

  #numberOf(word: string): number {
    if (isAscii(word)) return this.#numberOfAscii(word, 0, word.length);
    const known = this.#others.get(word);
    if (known !== undefined) return known;
    const number = this.#add(word);
    this.#others.set(word, number);
    return number;
  }

  #numberOfAscii(text: string, start: number, end: number): number {
    const known = this.#ascii.find(text, start, end);
    if (known !== -1) return this.#ofAscii[known] as number;
    const number = this.#add(this.#ascii.at(this.#ascii.add(text, start, end)));
    this.#ofAscii.push(number);
    return number;
  }

  #add(word: string): number {
    const number = this.#matches.push(undefined) - 1;
    if (!this.#stopWords.has(word)) this.#unknown.push({ word, number });
    return number;
  }

  #matchesOf(vector: SentenceVector | undefined): NearestWords | undefined {
    if (vector === undefined) return undefined;
    let matches: NearestWords | undefined;
    // Counted, not iterated: thousands of words are looked at.
    for (let term = 0; term < this.#terms.length; term++) {
      const asked = this.#terms[term];
      const cosine = asked === undefined ? 0 : similarityOf(asked, vector);
      if (cosine <= unrelated) continue;
      // Made only where one is near: most words have nothing to do with any.
      matches ??= new Float64Array(this.#terms.length);
      matches[term] = Math.min(1, (cosine - unrelated) / (1 - unrelated));
    }
    return matches;
  }
}

/** By codes of ASCII: 1 for a letter or a digit, 2 for what may join two parts of a word. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z0-9]/i.test(character) ? 1 : /['_.-]/.test(character) ? 2 : 0;
});

/** Where the word ends that begins there in a text of ASCII, as `wordPattern` finds it; `start` where none does. */
function asciiWordEnd(text: string, start: number): number {
  let end = start;
  for (let next = start; kindAt(text, next) === 1; ) {
    while (kindAt(text, next) === 1) next++;
    end = next;
    if (kindAt(text, next) === 2) next++;
  }
  return end;
}

/** 0 beyond the end. */
function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] as number) : 0;
}

/** Raises `some` to `others` where those come nearer. */
export function raise(some: NearestWords, others: NearestWords): void {
  for (let term = 0; term < some.length; term++) some[term] = Math.max(some[term] ?? 0, others[term] ?? 0);
}
