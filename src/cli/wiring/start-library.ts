import { Worker } from 'node:worker_threads';
import { errorFields } from '../../chat/dispatch/error-fields.js';
import type { AuditLog } from '../../chat/protocol/audit.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { defined } from '../../core/types/defined.js';
import { CorpusError, EngineError } from '../../core/types/ports.js';
import { readTable } from '../../meaning/piece-table.js';
import type { LibraryMeter } from '../../metrics/metrics.js';
import { ThreadLibrary } from '../../worker/thread-library.js';
import { auditedRefresh } from './audited-refresh.js';
import type { LibraryConfig } from './library-thread.js';
import { loggedProgress } from './logged-progress.js';
import { threadProgram } from './thread-program.js';

export const libraryLimits = {
  /** A question that waits longer is told so, in milliseconds. Before that dispatch has said that it takes long. */
  deadlineMs: 55_000,
  /** At about ten milliseconds a question, what waits here is answered in a few seconds. */
  maxQueueLength: 500,
} as const;

/**
 * The library of the configured corpus, in threads of its own.
 * @throws {TableError} if its vectors cannot be used: a thread would fail at every question.
 */
export function startLibrary(
  { corpus, state, answer, meaning, engine, log: logging }: LibraryConfig,
  audit: Pick<AuditLog, 'append'>,
  log: Logger,
  signal: AbortSignal,
  meter?: LibraryMeter,
): ThreadLibrary {
  readTable(meaning.table);
  const workerData: LibraryConfig = {
    corpus,
    state,
    answer,
    meaning,
    log: logging,
    ...defined({ engine }),
  };
  const library: ThreadLibrary = new ThreadLibrary({
    startThread: () => {
      const thread = new Worker(threadProgram('library-thread'), {
        workerData,
        stdout: true,
      });
      // Standard output may carry a protocol.
      thread.stdout.pipe(process.stderr, { end: false });
      return thread;
    },
    ...libraryLimits,
    onDeath: (cause) => {
      meter?.died();
      log.error({ error: errorFields(cause) }, 'the library’s thread ended and is started again');
    },
    onAnswer: (call) => meter?.called(call),
    onRefresh: (refresh) => meter?.refreshed(refresh),
    onDamage: async (problem) => {
      log.error({ problem }, 'the index is damaged and is made anew');
      try {
        await auditedRefresh(library, audit, {
          by: 'repair',
          full: true,
          onProgress: loggedProgress(log),
          signal,
        });
        log.info({}, 'the index was made anew');
      } catch (error) {
        if (signal.aborted) return;
        const isTold = error instanceof CorpusError || error instanceof EngineError;
        const reason = isTold ? error.message : errorFields(error);
        log.error({ reason }, 'the damaged index could not be made anew; it is tried again in time');
      }
    },
  });
  return library;
}
