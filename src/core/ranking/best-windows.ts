import { lowerBound } from '../types/lower-bound.js';
import { byScore, type RankedWindow } from './scorer.js';

/** Keeps the best of many windows; the others are let go as they come. */
export class BestWindows {
  readonly #count: number;
  /** Best first. */
  readonly #kept: RankedWindow[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  /** What has a lower score is not among the best. */
  get minScore(): number {
    return this.#kept[this.#count - 1]?.score ?? Number.NEGATIVE_INFINITY;
  }

  add(ranked: RankedWindow): void {
    const at = lowerBound(this.#kept.length, (i) => byScoreAndEnd(this.#kept[i] ?? ranked, ranked) <= 0);
    if (at >= this.#count) return;
    this.#kept.splice(at, 0, ranked);
    if (this.#kept.length > this.#count) this.#kept.pop();
  }

  /** Best first. */
  get windows(): readonly RankedWindow[] {
    return this.#kept;
  }
}

/** Of two that begin together the shorter one first: which comes first does not depend on which was scored first. */
function byScoreAndEnd(a: RankedWindow, b: RankedWindow): number {
  return byScore(a, b) || a.window.end - b.window.end;
}
