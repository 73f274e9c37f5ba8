import { compareIds } from '../../core/types/document.js';
import { editsBetween } from '../../core/types/edit-distance.js';
import { lowerBound } from '../../core/types/lower-bound.js';
import { type NumberArray, narrow } from './number-array.js';
import { type SegmentArrays, stringsOf } from './segment-arrays.js';
import { StringTable } from './string-table.js';

/** A word as it stands in the corpus, with the number of its term. */
export interface WordEntry {
  readonly word: string;
  readonly term: number;
  /** Documents that have it, and not as a stop word, or in a term read earlier. */
  readonly documents: number;
}

/**
 * @param nearly The places in `words` in an order that has long stretches of the table's: sorting takes less time then.
 * @returns the table of the words, and each one's number in it by its place in `words`.
 */
export function encodeWords(words: readonly WordEntry[], nearly: Iterable<number> = words.keys()) {
  const beginnings = Float64Array.from(words, ({ word }) => beginningOf(word));
  const order = [...nearly].sort(
    (a, b) => (beginnings[a] as number) - (beginnings[b] as number) || compareWords(words[a], words[b]),
  );
  const numbers = new Uint32Array(words.length);
  for (const [number, place] of order.entries()) numbers[place] = number;
  const sorted = Array.from(order, (place) => words[place] as WordEntry);
  const { bytes, starts } = StringTable.encode(sorted.map(({ word }) => word));
  const sections = {
    wordBytes: bytes,
    wordStarts: starts,
    wordLengths: narrow(sorted.map(({ word }) => word.length)),
    wordTerms: narrow(sorted.map(({ term }) => term)),
    wordDocuments: narrow(sorted.map(({ documents }) => documents)),
    wordMasks: narrow(sorted.map(({ word }) => letterMask(word))),
  };
  return { sections, numbers };
}

/** Its length, 31 for a longer one, and its first code units, the first one first: a number that tells most words apart. */
function beginningOf(word: string): number {
  let number = Math.min(word.length, 31);
  for (let at = 0; at < 3; at++) number = number * 2 ** 16 + (at < word.length ? word.charCodeAt(at) : 0);
  return number;
}

function compareWords(a: WordEntry | undefined, b: WordEntry | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.word.length - b.word.length || compareIds(a.word, b.word) || a.term - b.term;
}

/** Numbers of the words at most `edits` letters from `word`, itself left out. */
export function findWordsNear(arrays: SegmentArrays, word: string, edits: number): number[] {
  const { wordLengths, wordMasks } = arrays;
  const words = stringsOf(arrays, 'word');
  const mask = letterMask(word);
  const end = firstOfLength(wordLengths, word.length + edits + 1);
  const found: number[] = [];
  for (let i = firstOfLength(wordLengths, word.length - edits); i < end; i++) {
    const other = wordMasks[i] ?? 0;
    // Every edit takes away one letter at most, and brings one at most.
    if (bitCount(mask & ~other) > edits || bitCount(other & ~mask) > edits) continue;
    const candidate = words.at(i);
    if (candidate !== word && editsBetween(word, candidate, edits) <= edits) found.push(i);
  }
  return found;
}

/** The first word at least `length` long, in words sorted by length. */
function firstOfLength(lengths: NumberArray, length: number): number {
  return lowerBound(lengths.length, (at) => (lengths[at] ?? 0) < length);
}

/** A bit for every letter; unlike letters may share one. */
function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask >>> 0;
}

/** How many of the 32 bits are set. */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
