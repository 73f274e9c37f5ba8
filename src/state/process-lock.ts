import type { WriterLock } from '../core/types/ports.js';

/** One writer within this process: for state that no other process sees. */
export class ProcessLock implements WriterLock {
  #holder: object | undefined;

  async tryAcquire(): Promise<(() => Promise<void>) | undefined> {
    if (this.#holder !== undefined) return undefined;
    const holder = {};
    this.#holder = holder;
    return async () => {
      if (this.#holder === holder) this.#holder = undefined;
    };
  }
}
