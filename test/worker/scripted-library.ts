import { onTestFinished, vi } from 'vitest';
import type { RefreshOptions } from '../../src/core/types/library.js';
import type { RefreshRecord } from '../../src/core/types/refresh-record.js';
import type { Methods } from '../../src/worker/host.js';
import type { LibraryState, Listing } from '../../src/worker/library-methods.js';
import type { WorkReport } from '../../src/worker/messages.js';
import { ThreadLibrary, type ThreadLibraryOptions } from '../../src/worker/thread-library.js';
import { InProcessWorker } from './in-process-worker.js';

/** A library whose threads do as the test says: it is the policy of `ThreadLibrary` alone that decides. */
export class ScriptedLibrary {
  readonly workers: InProcessWorker[] = [];
  readonly deaths: unknown[] = [];
  readonly damages: string[] = [];
  /** The index on disk, which all threads see once they look. */
  saved: Listing = { fingerprint: '', ids: [] };
  /** Why the saved index is of no use to a thread that loads it. */
  problem: string | undefined;
  /** What an answering thread does. */
  readonly answer = vi.fn(async (question: unknown): Promise<unknown> => `answer to ${question}`);
  /** What a writing thread does; by default it indexes one document more. */
  readonly write = vi.fn(
    async (_options: RefreshOptions, _tell: (told: WorkReport) => void): Promise<Partial<RefreshRecord>> =>
      this.index(`${this.saved.ids.length + 1}.txt`),
  );
  /** What is done where the index is damaged. */
  mend = vi.fn(async (): Promise<unknown> => undefined);

  index(...added: string[]): Partial<RefreshRecord> {
    const ids = [...this.saved.ids, ...added];
    this.saved = { fingerprint: ids.join(), ids };
    this.problem = undefined;
    return { added };
  }

  library(over: Partial<ThreadLibraryOptions> = {}): ThreadLibrary {
    const library = new ThreadLibrary({
      startThread: () => {
        const worker = new InProcessWorker(this.#methods());
        this.workers.push(worker);
        return worker;
      },
      deadlineMs: 60_000,
      maxQueueLength: 100,
      onDeath: (cause) => this.deaths.push(cause),
      onDamage: async (problem) => {
        this.damages.push(problem);
        await this.mend();
      },
      ...over,
    });
    onTestFinished(() => library.close());
    return library;
  }

  /** Opened over the saved index of two documents. */
  async open(): Promise<ThreadLibrary> {
    this.index('a.txt', 'b.txt');
    const library = this.library();
    await library.open(
      () => {},
      async () => {},
    );
    return library;
  }

  #methods(): Methods {
    // What a thread has loaded it has until it looks again.
    const standing = async ([known]: readonly unknown[]): Promise<LibraryState> => ({
      ...(known === this.saved.fingerprint ? {} : { listing: this.saved }),
      ...(this.problem === undefined ? {} : { problem: this.problem }),
    });
    return {
      answer: ([question]) => this.answer(question),
      turn: async () => {},
      standing,
      followOthers: standing,
      refresh: ([options], tell) => this.write(options as RefreshOptions, tell),
    };
  }
}
