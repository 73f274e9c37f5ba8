import type { RefreshOptions } from '../types/library.js';
import type { RefreshRecord } from '../types/refresh-record.js';

/**
 * One refresh at a time: who asks for one while it runs gets its record. A routine one runs after it: what changed may
 * stand where the one that runs has been already.
 */
export class OneRefresh {
  readonly #refresh: (options: RefreshOptions) => Promise<RefreshRecord>;
  #running: { readonly record: Promise<RefreshRecord>; readonly isFull: boolean } | undefined;

  constructor(refresh: (options: RefreshOptions) => Promise<RefreshRecord>) {
    this.#refresh = refresh;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  async run(options: RefreshOptions): Promise<RefreshRecord> {
    const isFull = options.full ?? false;
    // One that leaves unchanged documents alone is not what is asked for.
    while (this.#running !== undefined && (options.isRoutine === true || (isFull && !this.#running.isFull))) {
      await this.settled();
    }
    if (this.#running === undefined) {
      const record = this.#refresh(options).finally(() => {
        this.#running = undefined;
      });
      this.#running = { record, isFull };
    }
    return await this.#running.record;
  }

  /** Until none runs, however it ended. */
  async settled(): Promise<void> {
    await this.#running?.record.catch(() => {});
  }
}
