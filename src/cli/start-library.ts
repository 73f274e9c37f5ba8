import { Worker } from 'node:worker_threads';
import type { Logger } from '../chat/logger.js';
import type { Config } from '../config.js';
import { ThreadLibrary } from '../worker/thread-library.js';
import type { LibraryConfig } from './library-thread.js';

/** A question that waits longer is told so, in milliseconds. Before that dispatch has said that it takes long. */
const deadlineMs = 55_000;

/** At about ten milliseconds a question, what waits here is answered in a few seconds. */
const longestQueue = 500;

/** The library of the configured corpus, in threads of its own. */
export function startLibrary({ corpus, state, answer }: Config, log: Logger): ThreadLibrary {
  const workerData: LibraryConfig = { corpus, state, answer };
  return new ThreadLibrary({
    startThread: () => new Worker(new URL('./library-thread.js', import.meta.url), { workerData }),
    deadlineMs,
    longestQueue,
    onDeath: (cause) =>
      log.error(
        { error: cause instanceof Error ? { name: cause.name, stack: cause.stack } : typeof cause },
        'the library’s thread ended and is started again',
      ),
  });
}
