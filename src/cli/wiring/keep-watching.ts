import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields } from '../../chat/dispatch/error-fields.js';
import { type AuditLog, bestEffort } from '../../chat/protocol/audit.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { errorCode, errorMessage } from '../../core/types/error-names.js';
import type { Library } from '../../core/types/library.js';
import { CorpusError, EngineError } from '../../core/types/ports.js';
import { byWatching } from '../../core/types/refresh-record.js';
import { toldChanges } from '../../core/types/told-changes.js';
import type { FolderWatch } from '../../corpus/watch-folder.js';
import { auditedRefresh } from './audited-refresh.js';
import { Debouncer } from './debounce.js';
import { loggedProgress } from './logged-progress.js';

export interface KeepWatchingOptions {
  /** Begins to watch the corpus. @returns to be called to watch no longer. @throws where it cannot be watched. */
  watch(told: FolderWatch): Promise<() => Promise<void>>;
  readonly signal: AbortSignal;
  /** Changes that come closer together are indexed together, in milliseconds; absent: 1 s. */
  readonly quietMs?: number;
  /** But none waits longer than this, in milliseconds; absent: 10 s. */
  readonly maxMs?: number;
  /** While the corpus cannot be watched it is looked through so often, in milliseconds; absent: 60 s. */
  readonly lookMs?: number;
  /** Absent: the clock. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Indexes changed files as they change. Where they cannot be watched the log says so, and they are looked through
 * every minute until they can. Never throws.
 */
export async function keepWatching(
  library: Pick<Library, 'refresh'>,
  audit: Pick<AuditLog, 'append' | 'latest' | 'purge'>,
  log: Logger,
  options: KeepWatchingOptions,
): Promise<void> {
  const { watch, signal, quietMs = 1_000, maxMs = 10_000, lookMs = 60_000 } = options;
  let lastProblem: string | undefined;
  /** Once for as long as it stays the same. */
  const warn = (problem: string, message: string) => {
    if (problem !== lastProblem && !signal.aborted) log.warn({ problem }, message);
    lastProblem = problem;
  };
  const refresh = async () => {
    try {
      const record = await auditedRefresh(library, bestEffort(audit, log), {
        by: byWatching,
        isRoutine: true,
        onProgress: loggedProgress(log),
        signal,
      });
      const { added, changed, moved, removed } = toldChanges(record);
      const counts = {
        added: added.length,
        changed: changed.length,
        moved: moved.length,
        removed: removed.length,
      };
      if (Object.values(counts).some((count) => count > 0)) {
        log.info({ ...counts, tookMs: record.tookMs }, 'indexed changed files');
      }
    } catch (error) {
      const isTold = error instanceof CorpusError || error instanceof EngineError;
      const problem = isTold ? error.message : JSON.stringify(errorFields(error));
      warn(problem, 'changed files could not be indexed; the old index answers');
    }
  };
  const debouncer = new Debouncer(refresh, { quietMs, maxMs });
  const pause = options.pause ?? ((ms, until) => sleep(ms, undefined, { signal: until }));
  while (!signal.aborted) {
    try {
      const why = await watched(watch, () => debouncer.note(), signal);
      if (why !== undefined) throw why;
    } catch (error) {
      warn(reasonOf(error), 'the documents cannot be watched; they are looked through every minute instead');
      debouncer.note();
      await pause(lookMs, signal).catch(() => {});
    }
  }
  await debouncer.end();
}

/** Watches until it fails or is told to stop. @returns what failed. */
async function watched(
  watch: KeepWatchingOptions['watch'],
  onChange: () => void,
  signal: AbortSignal,
): Promise<unknown> {
  let fail = (_: unknown) => {};
  const failed = new Promise<unknown>((resolve) => {
    fail = resolve;
  });
  const end = await watch({ onChange, onFault: (error) => fail(error) });
  const stop = () => fail(undefined);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const why = await failed;
  signal.removeEventListener('abort', stop);
  await end();
  return why;
}

/** What failed, and what to do about it. */
function reasonOf(error: unknown): string {
  const code = errorCode(error);
  switch (code) {
    case 'ENOSPC':
      return 'the system has no more watches (ENOSPC): raise fs.inotify.max_user_watches';
    case 'EMFILE':
      return 'too many files or watchers are open (EMFILE): raise fs.inotify.max_user_instances or ulimit -n';
    case 'ENOENT':
      return 'the folder is not there';
    default:
      return typeof code === 'string' ? code : errorMessage(error);
  }
}
