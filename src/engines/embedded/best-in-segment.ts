import type { PostingRun } from './posting-run.js';

/** Where found units go. */
export interface UnitCollector {
  /** What a score must reach to count; never falls. */
  threshold(): number;
  offer(unit: number, score: number): void;
}

/** Fits into the fastest memory; Lucene's MaxScoreBulkScorer takes as many. */
const usualUnitsAtOnce = 1 << 12;

/** To look a unit up in a run costs about as much as to walk so many postings. */
const postingsALookUp = 4;

/** Sums of bounds and of scores are rounded otherwise: a unit is passed over only where it is surely below. */
const safety = 1 + 1e-9;

/**
 * Finds a segment's best units without scoring them all: MaxScore (Turtle & Flood, Query evaluation: strategies and
 * optimizations, IPM 1995) over stretches of units with the maxima of their blocks, as Lucene does it
 * (MaxScoreBulkScorer). In each stretch the runs that even together cannot lift a unit to the least score that counts
 * are not walked: only what the others find is looked up in them. Every unit that counts is found with the very score
 * that adding up all runs in their order gives, to the last bit.
 */
export class BestInSegment {
  readonly #unitsAtOnce: number;
  /** By unit of the stretch at hand: the score so far; all 0 between stretches. */
  readonly #scores: Float64Array;
  readonly #touched: Uint32Array;
  /** Postings whose frequency was looked at. */
  postingsRead = 0;

  /** @param unitsAtOnce How many units a stretch has; an integer >= 1. */
  constructor(unitsAtOnce = usualUnitsAtOnce) {
    this.#unitsAtOnce = unitsAtOnce;
    this.#scores = new Float64Array(unitsAtOnce);
    this.#touched = new Uint32Array(unitsAtOnce);
  }

  /** @param runs In the order in which a unit's scores are added. @param isVisible undefined: all are. */
  find(
    runs: readonly PostingRun[],
    isVisible: ((unit: number) => boolean) | undefined,
    found: UnitCollector,
  ): void {
    const byBound = [...runs];
    for (let first = firstOf(runs); first !== Number.POSITIVE_INFINITY; first = firstOf(runs)) {
      for (const run of runs) run.advance(first + this.#unitsAtOnce);
      byBound.sort((a, b) => a.bound - b.bound);
      let passed = 0;
      // What the runs before `passed` can add together.
      let rest = 0;
      while (passed < byBound.length) {
        const more = rest + (byBound[passed]?.bound ?? 0);
        if (more * safety >= found.threshold()) break;
        rest = more;
        passed++;
      }
      if (passed === byBound.length) continue;
      let touched = 0;
      if (rest > 0) {
        touched = this.#walk(byBound.slice(passed), first);
        const saved = byBound.slice(0, passed).reduce((sum, { length }) => sum + length, 0);
        const lookUps =
          this.#candidates(touched, rest, found) * byBound.filter(({ bound }) => bound > 0).length;
        if (lookUps * postingsALookUp > saved) {
          for (let i = 0; i < touched; i++) this.#scores[this.#touched[i] as number] = 0;
          rest = 0;
        }
      }
      // Where every run is walked in the given order, the sums are the scores.
      if (rest === 0) touched = this.#walk(runs, first);
      this.#take(runs, first, touched, rest, isVisible, found);
    }
  }

  /** @returns how many units of the stretch have a score now, if none had one before. */
  #walk(runs: readonly PostingRun[], first: number): number {
    let touched = 0;
    for (const run of runs) {
      touched = run.addTo(this.#scores, first, this.#touched, touched);
      this.postingsRead += run.length;
    }
    return touched;
  }

  /** How many of the touched units may yet count. */
  #candidates(touched: number, rest: number, found: UnitCollector): number {
    const min = found.threshold();
    let count = 0;
    for (let i = 0; i < touched; i++) {
      const sum = this.#scores[this.#touched[i] as number] as number;
      if ((sum + rest) * safety >= min) count++;
    }
    return count;
  }

  /** The same among a few `units` alone. */
  findAmong(runs: readonly PostingRun[], units: Iterable<number>, found: UnitCollector): void {
    for (const run of runs) run.advance(Number.POSITIVE_INFINITY);
    for (const unit of units) {
      const score = this.#scoreOf(runs, unit);
      if (score > 0 && score >= found.threshold()) found.offer(unit, score);
    }
  }

  /** Offers what was touched, and sets its scores back to 0. @param rest What runs that were not walked can add. */
  #take(
    runs: readonly PostingRun[],
    first: number,
    touched: number,
    rest: number,
    isVisible: ((unit: number) => boolean) | undefined,
    found: UnitCollector,
  ): void {
    const scores = this.#scores;
    let min = found.threshold();
    for (let i = 0; i < touched; i++) {
      const place = this.#touched[i] as number;
      const sum = scores[place] as number;
      scores[place] = 0;
      if ((sum + rest) * safety < min) continue;
      const unit = first + place;
      if (isVisible?.(unit) === false) continue;
      const score = rest === 0 ? sum : this.#scoreOf(runs, unit);
      if (score < min) continue;
      found.offer(unit, score);
      min = found.threshold();
    }
  }

  #scoreOf(runs: readonly PostingRun[], unit: number): number {
    let score = 0;
    for (const run of runs) {
      const more = run.bound === 0 ? 0 : run.scoreOf(unit);
      if (more === 0) continue;
      score += more;
      this.postingsRead++;
    }
    return score;
  }
}

/** The first unit that any of the runs has yet. */
function firstOf(runs: readonly PostingRun[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const run of runs) first = Math.min(first, run.next);
  return first;
}
