import { AsciiWords } from '../analysis/ascii-words.js';
import { isAscii } from '../analysis/fold.js';
import { languageOf } from '../analysis/languages.js';
import { type SentenceEncoder, type SentenceVector, similarityOf } from '../types/sentence-encoder.js';

/** How many words are remembered: some 4 MB. */
const remembered = 20_000;

/** Room for so many vectors is made at a time. */
const grownBy = 1_024;

/** A run of letters and digits, with what joins its parts: "e-mail", "config.json". */
const wordPattern = /[\p{L}\p{N}]+(?:['’_.-][\p{L}\p{N}]+)*/gu;

/**
 * The words of texts by number, with a vector each but for stop words: the next question looks at texts that hold mostly the same
 * ones. Numbers stay what they are.
 */
export class KnownWords {
  readonly language: string;
  readonly #encoder: SentenceEncoder;
  readonly #stopWords: ReadonlySet<string>;
  /** Numbers by the word: of ASCII, which most are, and others. */
  readonly #ascii = new AsciiWords();
  readonly #ofAscii: number[] = [];
  readonly #others = new Map<string, number>();
  /** Those from `#learnt` on. */
  readonly #unlearnt: string[] = [];
  #learnt = 0;
  /** Of those that are learnt a vector each, one behind the other; of those without one anything. */
  #rows = new Int8Array();
  readonly #hasVector: boolean[] = [];

  /** @param language Of the stop words; ISO 639-1. */
  constructor(encoder: SentenceEncoder, language: string) {
    this.#encoder = encoder;
    this.language = language;
    this.#stopWords = languageOf(language).stopWords;
  }

  /** How many there are; their numbers are below. */
  get size(): number {
    return this.#learnt + this.#unlearnt.length;
  }

  /** Numbers of the words of a text, in order. What is near them can be told once they are learnt. */
  numbersIn(text: string): number[] {
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

  /** Gives all words a vector that have none yet. */
  async learn(): Promise<void> {
    if (this.#unlearnt.length === 0) return;
    const [from, words] = [this.#learnt, [...this.#unlearnt]];
    const isStop = words.map((word) => this.#stopWords.has(word));
    const vectors = await this.#encoder.encode(
      words.filter((_, i) => !isStop[i]),
      true,
    );
    // Another question may have learnt some of them meanwhile, and the same of them.
    let next = 0;
    for (const [i, stops] of isStop.entries()) this.#set(from + i, stops ? undefined : vectors[next++]);
    const learnt = Math.max(this.#learnt, from + words.length);
    this.#unlearnt.splice(0, learnt - this.#learnt);
    this.#learnt = learnt;
  }

  /** The cosine of a vector of the encoder and that of a word that is learnt; 0 for one without. */
  similarityTo(vector: SentenceVector, number: number): number {
    return this.#hasVector[number] === true ? similarityOf(vector, this.#rows, number * vector.length) : 0;
  }

  #set(number: number, vector: SentenceVector | undefined): void {
    this.#hasVector[number] = vector !== undefined;
    if (vector === undefined) return;
    const at = number * vector.length;
    if (at + vector.length > this.#rows.length) {
      const longer = new Int8Array(at + grownBy * vector.length);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows.set(vector, at);
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
    this.#unlearnt.push(word);
    return this.size - 1;
  }
}

const known = new WeakMap<SentenceEncoder, KnownWords>();

/** Those of an encoder; others once there are too many, for the questions that come. */
export function knownWordsOf(encoder: SentenceEncoder, language: string): KnownWords {
  const before = known.get(encoder);
  if (before !== undefined && before.language === language && before.size < remembered) return before;
  const words = new KnownWords(encoder, language);
  known.set(encoder, words);
  return words;
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
