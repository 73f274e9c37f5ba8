import { bm25 } from '../../core/ranking/configuration.js';
import type { NumberArray } from './number-array.js';
import { blockShift } from './posting-blocks.js';
import type { BoundedPostings } from './segment-arrays.js';

/** The part of a score that a unit's length decides, by length. */
export type LengthNorms = Float64Array;

/** The postings of one term in one field, read once from the first unit to the last: a stretch of units at a time, or one unit. */
export class PostingRun {
  /** The most that a posting adds to a unit's score. */
  readonly bound: number;
  /** How many postings there are. */
  readonly length: number;
  readonly #units: NumberArray;
  readonly #frequencies: NumberArray;
  readonly #lengths: NumberArray;
  readonly #norms: LengthNorms;
  readonly #worth: number;
  readonly #to: number;
  /** The postings from here on stand behind what has been read. */
  #at: number;
  /** Where the stretch that was read last begins. */
  #from: number;

  /** @param worth What a posting adds at most (`d` and k + 1 aside), by rarity and field. */
  constructor(postings: BoundedPostings, from: number, to: number, norms: LengthNorms, worth: number) {
    this.#units = postings.units;
    this.#frequencies = postings.frequencies;
    this.#lengths = postings.lengths;
    this.#norms = norms;
    this.#worth = worth;
    this.#from = from;
    this.#at = from;
    this.#to = to;
    this.length = to - from;
    this.bound = this.#boundBy(postings);
  }

  /** The first unit that was not yet read; Infinity where there is none. */
  get next(): number {
    return this.#at < this.#to ? (this.#units[this.#at] as number) : Number.POSITIVE_INFINITY;
  }

  /**
   * Reads on to unit `end` and adds each posting's score to that of its unit, unless the sum is less than `min`.
   * @param scores By unit, from `first` on. @param marks Gets the bits of the places in `scores` that something was added to.
   * @returns how many postings were read.
   */
  addUpTo(end: number, first: number, min: number, scores: Float64Array, marks: Uint32Array): number {
    const { k, d } = bm25;
    const units = this.#units;
    const frequencies = this.#frequencies;
    const lengths = this.#lengths;
    const norms = this.#norms;
    const worth = this.#worth;
    const to = this.#to;
    let at = this.#at;
    this.#from = at;
    for (; at < to; at++) {
      const unit = units[at] as number;
      if (unit >= end) break;
      const place = unit - first;
      const frequency = frequencies[at] as number;
      const norm = norms[lengths[unit] as number] as number;
      const score = (scores[place] as number) + worth * (d + (frequency * (k + 1)) / (frequency + norm));
      if (score < min) continue;
      marks[place >> 5] = (marks[place >> 5] as number) | (1 << (place & 31));
      scores[place] = score;
    }
    this.#at = at;
    return at - this.#from;
  }

  /**
   * Reads on to each of the first `count` of `units`, ascending and none that has been passed, and adds what it scores here
   * to its sum. Of the units those are kept, in front, whose sum is at least `min` then.
   * @returns how many they are.
   */
  lift(among: Uint32Array, sums: Float64Array, count: number, min: number): number {
    const units = this.#units;
    const to = this.#to;
    let at = this.#at;
    let kept = 0;
    this.#from = at;
    for (let i = 0; i < count; i++) {
      const unit = among[i] as number;
      let sum = sums[i] as number;
      if (at < to && (units[at] as number) < unit) at = seek(units, at, to, unit);
      if (at < to && units[at] === unit) sum += this.#scoreOf(at, unit);
      if (sum < min) continue;
      among[kept] = unit;
      sums[kept++] = sum;
    }
    this.#at = at;
    return kept;
  }

  /** Reads on to `unit`, which is none that has been passed. @returns what it scores here; 0 where it has no posting. */
  scoreAt(unit: number): number {
    const at = seek(this.#units, this.#at, this.#to, unit);
    this.#from = at;
    this.#at = at;
    return at < this.#to && this.#units[at] === unit ? this.#scoreOf(at, unit) : 0;
  }

  /** What a unit of the stretch that was read last scores here, or the one that was read last; 0 where it has no posting. */
  scoreAgain(unit: number): number {
    const units = this.#units;
    let low = this.#from;
    let high = this.#at;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((units[middle] as number) < unit) low = middle + 1;
      else high = middle;
    }
    return low < this.#to && units[low] === unit ? this.#scoreOf(low, unit) : 0;
  }

  #scoreOf(at: number, unit: number): number {
    return this.#score(this.#frequencies[at] as number, this.#lengths[unit] as number);
  }

  #score(frequency: number, length: number): number {
    const { k, d } = bm25;
    const norm = this.#norms[length] as number;
    return this.#worth * (d + (frequency * (k + 1)) / (frequency + norm));
  }

  /** By the bounds of the blocks; 0 for an empty run. */
  #boundBy({ maxFrequency, shortest }: BoundedPostings): number {
    let bound = 0;
    if (this.length === 0) return bound;
    for (let block = this.#at >> blockShift; block <= (this.#to - 1) >> blockShift; block++) {
      bound = Math.max(bound, this.#score(maxFrequency[block] as number, shortest[block] as number));
    }
    return bound;
  }
}

/** The first posting from `at` to `to` whose unit is at least `unit`. It is mostly near: in strides that double. */
function seek(units: NumberArray, at: number, to: number, unit: number): number {
  let low = at;
  if (low >= to || (units[low] as number) >= unit) return low;
  let stride = 1;
  while (low + stride < to && (units[low + stride] as number) < unit) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(low + stride, to);
  low++;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] as number) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
