import { EventEmitter, once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { host, type Methods } from '../../src/worker/host.js';
import type { WorkerThread } from '../../src/worker/thread.js';

/** What a thread is to the library, without a thread: what is said is copied, and nothing is heard after its end. */
export class InProcessWorker extends EventEmitter implements WorkerThread {
  readonly #channel = new MessageChannel();
  isEnded = false;

  constructor(methods: Methods) {
    super();
    host(this.#channel.port1, Promise.resolve(methods), () => void this.terminate());
    this.#channel.port2.on('message', (message) => this.emit('message', message));
    this.#channel.port2.on('close', () => this.emit('exit', 1));
  }

  postMessage(message: unknown): void {
    this.#channel.port2.postMessage(message);
  }

  async terminate(): Promise<void> {
    if (this.isEnded) return;
    this.isEnded = true;
    const exit = once(this, 'exit');
    this.#channel.port2.close();
    await exit;
  }
}
