import { withDeadline } from '../../core/types/deadline.js';

/** Work that has begun, so that a shutdown can wait for it. */
export class InFlight {
  readonly #work = new Set<Promise<void>>();

  /** @param work Never rejects. */
  add(work: Promise<void>): void {
    this.#work.add(work);
    void work.then(() => this.#work.delete(work));
  }

  /** Resolves when all of it has ended, or after `ms` milliseconds. */
  async settled(ms: number): Promise<void> {
    await within([...this.#work], ms);
  }
}

/** Resolves when all of `work` has settled, or after `ms` milliseconds. */
export async function within(work: readonly Promise<unknown>[], ms: number): Promise<void> {
  await withDeadline(Promise.allSettled(work), ms, undefined);
}
