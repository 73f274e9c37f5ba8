import { OneRefresh } from '../core/refresh/one-refresh.js';
import type { ComparisonOptions, CoverageOptions } from '../core/types/coverage.js';
import { defined } from '../core/types/defined.js';
import type { Draft, QuotedString } from '../core/types/draft.js';
import type {
  CompletionOptions,
  ContextLimits,
  GivenAnswerPlaces,
  Library,
  LibraryStatus,
  QuestionOptions,
  RefreshOptions,
} from '../core/types/library.js';
import { DamagedIndexError } from '../core/types/ports.js';
import type { GivenSpan } from '../core/types/quote.js';
import type { CheckOptions } from '../core/types/quote-check.js';
import type { RefreshRecord } from '../core/types/refresh-record.js';
import type { Scope } from '../core/types/scope.js';
import type { QuotedWords, VerifyOptions } from '../core/types/verification.js';
import type { CallKind } from './call-line.js';
import { IndexRepair } from './index-repair.js';
import type { LibraryState, Listing } from './library-methods.js';
import type { WorkReport } from './messages.js';
import { SupervisedWorker, type SupervisedWorkerOptions } from './supervised-worker.js';
import { Thread, ThreadDiedError, type WorkerThread } from './thread.js';
import { isOutOfMemory, tooLarge } from './too-large.js';

/** The longest that a timer can run: loading takes what it takes. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const maxTimerMs = 2 ** 31 - 1;

export interface ThreadLibraryOptions {
  /** A new thread that hosts `libraryMethods`. */
  startThread(): WorkerThread;
  /** A question that is not answered by then fails, in milliseconds. */
  readonly deadlineMs: number;
  /** At most this many questions wait; an integer >= 1. */
  readonly maxQueueLength: number;
  /** Told that the answering thread has died and is started again. */
  readonly onDeath: (cause: unknown) => void;
  /** See `SupervisedWorkerOptions`. */
  readonly onAnswer?: SupervisedWorkerOptions['onAnswer'];
  /** Told how each refresh but a dry run went, and how long it took in milliseconds. */
  readonly onRefresh?: (refresh: {
    readonly outcome: 'changed' | 'unchanged' | 'failed';
    readonly tookMs: number;
  }) => void;
  /** Told that the index is damaged; to refresh in full. Never throws. */
  readonly onDamage: (problem: string) => Promise<unknown>;
}

/** Phrases to choose from are of no use any more when they come later. */
const phrasesDeadlineMs = 1_000;

/**
 * A library whose index and ranking live in threads of their own: one answers; another, begun for each refresh and
 * ended with it, writes the next index, which the first then takes up. So neither holds up what this thread does.
 */
export class ThreadLibrary implements Library {
  readonly #options: ThreadLibraryOptions;
  readonly #answering: SupervisedWorker;
  readonly #writing = new Set<Thread>();
  readonly #refreshing = new OneRefresh((options) => this.#timed(options));
  readonly #mender: IndexRepair;
  #listed: Listing = { fingerprint: '', ids: [] };
  #isOpen = false;
  #noteOpen = () => {};
  #isClosed = false;

  constructor(options: ThreadLibraryOptions) {
    this.#options = options;
    this.#mender = new IndexRepair({ mend: options.onDamage, now: () => performance.now() });
    this.#answering = new SupervisedWorker({
      start: () => new Thread(options.startThread()),
      maxQueueLength: options.maxQueueLength,
      onDeath: options.onDeath,
      ...defined({ onAnswer: options.onAnswer }),
    });
    const opened = new Promise<void>((resolve) => {
      this.#noteOpen = resolve;
    });
    void this.#answering.hold(opened);
  }

  /**
   * Loads the saved index; where there is none, the first one is made. Whoever asks before that waits.
   * @param onProblem Told why the saved index is not used, where it is not.
   * @param makeFirst To refresh.
   * @throws what `makeFirst` throws; {ThreadDiedError} when the library is closed meanwhile.
   */
  async open(onProblem: (problem: string) => void, makeFirst: () => Promise<unknown>): Promise<void> {
    try {
      const { problem } = await this.#standing('standing', maxTimerMs);
      if (problem !== undefined) onProblem(problem);
      if (this.#listed.ids.length === 0) await makeFirst();
    } finally {
      this.#isOpen = true;
      this.#noteOpen();
    }
  }

  answer(question: string, options: QuestionOptions) {
    return this.#ask('question', 'answer', question, options) as ReturnType<Library['answer']>;
  }

  phrases(typed: string, options: CompletionOptions) {
    const deadlineMs = Math.min(phrasesDeadlineMs, this.#options.deadlineMs);
    return this.#askWithin(deadlineMs, 'question', 'phrases', typed, options) as ReturnType<
      Library['phrases']
    >;
  }

  suggestions(scope: Scope) {
    return this.#ask('question', 'suggestions', scope) as ReturnType<Library['suggestions']>;
  }

  furtherQuestions(answer: GivenAnswerPlaces, scope: Scope) {
    return this.#ask('question', 'furtherQuestions', answer, scope) as ReturnType<
      Library['furtherQuestions']
    >;
  }

  text(documentId: string, scope: Scope) {
    return this.#ask('question', 'text', documentId, scope) as ReturnType<Library['text']>;
  }

  catalogue(scope: Scope) {
    return this.#ask('glance', 'catalogue', scope) as ReturnType<Library['catalogue']>;
  }

  status(scope: Scope): Promise<LibraryStatus> {
    return this.#ask('glance', 'status', scope) as Promise<LibraryStatus>;
  }

  check(text: string, options: CheckOptions) {
    return this.#ask('question', 'check', text, options) as ReturnType<Library['check']>;
  }

  quotations(draft: Draft, max?: number) {
    return this.#ask('question', 'quotations', draft, max) as ReturnType<Library['quotations']>;
  }

  checkStrings(strings: readonly QuotedString[], options: CheckOptions) {
    return this.#ask('question', 'checkStrings', strings, options) as ReturnType<Library['checkStrings']>;
  }

  coverage(topic: string, options: CoverageOptions) {
    return this.#ask('question', 'coverage', topic, options) as ReturnType<Library['coverage']>;
  }

  compare(topic: string, options: ComparisonOptions) {
    return this.#ask('question', 'compare', topic, options) as ReturnType<Library['compare']>;
  }

  paragraphsAround(given: GivenSpan, limits: ContextLimits) {
    return this.#ask('question', 'paragraphsAround', given, limits) as ReturnType<
      Library['paragraphsAround']
    >;
  }

  reading(given: GivenSpan, limits: ContextLimits) {
    return this.#ask('question', 'reading', given, limits) as ReturnType<Library['reading']>;
  }

  quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope) {
    return this.#ask('question', 'quotesAgain', given, question, scope) as ReturnType<Library['quotesAgain']>;
  }

  verify(quoted: QuotedWords, options: VerifyOptions) {
    return this.#ask('question', 'verify', quoted, options) as ReturnType<Library['verify']>;
  }

  pastRefreshes(limit: number) {
    return this.#ask('glance', 'pastRefreshes', limit) as ReturnType<Library['pastRefreshes']>;
  }

  /** How many calls wait for the answering thread. */
  get waiting(): number {
    return this.#answering.waiting;
  }

  async listed(): Promise<readonly string[]> {
    if (!this.#isOpen) await this.#ask('question', 'turn');
    return this.#listed.ids;
  }

  refresh(options: RefreshOptions): Promise<RefreshRecord> {
    return options.dryRun ? this.#write(options) : this.#refreshing.run(options);
  }

  /**
   * Takes up what another process has written since; to be called every few seconds.
   * @returns whether the documents are others now.
   */
  async followOthers(): Promise<boolean> {
    const before = this.#listed;
    const { problem } = await this.#standing('followOthers');
    if (problem !== undefined && this.#isOpen) this.#mend(problem, true);
    return this.#listed !== before;
  }

  /** Whatever is still asked or refreshed fails; nothing is left half done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...[...this.#writing].map((thread) => thread.end()), this.#answering.close()]);
    await this.#refreshing.settled();
  }

  async #standing(
    method: 'standing' | 'followOthers',
    deadlineMs = this.#options.deadlineMs,
  ): Promise<LibraryState> {
    const known = [this.#listed.fingerprint];
    const standing = (await this.#answering.call(method, known, {
      deadlineMs,
      kind: 'upkeep',
    })) as LibraryState;
    if (standing.listing !== undefined) this.#listed = standing.listing;
    return standing;
  }

  /** @param isUseless Whether nothing can be answered meanwhile, so that questions wait. */
  #mend(problem: string, isUseless: boolean): void {
    if (this.#isClosed) return;
    const mending = this.#mender.begin(problem);
    if (mending !== undefined && isUseless) void this.#answering.hold(mending);
  }

  #ask(kind: CallKind, method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#askWithin(this.#options.deadlineMs, kind, method, ...args);
  }

  async #askWithin(
    deadlineMs: number,
    kind: CallKind,
    method: string,
    ...args: readonly unknown[]
  ): Promise<unknown> {
    try {
      return await this.#answering.call(method, args, { deadlineMs, kind });
    } catch (error) {
      if (error instanceof DamagedIndexError) this.#mend(error.message, false);
      throw error;
    }
  }

  async #timed(options: RefreshOptions): Promise<RefreshRecord> {
    const startedAt = performance.now();
    const tell = (outcome: 'changed' | 'unchanged' | 'failed') =>
      this.#options.onRefresh?.({ outcome, tookMs: performance.now() - startedAt });
    try {
      const record = await this.#write(options);
      tell(record.fingerprint === record.oldFingerprint ? 'unchanged' : 'changed');
      return record;
    } catch (error) {
      // One that was called off is no failure.
      if (options.signal?.aborted !== true && !this.#isClosed) tell('failed');
      throw error;
    }
  }

  async #write({ signal, onProgress, onLargeDocument, ...options }: RefreshOptions): Promise<RefreshRecord> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new ThreadDiedError('the library is closed');
    const thread = new Thread(this.#options.startThread());
    this.#writing.add(thread);
    // A thread that is ended leaves the old index, as a process does that is killed.
    const abort = () => void thread.end();
    signal?.addEventListener('abort', abort);
    let largeDocument: string | undefined;
    const hear = (told: WorkReport) => {
      if (!('largeDocument' in told)) return onProgress?.(told);
      largeDocument = told.largeDocument;
      onLargeDocument?.(largeDocument);
    };
    try {
      const record = (await thread.call('refresh', [options], hear)) as RefreshRecord;
      // The new index is there; what cannot be taken up now is by the next look for other processes' work.
      if (options.dryRun !== true) await this.followOthers().catch(() => {});
      return record;
    } catch (error) {
      signal?.throwIfAborted();
      if (isOutOfMemory(error)) throw tooLarge(largeDocument, error);
      // One that was to write has made it all anew.
      if (options.dryRun === true && error instanceof DamagedIndexError) this.#mend(error.message, false);
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#writing.delete(thread);
      await thread.end();
    }
  }
}
