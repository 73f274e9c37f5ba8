import { setTimeout as sleep } from 'node:timers/promises';
import type { SentenceVector } from '../../core/types/sentence-encoder.js';
import { ModelProcess, type ModelProcessOptions } from './model-process.js';

/** One that ends again at once is started again only after this many milliseconds, then twice as many, ... */
const firstPauseMs = 500;
const maxPauseMs = 60_000;
/** A process that lived this long was no false start. */
const goodLifeMs = 30_000;
/** A text that takes longer has a process that hangs. */
const maxMs = 20_000;

export interface SupervisedModelOptions extends ModelProcessOptions {
  /** Told each time that the process has ended, with the reason. */
  readonly onEnd?: (problem: string) => void;
  /** Absent: the clock. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly maxMs?: number;
}

interface Waiting {
  readonly text: string;
  /** How many processes have ended with it. */
  deaths: number;
  readonly resolve: (vector: SentenceVector | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A model whose process is started when it is first needed, and again when it ends. Texts are encoded one by one, those of
 * questions before all others. One with which two processes have ended gets no vector.
 */
export class SupervisedModel {
  readonly #options: SupervisedModelOptions;
  readonly #closing = new AbortController();
  /** Of questions, and in the background. */
  readonly #lines: readonly [Waiting[], Waiting[]] = [[], []];
  #process: ModelProcess | undefined;
  #isReady = false;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #pauseMs = 0;
  #problem: string | undefined;
  #isUnusable = false;

  constructor(options: SupervisedModelOptions) {
    this.#options = options;
  }

  /** What is wrong with it now; undefined where nothing is known to be. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Starts the process, so that the first question need not wait for it. */
  start(): void {
    if (
      this.#process === undefined &&
      !this.#isUnusable &&
      !this.#closing.signal.aborted &&
      this.#pauseMs === 0
    )
      this.#begin();
  }

  /**
   * @param isUrgent Whether somebody waits for it.
   * @returns undefined where the model says nothing of the text.
   * @throws {Error} where the model cannot be used.
   */
  encode(text: string, isUrgent: boolean): Promise<SentenceVector | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#isUnusable || this.#closing.signal.aborted)
        return reject(new Error(this.#problem ?? 'the sentence model is closed'));
      this.#lines[isUrgent ? 0 : 1].push({ text, deaths: 0, resolve, reject });
      this.start();
      this.#next();
      this.#hold();
    });
  }

  close(): void {
    this.#closing.abort();
    this.#rejectAll('the sentence model is closed');
    this.#process?.end();
  }

  #begin(): void {
    this.#startedAt = performance.now();
    this.#isReady = false;
    const process = new ModelProcess(this.#options);
    this.#process = process;
    this.#hold();
    void process.ready.then(() => {
      this.#isReady = true;
      this.#problem = undefined;
      this.#next();
    });
    void process.ended.then((end) => this.#ended(end));
  }

  async #ended({ problem, isFinal }: Awaited<ModelProcess['ended']>): Promise<void> {
    this.#process = undefined;
    this.#isReady = false;
    clearTimeout(this.#timer);
    if (this.#closing.signal.aborted) return;
    this.#problem = problem;
    this.#options.onEnd?.(problem);
    if (isFinal) {
      this.#isUnusable = true;
      this.#rejectAll(problem);
      return;
    }
    this.#putBack();
    const wasGood = performance.now() - this.#startedAt > goodLifeMs;
    this.#pauseMs = Math.min(maxPauseMs, (wasGood ? 0 : this.#pauseMs * 2) || firstPauseMs);
    const pause =
      this.#options.pause ?? ((ms, signal) => sleep(ms, undefined, { signal, ref: this.#isWanted }));
    await pause(this.#pauseMs, this.#closing.signal).catch(() => {});
    if (!this.#closing.signal.aborted) this.#begin();
  }

  /** The text that the process was at is tried once more, first of all. */
  #putBack(): void {
    const text = this.#current;
    this.#current = undefined;
    if (text === undefined) return;
    text.deaths++;
    if (text.deaths > 1) text.resolve(undefined);
    else this.#lines[0].unshift(text);
  }

  #next(): void {
    const process = this.#process;
    if (process === undefined || !this.#isReady || this.#current !== undefined) return;
    const next = this.#lines[0].shift() ?? this.#lines[1].shift();
    if (next === undefined) return;
    this.#current = next;
    this.#timer = setTimeout(
      () => process.end('the sentence model’s process hangs'),
      this.#options.maxMs ?? maxMs,
    );
    void process.encode(next.text).then((vector) => {
      // It was told that it hangs, and put back.
      if (this.#current !== next) return;
      clearTimeout(this.#timer);
      this.#current = undefined;
      next.resolve(vector);
      this.#next();
      this.#hold();
    });
  }

  get #isWanted(): boolean {
    return this.#current !== undefined || this.#lines.some(({ length }) => length > 0);
  }

  #hold(): void {
    this.#process?.hold(this.#isWanted);
  }

  #rejectAll(problem: string): void {
    const all = [this.#current, ...this.#lines[0].splice(0), ...this.#lines[1].splice(0)];
    this.#current = undefined;
    for (const waiting of all) waiting?.reject(new Error(problem));
  }
}
