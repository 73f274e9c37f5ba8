import { cooperativeYield } from '../../core/types/cooperative-yield.js';
import { narrow } from './number-array.js';
import { type Postings, runOf } from './segment-arrays.js';

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
  const runs: Run[][] = Array.from({ length: terms }, () => []);
  let max = 0;
  for (const source of sources) {
    const { postings, unitOf } = source;
    for (const [old, unit] of unitOf.entries()) if (unit !== -1) lengths[unit] = postings.lengths[old] ?? 0;
    max += postings.units.length;
    for (const [old, term] of source.termOf.entries()) {
      const [from, to] = runOf(postings, old);
      if (term !== -1 && from < to) runs[term]?.push(new Run(postings, unitOf, from, to));
    }
  }

  const starts = new Uint32Array(terms + 1);
  const merged = { units: new Uint32Array(max), frequencies: new Uint32Array(max) };
  let end = 0;
  for (const [term, ofTerm] of runs.entries()) {
    for (let next = firstOf(ofTerm); next !== undefined; next = firstOf(ofTerm)) {
      merged.units[end] = next.unit;
      merged.frequencies[end++] = next.frequency;
      next.advance();
    }
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

/** One source's postings of a term, read one by one under their new numbers. */
class Run {
  /** Infinity behind the last. */
  unit = Number.POSITIVE_INFINITY;
  frequency = 0;
  readonly #postings: Postings;
  readonly #unitOf: Int32Array;
  #at: number;
  readonly #end: number;

  constructor(postings: Postings, unitOf: Int32Array, from: number, to: number) {
    this.#postings = postings;
    this.#unitOf = unitOf;
    this.#at = from;
    this.#end = to;
    this.advance();
  }

  advance(): void {
    this.unit = Number.POSITIVE_INFINITY;
    while (this.#at < this.#end && this.unit === Number.POSITIVE_INFINITY) {
      const unit = this.#unitOf[this.#postings.units[this.#at] ?? 0] ?? -1;
      this.frequency = this.#postings.frequencies[this.#at++] ?? 0;
      if (unit !== -1) this.unit = unit;
    }
  }
}

/** The run whose next unit comes first; undefined at the end of all. */
function firstOf(runs: readonly Run[]): Run | undefined {
  let first: Run | undefined;
  for (const run of runs) if (run.unit < (first?.unit ?? Number.POSITIVE_INFINITY)) first = run;
  return first;
}
