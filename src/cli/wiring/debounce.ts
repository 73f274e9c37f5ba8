export interface DebounceOptions {
  /** So long nothing more must come, in milliseconds. */
  readonly quietMs: number;
  /** After that long it is dealt with though more comes, in milliseconds. */
  readonly maxMs: number;
}

/** Has many things that come together dealt with once, and what comes meanwhile once more. */
export class Debouncer {
  readonly #deal: () => Promise<unknown>;
  readonly #options: DebounceOptions;
  #firstAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #dealing: Promise<unknown> | undefined;

  /** @param deal Never throws. */
  constructor(deal: () => Promise<unknown>, options: DebounceOptions) {
    this.#deal = deal;
    this.#options = options;
  }

  /** Something has come. */
  note(): void {
    const { quietMs, maxMs } = this.#options;
    const now = Date.now();
    this.#firstAt ??= now;
    if (this.#dealing !== undefined) return;
    clearTimeout(this.#timer);
    const waitMs = Math.max(0, Math.min(quietMs, this.#firstAt + maxMs - now));
    this.#timer = setTimeout(() => this.#run(), waitMs);
  }

  /** Resolves when what was begun has ended; nothing is begun any more. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const dealing = this.#dealing;
    // Keeps what comes from now on from being dealt with.
    this.#dealing = new Promise(() => {});
    await dealing;
  }

  #run(): void {
    this.#firstAt = undefined;
    const dealing = this.#deal().finally(() => {
      if (this.#dealing !== dealing) return;
      this.#dealing = undefined;
      if (this.#firstAt !== undefined) this.note();
    });
    this.#dealing = dealing;
  }
}
