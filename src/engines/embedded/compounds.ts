import { lowerBound } from '../../core/types/lower-bound.js';
import type { Segment } from './segment.js';
import { encodeString, type StringTable } from './string-table.js';

/** Numbers of the segment's terms that begin or end with `term`, itself left out. */
export function* longerTerms(segment: Segment, term: string): Generator<number> {
  const key = encodeString(term);
  const { terms, arrays } = segment;
  const size = key.length;
  const isLonger = (index: number) => terms.compare(index, key) !== 0;
  for (let i = terms.lowerBound(key); i < terms.size && terms.startsWith(i, key); i++) {
    if (isLonger(i)) yield i;
  }
  for (let i = lowerBoundBackwards(terms, arrays.termsBackwards, key); i < terms.size && size > 0; i++) {
    const index = arrays.termsBackwards[i] ?? 0;
    if (!terms.endsWith(index, key)) break;
    if (isLonger(index)) yield index;
  }
}

/** What `term` may begin or end with. @param min Of a part, in UTF-16 code units. */
export function shorterTerms(term: string, min: number): ReadonlySet<string> {
  const parts = new Set<string>();
  for (let length = min; length < term.length; length++) {
    parts.add(term.slice(0, length));
    parts.add(term.slice(-length));
  }
  return parts;
}

function lowerBoundBackwards(terms: StringTable, order: ArrayLike<number>, key: Uint8Array): number {
  return lowerBound(order.length, (at) => terms.compareBackwards(order[at] ?? 0, key) < 0);
}
