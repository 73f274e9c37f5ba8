import {
  type EndRequest,
  errorOf,
  type MethodCall,
  type ThreadMessage,
  type WorkReport,
} from './messages.js';

/** The thread died with the call unanswered; whether it did something is not known. */
export class ThreadDiedError extends Error {
  override readonly name = 'ThreadDiedError';
}

/** What of a `Worker` of node:worker_threads is used. */
export interface WorkerThread {
  // biome-ignore lint/suspicious/noExplicitAny: as its own events are declared
  on(event: 'message' | 'error' | 'messageerror' | 'exit', listener: (value: any) => void): unknown;
  postMessage(message: MethodCall | EndRequest): void;
  terminate(): Promise<unknown>;
}

/** How long a thread may take to end between two steps of its work before it is ended in the midst of one, in milliseconds. */
const defaultPatienceMs = 5_000;

interface Call {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((told: WorkReport) => void) | undefined;
}

/** One worker thread, from its start to its end. */
export class Thread {
  readonly #worker: WorkerThread;
  readonly #patienceMs: number;
  readonly #calls = new Map<number, Call>();
  #nextId = 0;
  #isDead = false;
  #fault: unknown;
  #heardAt: number | undefined;
  /** Resolves when the thread has ended, with the error that ended it. */
  readonly ended: Promise<unknown>;

  /** @param patienceMs See `end`. */
  constructor(worker: WorkerThread, { patienceMs = defaultPatienceMs } = {}) {
    this.#worker = worker;
    this.#patienceMs = patienceMs;
    worker.on('message', (message: ThreadMessage) => this.#receive(message));
    worker.on('error', (error) => {
      this.#fault ??= error;
    });
    // Whose answer it was cannot be told: all that is asked of it would wait for ever.
    worker.on('messageerror', (error) => void this.kill(error));
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

  /**
   * Has the thread end between two steps of its work, or after `patienceMs` in the midst of one: a native module that is
   * stopped while it calls or loads may take the whole process along.
   * @param fault Why, for whoever asks what ended it.
   */
  async end(fault?: Error): Promise<void> {
    this.#fault ??= fault;
    this.#worker.postMessage({ method: 'end' });
    const patience = setTimeout(() => void this.kill(), this.#patienceMs);
    await this.ended;
    clearTimeout(patience);
  }

  /** Ends the thread at once, also one that hangs. @param fault Why, for whoever asks what ended it. */
  async kill(fault?: Error): Promise<void> {
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
