import { type ArraysOf, storedArrays } from '../../core/types/stored-arrays.js';
import { packArrays, unpackArrays } from '../packed-arrays.js';

const arrayTypes = {
  ...storedArrays,
  /** By sentence; numbers of the segment's table of languages. */
  sentenceLanguages: Int32Array,
  /** Numbers of the segment's table of words. */
  words: Int32Array,
} as const;

/** A document's numbers as they are kept: `ForwardDocument` with numbers for what are strings there. */
export interface ForwardNumbers extends ArraysOf<typeof arrayTypes> {
  /** A number of the segment's table of languages. */
  readonly language: number;
  readonly bodyEnd: number;
}

/** Of each numbering its new numbers, by the old ones. */
export interface Renumbering {
  readonly terms: ArrayLike<number>;
  readonly words: ArrayLike<number>;
  readonly languages: ArrayLike<number>;
}

// A record: two numbers of 32 bits, then the arrays, packed.

const headBytes = 8;

/** @returns a whole number of 32-bit words. */
export function encodeForward(forward: ForwardNumbers): Uint8Array<ArrayBuffer> {
  const arrays = packArrays(arrayTypes, forward);
  const record = new Uint8Array(headBytes + arrays.length);
  new Int32Array(record.buffer, 0, 2).set([forward.language, forward.bodyEnd]);
  record.set(arrays, headBytes);
  return record;
}

/** @param record Begins at a multiple of four bytes. */
export function decodeForward(record: Uint8Array): ForwardNumbers {
  const [language = 0, bodyEnd = 0] = new Int32Array(record.buffer, record.byteOffset, 2);
  return { language, bodyEnd, ...unpackArrays(arrayTypes, record.subarray(headBytes)) };
}

/** The same document by other numbers. */
export function renumberForward(
  record: Uint8Array,
  { terms, words, languages }: Renumbering,
): Uint8Array<ArrayBuffer> {
  const forward = decodeForward(record);
  const byNew = (array: Int32Array, numbers: ArrayLike<number>) =>
    array.map((number) => numbers[number] ?? 0);
  return encodeForward({
    ...forward,
    language: languages[forward.language] ?? 0,
    sentenceLanguages: byNew(forward.sentenceLanguages, languages),
    titleTerms: byNew(forward.titleTerms, terms),
    terms: byNew(forward.terms, terms),
    words: byNew(forward.words, words),
  });
}
