import type { Document } from '../types/document.js';

/** The documents that a check may read: those in scope, and no other. */
export interface CheckedTexts {
  /** Sorted; the order in which places are told. */
  readonly ids: readonly string[];
  /** One document; undefined if it is no longer there. Read anew for each look, so that none need be kept. */
  document(id: string): CheckedDocument | undefined | Promise<CheckedDocument | undefined>;
}

export interface CheckedDocument extends Document {
  /** ISO 639-1; absent where it is not known. */
  readonly language?: string;
}

/** Milliseconds of work after which other work gets a turn. */
const sliceMs = 10;

/** To be awaited now and then during long work: gives other work its turn. */
export type TakeTurns = () => Promise<void> | undefined;

/** One that gives other work a turn every 10 ms. */
export function turnTaker(): TakeTurns {
  let sliceEnd = performance.now() + sliceMs;
  return () => {
    if (performance.now() <= sliceEnd) return undefined;
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      sliceEnd = performance.now() + sliceMs;
    });
  };
}
