import { type RankedWindow, rounding } from './scorer.js';

/** What makes and scores the windows of a document. */
interface Document {
  score(first: number, end: number, from: number, to: number, minScore?: number): RankedWindow | undefined;
}

/** What is between two scores of one step of the order is not worth sorting by. */
const stepsAUnit = 64;

/** Scores are hardly ever above this. */
const highest = 4;

/**
 * Places of thousands of windows with the most that each can score. Those that can score most are scored first: most of the others
 * are below what has been kept by then, and never made.
 */
export class WindowPlaces {
  readonly #documents: Document[] = [];
  readonly #bounds: number[] = [];
  /** Of each window four: `first`, `end`, `from`, `to`. */
  readonly #places: number[] = [];

  /** @param bound The most that the window can score. The others as of `VisitWindow`. */
  add(document: Document, bound: number, first: number, end: number, from: number, to: number): void {
    this.#documents.push(document);
    this.#bounds.push(bound);
    this.#places.push(first, end, from, to);
  }

  /** Gives `take` every window whose score is at least `minScore`, which may rise meanwhile, and perhaps others; in no order. */
  score(take: (one: RankedWindow) => void, minScore: () => number): void {
    for (const at of this.#bestFirst()) {
      const min = minScore();
      if ((this.#bounds[at] as number) < min - rounding) continue;
      const [first, end, from, to] = this.#places.slice(4 * at, 4 * at + 4) as [
        number,
        number,
        number,
        number,
      ];
      const ranked = this.#documents[at]?.score(first, end, from, to, min);
      if (ranked !== undefined) take(ranked);
    }
  }

  /** Sorted by counting, in steps. */
  #bestFirst(): Uint32Array {
    const steps = highest * stepsAUnit;
    const stepOf = (bound: number) => steps - Math.max(0, Math.min(steps, Math.floor(bound * stepsAUnit)));
    const starts = new Uint32Array(steps + 2);
    for (const bound of this.#bounds) {
      const next = stepOf(bound) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let step = 1; step < starts.length; step++)
      starts[step] = (starts[step] as number) + (starts[step - 1] as number);
    const order = new Uint32Array(this.#bounds.length);
    for (let at = 0; at < this.#bounds.length; at++) {
      const step = stepOf(this.#bounds[at] as number);
      const place = starts[step] as number;
      order[place] = at;
      starts[step] = place + 1;
    }
    return order;
  }
}
