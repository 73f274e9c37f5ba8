import type { Token } from '../analysis/analyzer.js';
import type { KeptAnalysis } from '../types/earlier-document.js';
import { tokenFlag } from '../types/forward-document.js';

/** The tokens of a document in order, and its terms and spellings, numbered in order of first mention. */
export class TokenList {
  readonly terms: number[] = [];
  readonly flags: number[] = [];
  /** By token: the number of what is written. */
  readonly spellings: number[] = [];
  readonly vocabulary = new Numbers();
  readonly written = new Numbers();
  /** By spelling: the term that it is read as where it is no stop word, for the first time. */
  readonly #readAs: (number | undefined)[] = [];
  /** By a word's number in an earlier analysis: its numbers here. */
  readonly #known = new Map<number, { readonly term: number; readonly spelling: number }>();

  get length(): number {
    return this.terms.length;
  }

  add({ term, surface }: Token, flags: number): void {
    this.#push(this.vocabulary.of(term), this.written.of(surface), flags);
  }

  /** Those of a sentence that has been analysed before. */
  addEarlier(analysis: KeptAnalysis, sentence: number): void {
    const { firstToken, tokenWords, terms, flags } = analysis;
    const end = firstToken[sentence + 1] ?? terms.length;
    for (let token = firstToken[sentence] ?? end; token < end; token++) {
      const word = tokenWords[token] ?? 0;
      let numbers = this.#known.get(word);
      if (numbers === undefined) {
        const term = this.vocabulary.of(analysis.termAt(terms[token] ?? 0));
        numbers = { term, spelling: this.written.of(analysis.wordAt(word)) };
        this.#known.set(word, numbers);
      }
      this.#push(numbers.term, numbers.spelling, flags[token] ?? 0);
    }
  }

  /** One of the title. @returns its term's number and its spelling's. */
  note({ term, surface }: Token): readonly [term: number, spelling: number] {
    const numbers = [this.vocabulary.of(term), this.written.of(surface)] as const;
    this.#readAs[numbers[1]] ??= numbers[0];
    return numbers;
  }

  /** Spellings that are no stop words, title included, with the number of their term. */
  words(): Map<string, number> {
    const words = new Map<string, number>();
    for (const [spelling, term] of this.#readAs.entries())
      if (term !== undefined) words.set(this.written.strings[spelling] ?? '', term);
    return words;
  }

  #push(term: number, spelling: number, flags: number): void {
    this.terms.push(term);
    this.spellings.push(spelling);
    this.flags.push(flags);
    if ((flags & tokenFlag.stop) === 0) this.#readAs[spelling] ??= term;
  }
}

/** Numbers for strings, in order of first mention. */
class Numbers {
  readonly strings: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(string: string): number {
    let number = this.#numbers.get(string);
    if (number === undefined) {
      number = this.strings.length;
      this.#numbers.set(string, number);
      this.strings.push(string);
    }
    return number;
  }

  get(string: string): number | undefined {
    return this.#numbers.get(string);
  }
}
