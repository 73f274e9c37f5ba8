import { LibraryBusyError, LibraryLateError } from '../core/library.js';
import { type Thread, ThreadDiedError } from './thread.js';

/** At most this many calls are with the thread at a time: what waits here can still be given up at no cost. */
const callsAtOnce = 8;

/** A thread that dies again at once is started again only after this many milliseconds, then twice as many, ... */
const firstPauseMs = 250;
const longestPauseMs = 30_000;
/** A thread that lived this long was no false start. */
const goodLifeMs = 10_000;

export interface LastingThreadOptions {
  start(): Thread;
  /** At most this many calls wait; an integer >= 1. */
  readonly longestQueue: number;
  /** Told each time that the thread has died, with the reason. */
  readonly onDeath: (cause: unknown) => void;
}

export interface CallOptions {
  /** From now, waiting included. */
  readonly deadlineMs: number;
  /** Made also while calls are held back. */
  readonly isUrgent?: boolean;
}

interface Waiting {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly isUrgent: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  isGivenUp: boolean;
  /** How many threads have died with it. */
  deaths: number;
}

/**
 * A thread that is started again when it dies. Calls wait in line, with a deadline; one that was with the thread when
 * that died is made once again, so only calls that change nothing may be made.
 */
export class LastingThread {
  readonly #options: LastingThreadOptions;
  #thread: Thread | undefined;
  #startedAt = 0;
  #pauseMs = 0;
  readonly #queue: Waiting[] = [];
  #running = 0;
  #isHeld = false;
  #isClosed = false;

  constructor(options: LastingThreadOptions) {
    this.#options = options;
    this.#begin();
  }

  /** @throws {LibraryBusyError | LibraryLateError}; else what the method throws. */
  call(
    method: string,
    args: readonly unknown[],
    { deadlineMs, isUrgent = false }: CallOptions,
  ): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new ThreadDiedError('the library is closed'));
    if (this.#queue.length >= this.#options.longestQueue)
      return Promise.reject(new LibraryBusyError(`${this.#queue.length} calls are waiting`));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(waiting, deadlineMs), deadlineMs);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          settle(value);
        };
      const waiting: Waiting = {
        method,
        args,
        isUrgent,
        resolve: settled(resolve),
        reject: settled(reject),
        isGivenUp: false,
        deaths: 0,
      };
      this.#queue.push(waiting);
      this.#next();
    });
  }

  /** Until `until` has settled all but urgent calls wait. */
  async hold(until: Promise<unknown>): Promise<void> {
    this.#isHeld = true;
    await until.catch(() => {});
    this.#isHeld = false;
    this.#next();
  }

  /** Calls that wait or are with the thread end with a ThreadDiedError. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#queue.splice(0)) reject(new ThreadDiedError('the library is closed'));
    await this.#thread?.end();
  }

  #giveUp(waiting: Waiting, deadlineMs: number): void {
    waiting.isGivenUp = true;
    const at = this.#queue.indexOf(waiting);
    if (at >= 0) this.#queue.splice(at, 1);
    waiting.reject(new LibraryLateError(`no answer within ${deadlineMs} ms`));
  }

  #begin(): void {
    const thread = this.#options.start();
    this.#thread = thread;
    this.#startedAt = performance.now();
    void thread.ended.then((cause) => this.#died(cause));
    this.#next();
  }

  #died(cause: unknown): void {
    this.#thread = undefined;
    if (this.#isClosed) return;
    this.#options.onDeath(cause);
    const wasGood = performance.now() - this.#startedAt > goodLifeMs;
    this.#pauseMs = wasGood ? 0 : Math.min(longestPauseMs, this.#pauseMs * 2 || firstPauseMs);
    setTimeout(() => {
      if (!this.#isClosed) this.#begin();
    }, this.#pauseMs);
  }

  #next(): void {
    while (this.#thread !== undefined && this.#running < callsAtOnce) {
      const at = this.#queue.findIndex(({ isUrgent }) => isUrgent || !this.#isHeld);
      const [waiting] = at < 0 ? [] : this.#queue.splice(at, 1);
      if (waiting === undefined) return;
      this.#running++;
      void this.#run(waiting, this.#thread);
    }
  }

  async #run(waiting: Waiting, thread: Thread): Promise<void> {
    try {
      waiting.resolve(await thread.call(waiting.method, waiting.args));
    } catch (error) {
      const again = error instanceof ThreadDiedError && !this.#isClosed && waiting.deaths++ === 0;
      if (again && !waiting.isGivenUp) this.#queue.unshift(waiting);
      else waiting.reject(error);
    } finally {
      this.#running--;
      this.#next();
    }
  }
}
