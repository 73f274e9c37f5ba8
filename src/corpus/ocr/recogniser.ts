import { Worker } from 'node:worker_threads';
import { clockMs, type ParsingLimits, tookTooLong } from '../parsing/limits.js';
import { Unreadable } from '../unreadable.js';
import type { RecognisedPage } from './recognised-page.js';
import type { ThreadReply } from './thread.js';

/** How often it is looked at how long a picture takes, in milliseconds. */
const lookEveryMs = 100;
/** A picture is given up a little before the process that reads it would be. */
const shareOfTime = 0.8;

/** Reads pictures, one at a time, in a thread that is started with the first of them. */
export class Recogniser {
  readonly #languages: readonly string[];
  readonly #limits: ParsingLimits;
  #thread: Worker | undefined;

  constructor(languages: readonly string[], limits: ParsingLimits) {
    this.#languages = languages;
    this.#limits = limits;
  }

  /** @throws {Unreadable} with the reason, if it is no picture or takes longer than a file may. */
  async read(picture: Uint8Array): Promise<RecognisedPage> {
    this.#thread ??= this.#started();
    const reply = await this.#replyOf(this.#thread, picture);
    if ('reason' in reply) throw new Unreadable(reply.reason);
    return reply.page;
  }

  #started(): Worker {
    const thread = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: this.#languages,
      stdout: false,
      stderr: false,
    });
    // A process that nobody asks anything ends.
    thread.unref();
    return thread;
  }

  #replyOf(thread: Worker, picture: Uint8Array): Promise<ThreadReply> {
    const begun = { clock: performance.now(), processor: process.cpuUsage() };
    return new Promise((resolve) => {
      const end = (reply: ThreadReply) => {
        clearInterval(timer);
        for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
        resolve(reply);
      };
      const giveUp = (reason: string) => {
        this.#thread = undefined;
        void thread.terminate();
        end({ reason });
      };
      const timer = setInterval(() => {
        const { user, system } = process.cpuUsage(begun.processor);
        const isLate =
          (user + system) / 1000 > shareOfTime * this.#limits.timeMs ||
          performance.now() - begun.clock > shareOfTime * clockMs(this.#limits);
        if (isLate) giveUp(tookTooLong(this.#limits));
      }, lookEveryMs);
      thread.on('message', end);
      thread.on('error', () => giveUp('cannot be read: its OCR failed'));
      thread.on('exit', () => giveUp('cannot be read: its OCR failed'));
      thread.postMessage(picture);
    });
  }
}
