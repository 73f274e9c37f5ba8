import type { Notifier } from '../../chat/notices/notifier.js';
import { bestEffort } from '../../chat/protocol/audit.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Config } from '../../config/config.js';
import { CorpusError } from '../../core/types/ports.js';
import { watchFolder } from '../../corpus/watch-folder.js';
import type { LibraryMeter } from '../../metrics/metrics.js';
import { openState, type State } from '../../state/open-state.js';
import type { ThreadLibrary } from '../../worker/thread-library.js';
import { auditedRefresh } from './audited-refresh.js';
import { behindLatest, lastingClock } from './clock.js';
import { type FallbackFolder, fallbackFolder } from './fallback-folder.js';
import { keepFresh } from './keep-fresh.js';
import { keepWatching } from './keep-watching.js';
import { corpusReader } from './library-parts.js';
import type { LiveSettings } from './live-settings.js';
import { loggedProgress } from './logged-progress.js';
import { startLibrary } from './start-library.js';

/** The library of a process that answers until it is told to stop, in threads of its own. */
export interface SupervisedLibrary {
  readonly library: ThreadLibrary;
  readonly state: State;
  /** Milliseconds since 1970; goes back in no later process either. */
  readonly now: () => number;
  /** Resolves when an index answers. @throws what reading the folder threw; see `mayChange`. */
  readonly opening: Promise<void>;
  /** Resolves when the process is told to stop. */
  readonly told: Promise<void>;
  /** Aborted then, and when the library is closed. */
  readonly signal: AbortSignal;
  /** Follows the folder, other processes and the configuration until then; to be called once. Never throws. */
  keepUp(settings: LiveSettings, notifiers?: readonly Pick<Notifier, 'look' | 'finish'>[]): Promise<void>;
}

/**
 * Opens state and library, and closes them after `use`.
 * @param stopped Resolves when the process is told to stop, with why.
 * @param meter Told how calls and refreshes went.
 * @throws {ConfigError} for a faulty sources.yaml
 */
export async function withSupervisedLibrary<T>(
  config: Config,
  log: Logger,
  stopped: Promise<string>,
  use: (lasting: SupervisedLibrary) => Promise<T>,
  meter?: LibraryMeter,
): Promise<T> {
  const state = openState({
    folder: config.state.folder,
    now: Date.now,
    corpusFolder: config.corpus.folder,
  });
  const behind = behindLatest(state.latestTime.read(), Date.now());
  if (behind !== undefined) log.warn(behind, 'this machine’s clock went back');
  const clock = lastingClock(state.latestTime);
  let library: ThreadLibrary | undefined;
  let standIn: FallbackFolder | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const told = stopped.then((why) => {
    log.info({ signal: why }, 'stopping');
    stopping.abort();
  });
  try {
    for (const problem of state.problems) log.warn({ problem }, 'the state needs attention');
    // A fault in the list of sources ends the start here, before a thread stumbles on it.
    const { extensions } = await corpusReader(config);
    const audit = bestEffort(state.audit, log);
    // The library's threads have nothing in common but files.
    if (!state.forCorpus(config.corpus.folder).isWritable) standIn = fallbackFolder();
    const { folder } = standIn ?? config.state;
    const ours = startLibrary({ ...config, state: { ...config.state, folder } }, audit, log, signal, meter);
    library = ours;
    let isRead = false;
    const opening = ours.open(
      (problem) => log.warn({ problem }, 'the saved index was not used'),
      async () => {
        isRead = true;
        try {
          await auditedRefresh(ours, audit, { by: 'start', onProgress: loggedProgress(log), signal });
        } catch (error) {
          if (mayChange(error)) log.error({ problem: (error as Error).message }, 'there is no index yet');
          throw error;
        }
      },
    );
    const keepUp = async (
      settings: LiveSettings,
      notifiers: Parameters<SupervisedLibrary['keepUp']>[1] = [],
    ) => {
      const chores = keepFresh(ours, state, log, {
        refreshFirst: config.refresh.onStart && !isRead,
        retentionDays: config.state.retentionDays,
        watchDays: () => settings.current.watches.days,
        settings,
        auditRetentionDays: config.audit.retentionDays,
        notifiers,
        signal,
      });
      const { folder: documents } = config.corpus;
      const watching = config.watch
        ? keepWatching(ours, state.audit, log, {
            watch: (onWhat) => watchFolder(documents, extensions, onWhat),
            signal,
          })
        : undefined;
      await Promise.all([chores, watching]);
    };
    return await use({ library: ours, state, now: clock.now, opening, told, signal, keepUp });
  } finally {
    stopping.abort();
    await library?.close();
    standIn?.remove();
    clock.keep();
    state.close();
  }
}

/** A folder that holds nothing readable, or too much, is no reason not to start: it may be another later; any other fault is. */
export function mayChange(error: unknown): boolean {
  return error instanceof CorpusError && error.kind !== 'missing';
}
