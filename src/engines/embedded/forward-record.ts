import type { ArraysOf, StoredArrays } from '../../core/types/stored-arrays.js';
import { packArrays, unpackArrays } from '../packed-arrays.js';
import {
  bitsFor,
  decodeVarints,
  encodeVarints,
  gapsOf,
  packBits,
  sumsOf,
  unpackBits,
} from './packed-numbers.js';

/**
 * A document's numbers as they are kept: `ForwardDocument` with numbers for what are strings there, and of each token its word,
 * which tells its term, too.
 */
export interface ForwardNumbers extends Omit<StoredArrays, 'terms' | 'titleTerms'> {
  /** A number of the segment's table of languages. */
  readonly language: number;
  readonly bodyEnd: number;
  /** By sentence; numbers of the segment's table of languages. */
  readonly sentenceLanguages: Int32Array;
  /** By token; numbers of the segment's table of words. */
  readonly tokenWords: Int32Array;
  /** The same of the title. */
  readonly titleWords: Int32Array;
}

/** Of each numbering its new numbers, by the old ones. */
export interface Renumbering {
  readonly words: ArrayLike<number>;
  readonly languages: ArrayLike<number>;
}

// A record: two numbers of 32 bits, then the arrays, packed. A text has few kinds of sentences, and says most words more than once:
// each kind of sentence and of token (a word with its flags) stands there once, and of each sentence and token which kind it is of.

const headBytes = 8;

const arrayTypes = {
  /** Seven bits a byte: how far each sentence begins behind the one before, how long it is, and how many tokens it has. */
  sentenceGaps: Uint8Array,
  sentenceLengths: Uint8Array,
  sentenceTokens: Uint8Array,
  // By kind of sentence.
  kindFlags: Uint8Array,
  kindBlocks: Uint8Array,
  kindOpenings: Uint8Array,
  kindLanguages: Int32Array,
  /** Bits: by sentence its kind. */
  sentenceKinds: Uint8Array,
  sentenceHashes: Int32Array,
  /** Seven bits a byte: of each kind of token its word, ascending, as the difference to the one before. */
  tokenKindWords: Uint8Array,
  tokenKindFlags: Uint8Array,
  /** Bits: by token its kind. */
  tokenKinds: Uint8Array,
  titleWords: Int32Array,
  /** Seven bits a byte: how far each passage begins behind the one before. */
  passageGaps: Uint8Array,
  signature: Uint16Array,
} as const;

/** @returns a whole number of 32-bit words. */
export function encodeForward(forward: ForwardNumbers): Uint8Array<ArrayBuffer> {
  const { sentenceFlags, sentenceBlocks, sentenceOpenings, sentenceLanguages, tokenWords, flags } = forward;
  const sentences = forward.sentenceStarts.length;
  const ofSentences = kindsOf(
    sentences,
    (i) =>
      // Below 2 ** 53.
      (sentenceLanguages[i] ?? 0) * 2 ** 24 +
      ((sentenceFlags[i] ?? 0) << 16) +
      ((sentenceBlocks[i] ?? 0) << 8) +
      (sentenceOpenings[i] ?? 0),
  );
  const ofTokens = kindsOf(tokenWords.length, (i) => (tokenWords[i] ?? 0) * 2 ** 8 + (flags[i] ?? 0));
  const ends = forward.sentenceEnds;
  const arrays: ArraysOf<typeof arrayTypes> = {
    sentenceGaps: encodeVarints(forward.sentenceStarts.map((start, i) => start - (ends[i - 1] ?? 0))),
    sentenceLengths: encodeVarints(ends.map((end, i) => end - (forward.sentenceStarts[i] ?? 0))),
    sentenceTokens: encodeVarints(gapsOf(forward.firstToken.subarray(1))),
    kindFlags: Uint8Array.from(ofSentences.kinds, (kind) => kind >> 16),
    kindBlocks: Uint8Array.from(ofSentences.kinds, (kind) => kind >> 8),
    kindOpenings: Uint8Array.from(ofSentences.kinds, (kind) => kind),
    kindLanguages: Int32Array.from(ofSentences.kinds, (kind) => Math.floor(kind / 2 ** 24)),
    sentenceKinds: packBits(ofSentences.numbers, bitsFor(ofSentences.kinds.length)),
    sentenceHashes: forward.sentenceHashes,
    tokenKindWords: encodeVarints(gapsOf(ofTokens.kinds.map((kind) => Math.floor(kind / 2 ** 8)))),
    tokenKindFlags: Uint8Array.from(ofTokens.kinds, (kind) => kind % 2 ** 8),
    tokenKinds: packBits(ofTokens.numbers, bitsFor(ofTokens.kinds.length)),
    titleWords: forward.titleWords,
    passageGaps: encodeVarints(gapsOf(forward.passageStarts)),
    signature: forward.signature,
  };
  return recordOf(forward.language, forward.bodyEnd, arrays);
}

/** @param record Begins at a multiple of four bytes. */
export function decodeForward(record: Uint8Array): ForwardNumbers {
  const [language = 0, bodyEnd = 0] = new Int32Array(record.buffer, record.byteOffset, 2);
  const arrays = unpackArrays(arrayTypes, record.subarray(headBytes));
  const { sentenceHashes, titleWords, signature } = arrays;
  const lengths = decodeVarints(arrays.sentenceLengths);
  const sentences = lengths.length;
  const sentenceStarts = decodeVarints(arrays.sentenceGaps);
  const sentenceEnds = new Int32Array(sentences);
  const firstToken = new Int32Array(sentences + 1);
  const counts = decodeVarints(arrays.sentenceTokens);
  for (let i = 0; i < sentences; i++) {
    const start = (sentenceStarts[i] as number) + (i === 0 ? 0 : (sentenceEnds[i - 1] as number));
    sentenceStarts[i] = start;
    sentenceEnds[i] = start + (lengths[i] as number);
    firstToken[i + 1] = (firstToken[i] as number) + (counts[i] as number);
  }
  const kinds = unpackBits(arrays.sentenceKinds, bitsFor(arrays.kindFlags.length), sentences);
  const words = sumsOf(decodeVarints(arrays.tokenKindWords));
  const tokens = firstToken[sentences] ?? 0;
  const tokenKinds = unpackBits(arrays.tokenKinds, bitsFor(words.length), tokens);
  return {
    language,
    bodyEnd,
    sentenceStarts,
    sentenceEnds,
    sentenceFlags: bytesByKind(kinds, arrays.kindFlags),
    sentenceBlocks: bytesByKind(kinds, arrays.kindBlocks),
    sentenceOpenings: bytesByKind(kinds, arrays.kindOpenings),
    sentenceLanguages: numbersByKind(kinds, arrays.kindLanguages),
    sentenceHashes,
    tokenWords: numbersByKind(tokenKinds, words),
    flags: bytesByKind(tokenKinds, arrays.tokenKindFlags),
    firstToken,
    titleWords,
    passageStarts: sumsOf(decodeVarints(arrays.passageGaps)),
    signature,
  };
}

function bytesByKind(kinds: Int32Array, ofKind: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(kinds.length);
  for (let i = 0; i < kinds.length; i++) bytes[i] = ofKind[kinds[i] as number] as number;
  return bytes;
}

function numbersByKind(kinds: Int32Array, ofKind: Int32Array): Int32Array {
  const numbers = new Int32Array(kinds.length);
  for (let i = 0; i < kinds.length; i++) numbers[i] = ofKind[kinds[i] as number] as number;
  return numbers;
}

/** The same document by other numbers. */
export function renumberForward(forward: ForwardNumbers, { words, languages }: Renumbering): ForwardNumbers {
  const byNew = (array: Int32Array, numbers: ArrayLike<number>) =>
    array.map((number) => numbers[number] ?? 0);
  return {
    ...forward,
    language: languages[forward.language] ?? 0,
    sentenceLanguages: byNew(forward.sentenceLanguages, languages),
    tokenWords: byNew(forward.tokenWords, words),
    titleWords: byNew(forward.titleWords, words),
  };
}

/**
 * What `encodeForward` gives of the same document by other numbers that are in the same order: its kinds of sentences and of
 * tokens stay in theirs, so that of none is it looked up again which kind it is of.
 * @param record Begins at a multiple of four bytes.
 */
export function renumberRecord(
  record: Uint8Array,
  { words, languages }: Renumbering,
): Uint8Array<ArrayBuffer> {
  const [language = 0, bodyEnd = 0] = new Int32Array(record.buffer, record.byteOffset, 2);
  const arrays = unpackArrays(arrayTypes, record.subarray(headBytes));
  const byNew = (old: Int32Array, numbers: ArrayLike<number>) => old.map((number) => numbers[number] ?? 0);
  const kindWords = byNew(sumsOf(decodeVarints(arrays.tokenKindWords)), words);
  return recordOf(languages[language] ?? 0, bodyEnd, {
    ...arrays,
    kindLanguages: byNew(arrays.kindLanguages, languages),
    tokenKindWords: encodeVarints(gapsOf(kindWords)),
    titleWords: byNew(arrays.titleWords, words),
  });
}

/** The words of a document, of each kind of token once, with its flags; not in the order of the text. */
export function tokenKindsIn(
  record: Uint8Array,
): Pick<ForwardNumbers, 'tokenWords' | 'flags' | 'titleWords'> {
  const { tokenKindWords, tokenKindFlags, titleWords } = unpackArrays(arrayTypes, record.subarray(headBytes));
  return { tokenWords: sumsOf(decodeVarints(tokenKindWords)), flags: tokenKindFlags, titleWords };
}

function recordOf(
  language: number,
  bodyEnd: number,
  arrays: ArraysOf<typeof arrayTypes>,
): Uint8Array<ArrayBuffer> {
  const packed = packArrays(arrayTypes, arrays);
  const record = new Uint8Array(headBytes + packed.length);
  new Int32Array(record.buffer, 0, 2).set([language, bodyEnd]);
  record.set(packed, headBytes);
  return record;
}

/** The distinct ones of `count` numbers, ascending, and of each number which of them it is. */
function kindsOf(count: number, numberAt: (i: number) => number) {
  // Looked up in a table of our own: a Map of numbers takes most of the time of writing a segment.
  const bits = bitsFor(2 * count);
  const table = new Float64Array(1 << bits).fill(-1);
  const slotOf = (number: number) => {
    let slot = Math.imul(number | 0, 0x9e3779b1) >>> (32 - bits);
    while (table[slot] !== number && table[slot] !== -1) slot = (slot + 1) & (table.length - 1);
    return slot;
  };
  const distinct: number[] = [];
  const slots = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const number = numberAt(i);
    const slot = slotOf(number);
    if (table[slot] === -1) distinct.push(number);
    table[slot] = number;
    slots[i] = slot;
  }
  const kinds = Float64Array.from(distinct).sort();
  const places = new Int32Array(table.length);
  for (let place = 0; place < kinds.length; place++) places[slotOf(kinds[place] as number)] = place;
  return { kinds, numbers: slots.map((slot) => places[slot] as number) };
}
