import { type AnalysedDocument, tokenFlag } from '../../core/types/forward-document.js';
import { type KeptWords, placeOfOwn, type Word } from '../../core/types/token-words.js';
import type { ForwardNumbers } from './forward-record.js';
import type { Numbering } from './numbering.js';
import type { WordEntry } from './word-table.js';

/** The words of a segment in the making, in order of first mention: each spelling with each term that it is read as. */
export class WordList {
  readonly #terms: Numbering;
  readonly #words: Word[] = [];
  /** By word: the number of its term, the documents that have it, the first word that is written so, and the next; 0: none. */
  readonly #termOf: number[] = [];
  readonly #documents: number[] = [];
  readonly #firsts: number[] = [];
  readonly #next: number[] = [];
  readonly #numbers = new Map<string, number>();
  /** By the number in a segment written before; -1: has not come yet. */
  readonly #kept = new Map<KeptWords, Int32Array>();
  /** By the first word of a spelling: the last document in which it was counted. */
  readonly #countedIn: number[] = [];
  #document = 0;

  /** @param terms Numbers the terms. */
  constructor(terms: Numbering) {
    this.#terms = terms;
  }

  /** Of words the numbers of their terms. */
  termsOf(words: Int32Array): Int32Array {
    const terms = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) terms[i] = this.#termOf[words[i] as number] as number;
    return terms;
  }

  /** The words of a document; counts one more that has those which are no stop words, each spelling as it is read first. */
  numbersIn({ tokens, flags }: AnalysedDocument): Pick<ForwardNumbers, 'tokenWords' | 'titleWords'> {
    this.#document++;
    const { own, kept } = tokens;
    const ofOwn = Int32Array.from(own, (word) => this.#of(word));
    const ofKept = kept === undefined ? new Int32Array() : this.#ofKept(kept);
    const tokenWords = new Int32Array(tokens.text.length);
    for (let token = 0; token < tokenWords.length; token++) {
      const word = tokens.text[token] as number;
      let number = (word < 0 ? ofOwn[placeOfOwn(word)] : ofKept[word]) as number;
      if (number === -1 && kept !== undefined) {
        number = this.#of({ written: kept.writtenAt(word), term: kept.termAt(word) });
        ofKept[word] = number;
      }
      tokenWords[token] = number;
      if (((flags[token] as number) & tokenFlag.stop) === 0) this.#count(number);
    }
    // A title is read anew with every change.
    const titleWords = tokens.title.map((word) => ofOwn[placeOfOwn(word)] as number);
    for (const word of titleWords) this.#count(word);
    return { tokenWords, titleWords };
  }

  /** All of them, with the terms' numbers in the end. @param ranks By the numbers so far. */
  entries(ranks: Uint32Array): WordEntry[] {
    return this.#words.map(({ written }, number) => ({
      word: written,
      term: ranks[this.#termOf[number] as number] as number,
      documents: this.#documents[number] as number,
    }));
  }

  /** The numbers of all, those that have been taken over from one segment in its order. */
  *nearlySorted(): Generator<number> {
    const isGiven = new Uint8Array(this.#words.length);
    for (const numbers of [...this.#kept.values(), this.#words.keys()]) {
      for (const number of numbers) {
        if (number === -1 || isGiven[number] === 1) continue;
        isGiven[number] = 1;
        yield number;
      }
    }
  }

  #ofKept(words: KeptWords): Int32Array {
    let numbers = this.#kept.get(words);
    if (numbers === undefined) {
      numbers = new Int32Array(words.size).fill(-1);
      this.#kept.set(words, numbers);
    }
    return numbers;
  }

  #of(word: Word): number {
    const first = this.#numbers.get(word.written);
    let last = first;
    for (let number = first; number !== undefined; number = this.#next[number] || undefined) {
      if (this.#words[number]?.term === word.term) return number;
      last = number;
    }
    const added = this.#words.push(word) - 1;
    this.#termOf.push(this.#terms.of(word.term));
    this.#documents.push(0);
    this.#firsts.push(first ?? added);
    this.#next.push(0);
    this.#countedIn.push(0);
    if (last === undefined) this.#numbers.set(word.written, added);
    else this.#next[last] = added;
    return added;
  }

  #count(word: number): void {
    const first = this.#firsts[word] as number;
    if (this.#countedIn[first] === this.#document) return;
    this.#countedIn[first] = this.#document;
    this.#documents[word] = (this.#documents[word] as number) + 1;
  }
}
