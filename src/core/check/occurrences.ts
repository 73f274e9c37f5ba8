import type { Quote } from '../types/quote.js';

/** Where a string stands. */
export interface Occurrences {
  /** The first, in order of document and position. */
  readonly quotes: readonly Quote[];
  /** How many more there are. */
  readonly further: number;
}

/** So many places of a string are cited; the others are counted. */
export const maxOccurrences = 5;
