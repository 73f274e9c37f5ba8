import { errorOf, type MethodCall, type ThreadMessage, type WorkReport } from './messages.js';

/** The thread died with the call unanswered; whether it did something is not known. */
export class ThreadDiedError extends Error {
  override readonly name = 'ThreadDiedError';
}

/** What of a `Worker` of node:worker_threads is used. */
export interface WorkerThread {
  // biome-ignore lint/suspicious/noExplicitAny: as its own events are declared
  on(event: 'message' | 'error' | 'messageerror' | 'exit', listener: (value: any) => void): unknown;
  postMessage(message: MethodCall): void;
  terminate(): Promise<unknown>;
}

interface Call {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((told: WorkReport) => void) | undefined;
}

/** One worker thread, from its start to its end. */
export class Thread {
  readonly #worker: WorkerThread;
  readonly #calls = new Map<number, Call>();
  #nextId = 0;
  #isDead = false;
  #fault: unknown;
  #heardAt: number | undefined;
  /** Resolves when the thread has ended, with the error that ended it. */
  readonly ended: Promise<unknown>;

  constructor(worker: WorkerThread) {
    this.#worker = worker;
    worker.on('message', (message: ThreadMessage) => this.#receive(message));
    worker.on('error', (error) => {
      this.#fault ??= error;
    });
    // Whose answer it was cannot be told: all that is asked of it would wait for ever.
    worker.on('messageerror', (error) => void this.end(error));
    this.ended = new Promise((resolve) => {
      worker.on('exit', (code) => {
        this.#isDead = true;
        const cause = this.#fault ?? new Error(`the worker thread ended with exit code ${code}`);
        resolve(cause);
        const died = new ThreadDiedError('the worker thread ended', { cause });
        for (const { reject } of this.#calls.values()) reject(died);
        this.#calls.clear();
      });
    });
  }

  /** When it last said something, as `performance.now()` counts; undefined while it has not. */
  get heardAt(): number | undefined {
    return this.#heardAt;
  }

  /** @throws {ThreadDiedError} if the thread ends first; else what the method throws. */
  call(method: string, args: readonly unknown[], onProgress?: (told: WorkReport) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isDead) throw new ThreadDiedError('the worker thread has ended');
      const id = this.#nextId++;
      this.#worker.postMessage({ id, method, args } satisfies MethodCall);
      this.#calls.set(id, { resolve, reject, onProgress });
    });
  }

  /** @param fault Why, for whoever asks what ended it. */
  async end(fault?: Error): Promise<void> {
    this.#fault ??= fault;
    await this.#worker.terminate();
    await this.ended;
  }

  #receive(message: ThreadMessage): void {
    this.#heardAt = performance.now();
    const call = this.#calls.get(message.id);
    if (message.kind === 'progress') {
      call?.onProgress?.(message.progress);
      return;
    }
    this.#calls.delete(message.id);
    if (message.kind === 'done') call?.resolve(message.value);
    else call?.reject(errorOf(message.error));
  }
}
