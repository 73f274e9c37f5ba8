import { type TypographicPattern, typographicPattern } from '../indexing/typography.js';
import { crossesMark } from '../types/block.js';
import { cooperativeYield, type YieldIfDue } from '../types/cooperative-yield.js';
import { bodyOf, type Document } from '../types/document.js';
import { type Quote, quoteAt } from '../types/quote.js';
import type { Span } from '../types/span.js';
import type { CheckedTexts } from './checked-texts.js';
import { maxOccurrences, type Occurrences } from './occurrences.js';
import { cutsWord } from './word-border.js';
import { pieceEnd, WordList } from './word-codes.js';

/** A stretch of a document that shares words with a string. */
export interface SharedStretch {
  readonly documentId: string;
  /** From its first to its last word. */
  readonly span: Span;
  /** Letters of words that both have, each as often as in both; those of words that follow one another in both count twice. */
  readonly shared: number;
}

/** A string that documents are looked through for. */
export interface SearchedString {
  /** With a letter or digit. */
  readonly string: string;
  /** Whether the stretches nearest to it are wanted, beside where it stands. */
  readonly wantsNearest: boolean;
}

/** What a look through the documents has found for a string. */
export interface StringMatches {
  /** Where it stands character for character, as whole words. */
  readonly exact: Occurrences;
  /** Where it stands with other typography; also where it stands exactly. */
  readonly typographic: Occurrences;
  /** The stretches that share most with it, best first; of equals the first document's. */
  readonly nearest: readonly SharedStretch[];
}

/** So many stretches are kept, the best of each document. */
const maxStretches = 4;
/** Words with longer stretches of marks between them are of no one passage; in UTF-16 code units, beside the string's own length. */
const maxGapLength = 2_000;
/** UTF-16 code units of a text that are read without a look at the clock. */
const pieceLength = 200_000;

/**
 * Looks through every document once for all strings: where each stands, and what is nearest to it. The time grows with
 * the length of the documents alone, whatever they and the strings hold.
 */
export async function searchTexts(
  texts: CheckedTexts,
  sought: readonly SearchedString[],
): Promise<StringMatches[]> {
  const yieldIfDue = cooperativeYield();
  const searches = sought.map((one) => new Search(one));
  if (searches.length === 0) return [];
  const numbers = numbersOf(searches);
  const list = new WordList();
  let numbered = new Int32Array(0);
  let sums = new Int32Array(0);
  let following = new Int32Array(0);
  const begins = new Int32Array(numbers.count + 1);
  for (const id of texts.ids) {
    const document = await texts.document(id);
    if (document === undefined) continue;
    const { text } = document;
    const body = bodyOf(document);
    list.clear();
    for (let from = body.start; from < body.end; ) {
      const to = pieceEnd(text, from, body.end, pieceLength);
      list.add(text, from, to);
      from = to;
      await yieldIfDue();
    }
    if (numbered.length < list.count) numbered = new Int32Array(list.words.length);
    if (following.length < list.count) following = new Int32Array(list.words.length);
    begins.fill(none);
    for (let i = list.count - 1; i >= 0; i--) {
      const number = numbers.get(list.words[i] ?? 0);
      numbered[i] = number;
      following[i] = begins[number] ?? none;
      begins[number] = i;
    }
    if (sums.length < list.count) sums = new Int32Array(list.words.length);
    sumUp(list, sums);
    const read: ReadDocument = { document, list, numbered, begins, following, sums };
    for (const search of searches) {
      await search.within(read, yieldIfDue);
      await yieldIfDue();
    }
  }
  return searches;
}

/** A document on the table: what all searches share of it. */
interface ReadDocument {
  readonly document: Document;
  readonly list: WordList;
  /** Its words by number; see `Numbers`. */
  readonly numbered: Int32Array;
  /** By number where a word stands first; `none`: nowhere. */
  readonly begins: Int32Array;
  /** Of each word where the same word stands next. */
  readonly following: Int32Array;
  /** Of each word the sum of all words up to it; see `sumUp`. */
  readonly sums: Int32Array;
}

/** No index of a word. */
const none = -1;

/** Any odd number that mixes well: successive words of a run are weighed by its powers. */
const base = 0x2c1b3c6d;

/** Sums from the first word on: those of any run follow from two of them, so that to compare it takes no time (Karp, Rabin 1987). */
function sumUp({ joined, count }: WordList, sums: Int32Array): void {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum = (Math.imul(sum, base) + (joined[i] ?? 0)) | 0;
    sums[i] = sum;
  }
}

/** Distinct words of all strings by number, from 1 on; 0 for every other word. */
class Numbers {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #values: Int32Array;
  #count = 0;

  /** @param max How many words there may be. */
  constructor(max: number) {
    let size = 64;
    while (size < max * 4) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#values = new Int32Array(size);
  }

  get count(): number {
    return this.#count;
  }

  get(word: number): number {
    for (let at = word & this.#mask; ; at = (at + 1) & this.#mask) {
      const value = this.#values[at] ?? 0;
      if (value === 0 || this.#keys[at] === word) return value;
    }
  }

  add(word: number): number {
    let at = word & this.#mask;
    while (this.#values[at] !== 0 && this.#keys[at] !== word) at = (at + 1) & this.#mask;
    if (this.#values[at] === 0) {
      this.#keys[at] = word;
      this.#values[at] = ++this.#count;
    }
    return this.#values[at] ?? 0;
  }
}

function numbersOf(searches: readonly Search[]): Numbers {
  const numbers = new Numbers(searches.reduce((sum, { words }) => sum + words.count, 0));
  for (const search of searches) {
    for (let i = 0; i < search.words.count; i++) numbers.add(search.words.words[i] ?? 0);
  }
  for (const search of searches) search.number(numbers);
  return numbers;
}

const severalNext = -1;

/** One string, and what has been found for it so far. */
class Search implements StringMatches {
  readonly exact = { quotes: [] as Quote[], further: 0 };
  readonly typographic = { quotes: [] as Quote[], further: 0 };
  nearest: SharedStretch[] = [];
  readonly words = new WordList();
  readonly #string: string;
  readonly #pattern: TypographicPattern;
  /** Of the words from the second on, each with what stands before it. */
  readonly #run: number;
  /** `base` to the power of one less than there are words. */
  readonly #power: number;
  #wanted = new Int32Array(0);
  #left = new Int32Array(0);
  #pairs = new Set<number>();
  /** Of each word the one that follows it; `severalNext` where different ones do. */
  #next = new Int32Array(0);
  /** Its words in order, by number. */
  #numbers = new Int32Array(0);
  #anchor = 0;
  readonly #wantsNearest: boolean;

  constructor({ string, wantsNearest }: SearchedString) {
    this.#string = string;
    this.#wantsNearest = wantsNearest;
    this.words.add(string, 0, string.length);
    const { count, joined, starts, ends } = this.words;
    this.#pattern = typographicPattern(string, { start: starts[0] ?? 0, end: ends[count - 1] ?? 0 });
    let [run, power] = [0, 1];
    for (let i = 1; i < count; i++) {
      run = (Math.imul(run, base) + (joined[i] ?? 0)) | 0;
      power = Math.imul(power, base);
    }
    this.#run = run;
    this.#power = power;
  }

  /** Takes up the numbers of its words. */
  number(numbers: Numbers): void {
    this.#wanted = new Int32Array(numbers.count + 1);
    this.#left = new Int32Array(numbers.count + 1);
    this.#next = new Int32Array(numbers.count + 1);
    this.#numbers = new Int32Array(this.words.count);
    let before = 0;
    for (let i = 0; i < this.words.count; i++) {
      const number = numbers.get(this.words.words[i] ?? 0);
      this.#numbers[i] = number;
      this.#wanted[number] = (this.#wanted[number] ?? 0) + 1;
      if (i > 0) {
        this.#pairs.add(before * this.#wanted.length + number);
        const known = this.#next[before] ?? 0;
        this.#next[before] = known === 0 || known === number ? number : severalNext;
      }
      before = number;
    }
    this.#anchor = this.#rarest();
  }

  /** The index of the word that it has least often; of those the longest. */
  #rarest(): number {
    const { starts, ends, count } = this.words;
    const rank = (i: number) =>
      (this.#wanted[this.#numbers[i] ?? 0] ?? 0) * 1_000 - Math.min(999, (ends[i] ?? 0) - (starts[i] ?? 0));
    let best = 0;
    for (let i = 1; i < count; i++) if (rank(i) < rank(best)) best = i;
    return best;
  }

  async within(read: ReadDocument, yieldIfDue: YieldIfDue): Promise<void> {
    if (this.words.count === 0) return;
    await this.#findPlaces(read, yieldIfDue);
    if (this.#wantsNearest) await this.#findStretch(read, yieldIfDue);
  }

  /**
   * Where the string's words stand in order, with the same between them but for typography: looks at each place of its
   * rarest word.
   */
  async #findPlaces(read: ReadDocument, yieldIfDue: YieldIfDue): Promise<void> {
    const { document, list, numbered, begins, following, sums } = read;
    const from = { exact: 0, typographic: 0 };
    const [anchor, own, count] = [this.#anchor, this.#numbers, this.words.count];
    const first = own[0] ?? 0;
    let seen = 0;
    for (let i = begins[own[anchor] ?? 0] ?? none; i !== none; i = following[i] ?? none) {
      if (++seen % 50_000 === 0) await yieldIfDue();
      const begin = i - anchor;
      const last = begin + count - 1;
      if (begin < 0 || last >= list.count || numbered[begin] !== first) continue;
      const sum = ((sums[last] ?? 0) - Math.imul(sums[begin] ?? 0, this.#power)) | 0;
      if (sum === this.#run) this.#take(document, list, begin, last, from);
    }
  }

  #take(
    document: Document,
    list: WordList,
    first: number,
    last: number,
    from: { exact: number; typographic: number },
  ): void {
    const { text } = document;
    const body = bodyOf(document);
    const [start, end] = [list.starts[first] ?? 0, list.ends[last] ?? 0];
    const isWhole = (span: Span) =>
      span.start >= body.start &&
      span.end <= body.end &&
      !cutsWord(text, span.start) &&
      !cutsWord(text, span.end) &&
      !crossesMark(document.blocks ?? [], span);
    const own = start - (this.words.starts[0] ?? 0);
    const exact = { start: own, end: own + this.#string.length };
    if (own >= 0 && text.startsWith(this.#string, own) && isWhole(exact)) {
      if (exact.start >= from.exact) {
        from.exact = exact.end;
        note(this.exact, document, exact);
      }
    }
    const begin = this.#pattern.beginsAt(text, start, end);
    if (begin === undefined || begin < from.typographic) return;
    const stop = this.#pattern.endsAt(text, begin);
    if (stop === undefined || !isWhole({ start: begin, end: stop })) return;
    from.typographic = stop;
    note(this.typographic, document, { start: begin, end: stop });
  }

  /** The stretch as many words long as the string that shares most with it. */
  async #findStretch({ document, list, numbered }: ReadDocument, yieldIfDue: YieldIfDue): Promise<void> {
    const width = this.words.count;
    const size = this.#wanted.length;
    const left = this.#left;
    left.set(this.#wanted);
    const { starts, ends } = list;
    const [next, pairs] = [this.#next, this.#pairs];
    const wanted = this.#wanted;
    const widest = 3 * this.#string.length + maxGapLength;
    let shared = 0;
    let best = { shared: 0, first: 0, end: 0 };
    for (let i = 0; i < list.count; i++) {
      const number = numbered[i] ?? 0;
      if ((wanted[number] ?? 0) > 0) {
        const length = (ends[i] ?? 0) - (starts[i] ?? 0);
        const remains = left[number] ?? 0;
        if (remains > 0) shared += length;
        left[number] = remains - 1;
        const before = i === 0 ? 0 : (numbered[i - 1] ?? 0);
        const known = next[before] ?? 0;
        if (known === number || (known === severalNext && pairs.has(before * size + number)))
          shared += length;
      }
      const out = i - width;
      if (out >= 0) {
        const gone = numbered[out] ?? 0;
        if ((wanted[gone] ?? 0) > 0) {
          const remains = left[gone] ?? 0;
          if (remains >= 0) shared -= (ends[out] ?? 0) - (starts[out] ?? 0);
          left[gone] = remains + 1;
          // The pair that it made with the next word is gone as well.
          const after = numbered[out + 1] ?? 0;
          const known = next[gone] ?? 0;
          if (after !== 0 && (known === after || (known === severalNext && pairs.has(gone * size + after)))) {
            shared -= (ends[out + 1] ?? 0) - (starts[out + 1] ?? 0);
          }
        }
      }
      const begin = starts[Math.max(0, out + 1)] ?? 0;
      if (shared > best.shared && (ends[i] ?? 0) - begin <= widest)
        best = { shared, first: Math.max(0, out + 1), end: i };
      if (i % 20_000 === 0) await yieldIfDue();
    }
    if (best.shared === 0) return;
    const span = { start: starts[best.first] ?? 0, end: ends[best.end] ?? 0 };
    this.#keep({ documentId: document.id, span, shared: best.shared });
  }

  #keep(stretch: SharedStretch): void {
    if (this.nearest.length === maxStretches && stretch.shared <= (this.nearest.at(-1)?.shared ?? 0)) return;
    // A stable sort: of equals the one that came first stays before the other.
    this.nearest = [...this.nearest, stretch].sort((a, b) => b.shared - a.shared).slice(0, maxStretches);
  }
}

function note(places: { quotes: Quote[]; further: number }, document: Document, span: Span): void {
  if (places.quotes.length < maxOccurrences) places.quotes.push(quoteAt(document, span));
  else places.further++;
}
