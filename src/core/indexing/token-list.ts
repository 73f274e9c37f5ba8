import type { Token } from '../analysis/analyzer.js';
import type { KeptAnalysis } from '../types/earlier-document.js';
import { placeOfOwn, type Word } from '../types/token-words.js';
import { hashString } from './string-hash.js';

/** The tokens of a document in order, each by the number of its word (`TokenWords`). */
export class TokenList {
  /** Words that have not been taken over. */
  readonly own: Word[] = [];
  #length = 0;
  #words = new Int32Array(1 << 8);
  #flags = new Uint8Array(1 << 8);
  /** By what is written: the number of the first word that is written so. */
  readonly #firsts = new Map<string, number>();
  /** By own word: the number of the next one that is written alike; 0: there is none. */
  readonly #next: number[] = [];

  get length(): number {
    return this.#length;
  }

  /** By token; a copy. */
  get words(): Int32Array {
    return this.#words.slice(0, this.#length);
  }

  /** By token; a copy. */
  get flags(): Uint8Array {
    return this.#flags.slice(0, this.#length);
  }

  add(token: Token, flags: number): void {
    this.#reserve(1);
    this.#words[this.#length] = this.numberOf(token);
    this.#flags[this.#length++] = flags;
  }

  /** Those of a sentence that has been analysed before; of one document all come from the same analysis. */
  addEarlier({ firstToken, tokenWords, flags }: KeptAnalysis, sentence: number): void {
    const from = firstToken[sentence] ?? tokenWords.length;
    const end = firstToken[sentence + 1] ?? tokenWords.length;
    this.#reserve(end - from);
    // Where they are few, a loop is quicker than to copy them at once.
    for (let token = from; token < end; token++) {
      this.#words[this.#length] = tokenWords[token] as number;
      this.#flags[this.#length++] = flags[token] as number;
    }
  }

  /** The number of a word of the document's own, be it of the text or of the title. */
  numberOf({ term, surface }: Pick<Token, 'term' | 'surface'>): number {
    let number = this.#firsts.get(surface) ?? 0;
    let last = 0;
    while (number !== 0) {
      const place = placeOfOwn(number);
      if (this.own[place]?.term === term) return number;
      last = number;
      number = this.#next[place] ?? 0;
    }
    const added = -this.own.push({ written: surface, term });
    this.#next.push(0);
    if (last === 0) this.#firsts.set(surface, added);
    else this.#next[placeOfOwn(last)] = added;
    return added;
  }

  /** Of each token the hash of what is written. @param analysis That of the earlier sentences. */
  hashes(analysis: KeptAnalysis | undefined): Uint32Array {
    const ofOwn = this.own.map(({ written }) => hashString(written));
    const hashes = new Uint32Array(this.#length);
    for (let token = 0; token < hashes.length; token++) {
      const word = this.#words[token] as number;
      hashes[token] = (word < 0 ? ofOwn[placeOfOwn(word)] : analysis?.words.hashAt(word)) ?? 0;
    }
    return hashes;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#words.length) return;
    const [words, flags] = [new Int32Array(2 * needed), new Uint8Array(2 * needed)];
    words.set(this.#words);
    flags.set(this.#flags);
    [this.#words, this.#flags] = [words, flags];
  }
}
