import type { PostingRun } from './posting-run.js';
import type { TopUnits } from './top-units.js';

/** Their scores fit into the fastest memory; Lucene's MaxScoreBulkScorer takes twice as many. */
const usualUnitsAtOnce = 1 << 11;

/** Sums of bounds and of scores are rounded otherwise: a unit is passed over only where it is surely below. */
const safety = 1 - 1e-9;

/** Units of a segment that may be among the best. */
interface Asked {
  /** In the order in which a unit's scores are added. */
  readonly runs: readonly PostingRun[];
  /** Which segment they are of. */
  readonly place: number;
  /** undefined: all units are. */
  readonly isVisible?: ((unit: number) => boolean) | undefined;
}

/**
 * Finds a segment's best units without scoring them all: MaxScore (Turtle & Flood, Query evaluation: strategies and
 * optimizations, IPM 1995), a stretch of units at a time, as Lucene does it (MaxScoreBulkScorer). Runs that even together
 * cannot lift a unit to the least score that counts are not walked: what the others find is looked up in them, that of
 * the greatest bound first, as long as it may count. Every unit that counts is found with the very score that adding up
 * all runs in their order gives, to the last bit.
 */
export class BestInSegment {
  readonly #unitsAtOnce: number;
  /** By unit of the stretch at hand: the score so far; all 0 between stretches. */
  readonly #scores: Float64Array;
  /** A bit for each of them that is not 0. */
  readonly #marks: Uint32Array;
  /** Of the stretch at hand the units that may count, ascending, and the scores so far. */
  readonly #units: Uint32Array;
  readonly #sums: Float64Array;
  /** Postings whose frequency was looked at, and units that were looked up. */
  postingsRead = 0;

  /** @param unitsAtOnce How many units a stretch has; an integer >= 1. */
  constructor(unitsAtOnce = usualUnitsAtOnce) {
    this.#unitsAtOnce = unitsAtOnce;
    this.#scores = new Float64Array(unitsAtOnce);
    this.#marks = new Uint32Array((unitsAtOnce + 31) >> 5);
    this.#units = new Uint32Array(unitsAtOnce);
    this.#sums = new Float64Array(unitsAtOnce);
  }

  find({ runs, place, isVisible }: Asked, top: TopUnits): void {
    const byBound = [...runs].sort((a, b) => a.bound - b.bound);
    const rests = restsOf(byBound);
    // So many of them cannot lift a unit by themselves: only ever more.
    let passed = 0;
    for (;;) {
      const min = top.threshold * safety;
      while (passed < byBound.length && (rests[passed + 1] as number) < min) passed++;
      const first = firstOf(byBound, passed);
      if (first === Number.POSITIVE_INFINITY) return;
      // Where everything counts and is added in the given order, the sums are the scores.
      const areScores = min === 0;
      if (areScores) for (let i = 0; i < runs.length; i++) this.#walk(runs[i] as PostingRun, first, 0);
      else {
        for (let i = byBound.length - 1; i >= passed; i--) {
          this.#walk(byBound[i] as PostingRun, first, min - (rests[i] as number));
        }
      }
      let count = this.#gather(first, min - (rests[passed] as number));
      for (let i = passed - 1; i >= 0 && count > 0; i--) {
        this.postingsRead += count;
        count = (byBound[i] as PostingRun).lift(this.#units, this.#sums, count, min - (rests[i] as number));
      }
      for (let i = 0; i < count; i++) {
        const unit = this.#units[i] as number;
        if (isVisible?.(unit) === false) continue;
        const score = areScores ? (this.#sums[i] as number) : scoreOf(runs, unit);
        if (score >= top.threshold) top.offer(place, unit, score);
      }
    }
  }

  /** The same among a few `units` alone, ascending. */
  findAmong({ runs, place }: Asked, units: Iterable<number>, top: TopUnits): void {
    for (const unit of units) {
      let score = 0;
      for (const run of runs) {
        const more = run.scoreAt(unit);
        score += more;
        if (more > 0) this.postingsRead++;
      }
      if (score > 0 && score >= top.threshold) top.offer(place, unit, score);
    }
  }

  /** Walks a run's stretch that begins with unit `first`. */
  #walk(run: PostingRun, first: number, min: number): void {
    this.postingsRead += run.addUpTo(first + this.#unitsAtOnce, first, min, this.#scores, this.#marks);
  }

  /** Puts the marked units of at least `min` together, and sets all scores back to 0. @returns how many there are. */
  #gather(first: number, min: number): number {
    const scores = this.#scores;
    const marks = this.#marks;
    const units = this.#units;
    const sums = this.#sums;
    let count = 0;
    for (let word = 0; word < marks.length; word++) {
      let bits = marks[word] as number;
      if (bits === 0) continue;
      marks[word] = 0;
      const base = word << 5;
      while (bits !== 0) {
        const at = base + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        const sum = scores[at] as number;
        scores[at] = 0;
        if (sum >= min) {
          units[count] = first + at;
          sums[count] = sum;
          count++;
        }
      }
    }
    return count;
  }
}

/** A unit's whole score, where every run has been read up to its stretch or to it. */
function scoreOf(runs: readonly PostingRun[], unit: number): number {
  let score = 0;
  for (let i = 0; i < runs.length; i++) score += (runs[i] as PostingRun).scoreAgain(unit);
  return score;
}

/** What the first so many runs can add together. */
function restsOf(runs: readonly PostingRun[]): Float64Array {
  const rests = new Float64Array(runs.length + 1);
  for (let i = 0; i < runs.length; i++) rests[i + 1] = (rests[i] as number) + (runs[i] as PostingRun).bound;
  return rests;
}

/** The first unit that any of the runs has yet, but for the first `passed`. */
function firstOf(runs: readonly PostingRun[], passed: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (let i = passed; i < runs.length; i++) first = Math.min(first, (runs[i] as PostingRun).next);
  return first;
}
