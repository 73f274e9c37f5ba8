import type { ArraysOf } from '../../core/types/stored-arrays.js';
import { packArrays, unpackArrays } from '../packed-arrays.js';

const arrayTypes = {
  /** Where each passage begins in the text. */
  starts: Int32Array,
  /** Of each passage a vector, one behind the other. */
  rows: Int8Array,
} as const;

/** What is found of a document by vectors. */
export type DocumentVectors = ArraysOf<typeof arrayTypes>;

/** In base 64. */
export function encodeVectors(vectors: DocumentVectors): string {
  return Buffer.from(packArrays(arrayTypes, vectors).buffer).toString('base64');
}

export function decodeVectors(record: string): DocumentVectors {
  // Small buffers lie anywhere in a larger one; numbers have to begin at a multiple of four.
  return unpackArrays(arrayTypes, new Uint8Array(Buffer.from(record, 'base64')));
}
