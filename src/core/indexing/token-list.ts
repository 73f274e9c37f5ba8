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
  /** Words of the earlier analysis that have come: by its number where each one's numbers stand here, and one more; 0: nowhere. */
  #places = new Int32Array();
  readonly #termNumbers: number[] = [];
  readonly #spellingNumbers: number[] = [];

  get length(): number {
    return this.terms.length;
  }

  add({ term, surface }: Token, flags: number): void {
    this.#push(this.vocabulary.of(term), this.written.of(surface), flags);
  }

  /** Those of a sentence that has been analysed before; of one document all come from the same analysis. */
  addEarlier(analysis: KeptAnalysis, sentence: number): void {
    const { firstToken, tokenWords, terms, flags } = analysis;
    const end = firstToken[sentence + 1] ?? terms.length;
    for (let token = firstToken[sentence] ?? end; token < end; token++) {
      const word = tokenWords[token] as number;
      if (word >= this.#places.length) this.#places = longer(this.#places, word + 1);
      let place = this.#places[word] as number;
      if (place === 0) {
        this.#termNumbers.push(this.vocabulary.of(analysis.termAt(terms[token] as number)));
        place = this.#spellingNumbers.push(this.written.of(analysis.wordAt(word)));
        this.#places[word] = place;
      }
      const [term, spelling] = [this.#termNumbers[place - 1], this.#spellingNumbers[place - 1]];
      this.#push(term as number, spelling as number, flags[token] as number);
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

function longer(numbers: Int32Array, min: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(min, 2 * numbers.length, 1 << 12));
  more.set(numbers);
  return more;
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
