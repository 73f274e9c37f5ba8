import { dayMs } from '../../core/types/day.js';

/** How long a subject is known after the last answer in its thread, and of how many threads. */
const defaults = { ageMs: dayMs, threads: 1_000 } as const;

interface Remembered {
  readonly words: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * What the threads are about: words of the questions asked in them. In this process' memory alone, and bounded: the
 * thread that was silent longest is forgotten first.
 */
export class ThreadSubjects {
  readonly #subjects = new Map<string, Remembered>();
  readonly #ageMs: number;
  readonly #threads: number;
  /** Everything asked since then is known, age aside; milliseconds since 1970. */
  #completeSince: number;

  /** @param now Milliseconds since 1970, as for every method here. */
  constructor(
    now: number,
    { ageMs, threads }: { readonly ageMs: number; readonly threads: number } = defaults,
  ) {
    this.#completeSince = now;
    this.#ageMs = ageMs;
    this.#threads = threads;
  }

  remember(thread: string, words: readonly string[], now: number): void {
    this.#subjects.delete(thread);
    this.#subjects.set(thread, { words, at: now });
    for (const [oldest, { at }] of this.#subjects) {
      if (this.#subjects.size <= this.#threads && now - at < this.#ageMs) break;
      this.#subjects.delete(oldest);
      this.#completeSince = Math.max(this.#completeSince, at);
    }
  }

  /** @returns undefined for a thread in which nothing was asked, or in which it was too long ago. */
  recall(thread: string, now: number): readonly string[] | undefined {
    const remembered = this.#subjects.get(thread);
    return remembered === undefined || now - remembered.at >= this.#ageMs ? undefined : remembered.words;
  }

  /**
   * Whether something may have been asked in a thread that is not remembered.
   * @param begunAt When the thread began; undefined where that is not known.
   */
  mayHaveForgotten(begunAt: number | undefined, now: number): boolean {
    return begunAt === undefined || begunAt <= Math.max(this.#completeSince, now - this.#ageMs);
  }
}
