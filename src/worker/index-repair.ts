/** Where mending failed it is not tried again sooner, in milliseconds: it may take long, and questions come often. */
const minPauseMs = 60_000;

export interface IndexRepairOptions {
  /** Makes the whole index anew. Never throws. @param problem What is damaged, for an operator. */
  mend(problem: string): Promise<unknown>;
  /** Milliseconds, from anywhere. */
  now(): number;
}

/** Has a damaged index mended once, however many questions meet the damage. */
export class IndexRepair {
  readonly #options: IndexRepairOptions;
  #isMending = false;
  #lastEnd = Number.NEGATIVE_INFINITY;

  constructor(options: IndexRepairOptions) {
    this.#options = options;
  }

  /** @returns the mending that was begun; undefined where one runs, or has just ended. */
  begin(problem: string): Promise<void> | undefined {
    const { mend, now } = this.#options;
    if (this.#isMending || now() - this.#lastEnd < minPauseMs) return undefined;
    this.#isMending = true;
    return mend(problem).then(() => {
      this.#isMending = false;
      this.#lastEnd = now();
    });
  }
}
