import { cooperativeYield } from '../../core/types/cooperative-yield.js';
import { narrow } from './number-array.js';
import { type Postings, runOf } from './segment-arrays.js';
import { sortRun } from './sort-run.js';

/** A field's postings to be merged, and what their numbers become; -1: nothing. Units keep their order. */
export interface MergeSource {
  readonly postings: Postings;
  readonly unitOf: Int32Array;
  readonly termOf: Int32Array;
}

/** Joins the postings of all sources. @param terms How many terms there will be; @param units how many units. */
export async function mergePostings(
  sources: readonly MergeSource[],
  terms: number,
  units: number,
): Promise<Postings> {
  const yieldIfDue = cooperativeYield();
  const lengths = new Uint32Array(units);
  const inverse = sources.map(({ termOf }) => inverseOf(termOf, terms));
  let max = 0;
  for (const { postings, unitOf } of sources) {
    for (const [old, unit] of unitOf.entries()) if (unit !== -1) lengths[unit] = postings.lengths[old] ?? 0;
    max += postings.units.length;
  }

  const starts = new Uint32Array(terms + 1);
  const merged = { units: new Uint32Array(max), frequencies: new Uint32Array(max) };
  let end = 0;
  for (let term = 0; term < terms; term++) {
    const from = end;
    for (const [place, { postings, unitOf }] of sources.entries()) {
      const [first, last] = runOf(postings, (inverse[place] as Int32Array)[term] as number);
      const { units: old, frequencies } = postings;
      for (let at = first; at < last; at++) {
        const unit = unitOf[old[at] as number] as number;
        if (unit === -1) continue;
        merged.units[end] = unit;
        merged.frequencies[end++] = frequencies[at] as number;
      }
    }
    // Each source's are in order.
    sortRun(merged, from, end);
    starts[term + 1] = end;
    const turn = yieldIfDue();
    if (turn !== undefined) await turn;
  }
  return {
    starts: narrow(starts),
    units: narrow(merged.units.subarray(0, end)),
    frequencies: narrow(merged.frequencies.subarray(0, end)),
    lengths: narrow(lengths),
  };
}

/** The old numbers by the new ones; -1: there is none. */
function inverseOf(numbers: Int32Array, count: number): Int32Array {
  const olds = new Int32Array(count).fill(-1);
  for (const [old, number] of numbers.entries()) if (number !== -1) olds[number] = old;
  return olds;
}
