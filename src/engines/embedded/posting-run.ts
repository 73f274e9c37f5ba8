import { bm25 } from '../../core/ranking/configuration.js';
import { lowerBound } from '../../core/types/lower-bound.js';
import type { NumberArray } from './number-array.js';
import { blockShift } from './posting-blocks.js';
import type { BoundedPostings } from './segment-arrays.js';

/** The part of a score that a unit's length decides, by length. */
export type LengthNorms = Float64Array;

/** The postings of one term in one field, read from the first unit to the last, a stretch of units at a time. */
export class PostingRun {
  /** The most that a posting of the present stretch adds to a unit's score; 0 where there is none. */
  bound = 0;
  readonly #units: NumberArray;
  readonly #frequencies: NumberArray;
  readonly #postings: BoundedPostings;
  readonly #scale: LengthNorms;
  readonly #worth: number;
  readonly #to: number;
  /** The present stretch is [#from, #end). */
  #from: number;
  #end: number;

  /** @param worth What a posting adds at most (`d` and k + 1 aside), by rarity and field. */
  constructor(postings: BoundedPostings, from: number, to: number, scale: LengthNorms, worth: number) {
    this.#postings = postings;
    this.#units = postings.units;
    this.#frequencies = postings.frequencies;
    this.#scale = scale;
    this.#worth = worth;
    this.#from = from;
    this.#end = from;
    this.#to = to;
  }

  /** The first unit behind the present stretch; Infinity where there is none. */
  get next(): number {
    return this.#end < this.#to ? (this.#units[this.#end] as number) : Number.POSITIVE_INFINITY;
  }

  /** How many postings are not yet behind. */
  get left(): number {
    return this.#to - this.#end;
  }

  /** How many postings the present stretch has. */
  get length(): number {
    return this.#end - this.#from;
  }

  /** Moves on to the stretch that ends before unit `end`. */
  advance(end: number): void {
    this.#from = this.#end;
    if (this.next >= end) {
      this.bound = 0;
      return;
    }
    let step = 1;
    while (this.#end + step < this.#to && (this.#units[this.#end + step] as number) < end) step *= 2;
    this.#end = this.#find(end, this.#end + (step >> 1), Math.min(this.#end + step, this.#to));
    this.bound = this.#boundOf(this.#from, this.#end);
  }

  /**
   * Adds the stretch's scores to those of its units.
   * @param scores By unit, from `first` on. @param touched Gets the places in `scores` that were 0 before.
   * @returns how many places are touched now.
   */
  addTo(scores: Float64Array, first: number, touched: Uint32Array, touchedBefore: number): number {
    const { k, d } = bm25;
    const { lengths } = this.#postings;
    const [units, frequencies, scale, worth, end] = [
      this.#units,
      this.#frequencies,
      this.#scale,
      this.#worth,
      this.#end,
    ];
    let count = touchedBefore;
    for (let i = this.#from; i < end; i++) {
      const unit = units[i] as number;
      const frequency = frequencies[i] as number;
      const score = scores[unit - first] as number;
      if (score === 0) touched[count++] = unit - first;
      const norm = scale[lengths[unit] as number] as number;
      scores[unit - first] = score + worth * (d + (frequency * (k + 1)) / (frequency + norm));
    }
    return count;
  }

  /** What a unit of the present stretch scores here; 0 where it has no posting. */
  scoreOf(unit: number): number {
    const at = this.#find(unit, this.#from, this.#end);
    if (at === this.#end || this.#units[at] !== unit) return 0;
    return this.#score(this.#frequencies[at] as number, this.#postings.lengths[unit] as number);
  }

  #score(frequency: number, length: number): number {
    const { k, d } = bm25;
    const norm = this.#scale[length] as number;
    return this.#worth * (d + (frequency * (k + 1)) / (frequency + norm));
  }

  /** By the bounds of the blocks; an empty stretch has 0. */
  #boundOf(from: number, end: number): number {
    const { maxFrequency, shortest } = this.#postings;
    let bound = 0;
    if (from === end) return bound;
    for (let block = from >> blockShift; block <= (end - 1) >> blockShift; block++) {
      bound = Math.max(bound, this.#score(maxFrequency[block] as number, shortest[block] as number));
    }
    return bound;
  }

  /** The first posting from `from` to `to` whose unit is at least `unit`; `to` where there is none. */
  #find(unit: number, from: number, to: number): number {
    return from + lowerBound(to - from, (position) => (this.#units[from + position] as number) < unit);
  }
}
