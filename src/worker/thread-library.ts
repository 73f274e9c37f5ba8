import type { Worker } from 'node:worker_threads';
import type {
  ContextLimits,
  GivenSpan,
  Library,
  LibraryStatus,
  QuestionOptions,
  RefreshOptions,
} from '../core/library.js';
import type { CheckOptions } from '../core/quote-check.js';
import type { RefreshRecord } from '../core/refresh-record.js';
import type { Scope } from '../core/scope.js';
import { LastingThread } from './lasting-thread.js';
import type { Listing } from './library-methods.js';
import { Thread } from './thread.js';

export interface ThreadLibraryOptions {
  /** A new thread that hosts `libraryMethods`. */
  startThread(): Worker;
  /** A question that is not answered by then fails, in milliseconds. */
  readonly deadlineMs: number;
  /** At most this many questions wait; an integer >= 1. */
  readonly longestQueue: number;
  /** Told that the answering thread has died and is started again. */
  readonly onDeath: (cause: unknown) => void;
}

/**
 * A library whose index and ranking live in threads of their own: one answers; another, begun for each refresh and
 * ended with it, writes the next index, which the first then takes up. So neither holds up what this thread does.
 */
export class ThreadLibrary implements Library {
  readonly #options: ThreadLibraryOptions;
  readonly #answering: LastingThread;
  readonly #writing = new Set<Thread>();
  #refreshing: Promise<RefreshRecord> | undefined;
  #listed: Listing = { fingerprint: '', ids: [] };

  constructor(options: ThreadLibraryOptions) {
    this.#options = options;
    this.#answering = new LastingThread({
      start: () => new Thread(options.startThread()),
      longestQueue: options.longestQueue,
      onDeath: options.onDeath,
    });
  }

  /** To be awaited before anything else is asked. @returns why the saved index was not used, where it was not. */
  async open(): Promise<string | undefined> {
    const problem = (await this.#askNow('problem')) as string | undefined;
    await this.#list();
    return problem;
  }

  answer(question: string, options: QuestionOptions) {
    return this.#ask('answer', question, options) as ReturnType<Library['answer']>;
  }

  catalogue(scope: Scope) {
    return this.#askNow('catalogue', scope) as ReturnType<Library['catalogue']>;
  }

  status(scope: Scope): Promise<LibraryStatus> {
    return this.#askNow('status', scope) as Promise<LibraryStatus>;
  }

  check(text: string, options: CheckOptions) {
    return this.#ask('check', text, options) as ReturnType<Library['check']>;
  }

  paragraphsAround(given: GivenSpan, limits: ContextLimits) {
    return this.#ask('paragraphsAround', given, limits) as ReturnType<Library['paragraphsAround']>;
  }

  quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope) {
    return this.#ask('quotesAgain', given, question, scope) as ReturnType<Library['quotesAgain']>;
  }

  listed(): readonly string[] {
    return this.#listed.ids;
  }

  refresh(options: RefreshOptions): Promise<RefreshRecord> {
    if (options.dryRun) return this.#write(options);
    this.#refreshing ??= this.#write(options).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Until `first` has settled whoever asks waits: there is nothing yet to answer from. */
  holdFor(first: Promise<unknown>): void {
    void this.#answering.hold(first);
  }

  /** Takes up what another process has written since; to be called every few seconds. */
  async followOthers(): Promise<boolean> {
    await this.#askNow('followOthers');
    return this.#list();
  }

  async close(): Promise<void> {
    await Promise.all([...[...this.#writing].map((thread) => thread.end()), this.#answering.close()]);
    await this.#refreshing?.catch(() => {});
  }

  /** Takes over the list of documents where it is another one now. */
  async #list(): Promise<boolean> {
    const listing = (await this.#askNow('listing', this.#listed.fingerprint)) as Listing | undefined;
    if (listing === undefined) return false;
    this.#listed = listing;
    return true;
  }

  #ask(method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#answering.call(method, args, { deadlineMs: this.#options.deadlineMs });
  }

  /** Also before the first index is there. */
  #askNow(method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#answering.call(method, args, { deadlineMs: this.#options.deadlineMs, isUrgent: true });
  }

  async #write({ signal, onProgress, ...options }: RefreshOptions): Promise<RefreshRecord> {
    signal?.throwIfAborted();
    const thread = new Thread(this.#options.startThread());
    this.#writing.add(thread);
    // A thread that is ended leaves the old index, as a process does that is killed.
    const abort = () => void thread.end();
    signal?.addEventListener('abort', abort);
    try {
      const record = (await thread.call('refresh', [options], onProgress)) as RefreshRecord;
      if (options.dryRun !== true) await this.followOthers();
      return record;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#writing.delete(thread);
      await thread.end();
    }
  }
}
