import { setTimeout as sleep } from 'node:timers/promises';
import { type CallKind, CallLine, WaitingCall } from './call-line.js';
import { type Thread, ThreadDiedError } from './thread.js';

/** At most this many calls are with the thread at a time: what waits here can still be given up at no cost. */
const callsAtOnce = 8;

/** A thread that dies again at once is started again only after this many milliseconds, then twice as many, ... */
const firstPauseMs = 250;
const maxPauseMs = 30_000;
/** A thread that lived this long was no false start. */
const goodLifeMs = 10_000;
/** A thread from which nothing was heard for so long, though it was asked, hangs. */
const maxSilenceMs = 20_000;

export interface SupervisedWorkerOptions {
  start(): Thread;
  /** At most this many calls wait; an integer >= 1. */
  readonly maxQueueLength: number;
  /** Told each time that the thread has died, with the reason. */
  readonly onDeath: (cause: unknown) => void;
  /** Told of each call that was answered: how long it waited, and was with the thread; milliseconds. */
  readonly onAnswer?: (call: { readonly waitedMs: number; readonly workedMs: number }) => void;
  /** Absent: 20 s. */
  readonly maxSilenceMs?: number;
  /** Absent: the clock. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export interface CallOptions {
  /** From now, waiting included. */
  readonly deadlineMs: number;
  readonly kind?: CallKind;
}

/**
 * A thread that is started again when it dies. Calls wait in line, with a deadline; one that was with the thread when
 * that died is made once again, so only calls that change nothing may be made. It is made alone then: where one call
 * kills every thread, those that were with it the first time are answered all the same.
 */
export class SupervisedWorker {
  readonly #options: SupervisedWorkerOptions;
  readonly #line: CallLine;
  /** Calls that are with the thread, in their order, and when they were handed over. */
  readonly #running = new Map<WaitingCall, number>();
  readonly #closing = new AbortController();
  #thread: Thread | undefined;
  #startedAt = 0;
  #pauseMs = 0;

  constructor(options: SupervisedWorkerOptions) {
    this.#options = options;
    this.#line = new CallLine(options.maxQueueLength);
    this.#begin();
  }

  /** @throws {LibraryBusyError | LibraryLateError | ThreadDiedError}; else what the method throws. */
  async call(
    method: string,
    args: readonly unknown[],
    { deadlineMs, kind = 'question' }: CallOptions,
  ): Promise<unknown> {
    if (this.#isClosed) throw closed();
    this.#line.checkRoomFor(kind);
    const call = new WaitingCall({ method, args, kind }, deadlineMs, (late) => this.#giveUp(late));
    this.#line.add(call);
    this.#handOver();
    return await call.settled;
  }

  /** Until `until` has settled questions wait. */
  async hold(until: Promise<unknown>): Promise<void> {
    const letGo = this.#line.hold();
    await until.catch(() => {});
    letGo();
    this.#handOver();
  }

  /** Calls that wait or are with the thread end with a ThreadDiedError. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const call of [...this.#line.takeAll(), ...this.#running.keys()]) call.reject(closed());
    await this.#thread?.end();
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#line.length;
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #giveUp(call: WaitingCall): void {
    this.#line.remove(call);
    const handedOverAt = this.#running.get(call);
    if (handedOverAt === undefined || this.#thread === undefined) return;
    const { heardAt } = this.#thread;
    // Where it has never said anything it may still be loading.
    if (heardAt === undefined) return;
    const silenceMs = performance.now() - Math.max(handedOverAt, heardAt);
    if (silenceMs < (this.#options.maxSilenceMs ?? maxSilenceMs)) return;
    void this.#thread.kill(new Error('the thread hangs'));
  }

  #begin(): void {
    this.#startedAt = performance.now();
    try {
      const thread = this.#options.start();
      this.#thread = thread;
      void thread.ended.then((cause) => this.#died(cause));
    } catch (cause) {
      // The machine has no room for another one just now.
      void this.#died(cause);
      return;
    }
    this.#handOver();
  }

  async #died(cause: unknown): Promise<void> {
    this.#thread = undefined;
    if (this.#isClosed) return;
    this.#askAgain(cause);
    this.#options.onDeath(cause);
    const wasGood = performance.now() - this.#startedAt > goodLifeMs;
    this.#pauseMs = wasGood ? 0 : Math.min(maxPauseMs, this.#pauseMs * 2 || firstPauseMs);
    const pause = this.#options.pause ?? ((ms, signal) => sleep(ms, undefined, { signal }));
    await pause(this.#pauseMs, this.#closing.signal).catch(() => {});
    if (!this.#isClosed) this.#begin();
  }

  #askAgain(cause: unknown): void {
    const unanswered = [...this.#running.keys()].filter(({ isSettled }) => !isSettled);
    this.#running.clear();
    for (const call of unanswered) call.deaths++;
    this.#line.putBack(unanswered.filter(({ deaths }) => deaths === 1));
    const died = new ThreadDiedError('two worker threads ended with the call', { cause });
    for (const call of unanswered) if (call.deaths > 1) call.reject(died);
  }

  #handOver(): void {
    const thread = this.#thread;
    if (thread === undefined) return;
    for (let call = this.#line.next(); call !== undefined; call = this.#line.next()) {
      if (this.#running.size >= callsAtOnce) return;
      const isSomeoneAlone = [...this.#running.keys()].some(({ deaths }) => deaths > 0);
      if (isSomeoneAlone || (call.deaths > 0 && this.#running.size > 0)) return;
      this.#line.remove(call);
      this.#running.set(call, performance.now());
      void this.#run(call, thread);
    }
  }

  #tellAnswered({ madeAt }: WaitingCall, handedOverAt: number): void {
    this.#options.onAnswer?.({
      waitedMs: handedOverAt - madeAt,
      workedMs: performance.now() - handedOverAt,
    });
  }

  async #run(call: WaitingCall, thread: Thread): Promise<void> {
    const handedOverAt = performance.now();
    try {
      call.resolve(await thread.call(call.method, call.args));
      if (call.kind !== 'upkeep') this.#tellAnswered(call, handedOverAt);
    } catch (error) {
      // What becomes of the dead thread's calls is decided for all of them together.
      if (error instanceof ThreadDiedError) return;
      call.reject(error);
    }
    this.#running.delete(call);
    this.#handOver();
  }
}

function closed(): ThreadDiedError {
  return new ThreadDiedError('the library is closed');
}
