import { setTimeout as sleep } from 'node:timers/promises';
import { grantEntries } from '../../chat/access/grant-changes.js';
import type { Notifier } from '../../chat/notices/notifier.js';
import { type AuditLog, bestEffort } from '../../chat/protocol/audit.js';
import type { GivenAnswers } from '../../chat/protocol/given-answers.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { WatchLog } from '../../chat/protocol/watches.js';
import { dayMs } from '../../core/types/day.js';
import { errorName } from '../../core/types/error-names.js';
import { CorpusError, EngineError } from '../../core/types/ports.js';
import type { ThreadLibrary } from '../../worker/thread-library.js';
import { auditedRefresh } from './audited-refresh.js';
import type { LiveSettings } from './live-settings.js';
import { loggedProgress } from './logged-progress.js';

export interface KeepFreshOptions {
  /** Whether to look for changed documents at once. */
  readonly refreshFirst: boolean;
  /** Given answers older than this are forgotten, now and once a day. */
  readonly retentionDays: number;
  /** The same for watched questions, as it is in force now. */
  readonly watchDays: () => number;
  /** The same for entries of the audit log. */
  readonly auditRetentionDays: number;
  /** How often to look whether another process has refreshed the index, in milliseconds; absent: 2 s. */
  readonly followMs?: number;
  /** Looks at every turn whether the configuration has changed. */
  readonly settings?: Pick<LiveSettings, 'look'>;
  /** Told at every turn which index there is. */
  readonly notifiers?: readonly Pick<Notifier, 'look' | 'finish'>[];
  readonly signal: AbortSignal;
}

/**
 * Refreshes once after the start, follows refreshes of other processes, has quotes corrected that changed, and forgets
 * what is past its time. Never throws.
 */
export async function keepFresh(
  library: Pick<ThreadLibrary, 'refresh' | 'followOthers' | 'listed'>,
  state: {
    readonly givenAnswers: Pick<GivenAnswers, 'purge'>;
    readonly watches: Pick<WatchLog, 'purge'>;
    readonly audit: AuditLog;
  },
  log: Logger,
  {
    refreshFirst,
    retentionDays,
    watchDays,
    auditRetentionDays,
    followMs = 2_000,
    signal,
    ...options
  }: KeepFreshOptions,
): Promise<void> {
  const { settings, notifiers = [] } = options;
  const audit = bestEffort(state.audit, log);
  const chore = async (name: string, run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      if (signal.aborted) return;
      const isTold = error instanceof CorpusError || error instanceof EngineError;
      const problem = isTold ? error.message : errorName(error);
      log.warn({ chore: name, problem }, 'a chore failed; it is tried again in time');
    }
  };
  const purge = async () => {
    await chore('purge', () => state.givenAnswers.purge(Date.now() - retentionDays * dayMs));
    await chore('purge', () => state.watches.purge(Date.now() - watchDays() * dayMs));
    await chore('purge', () => state.audit.purge(auditRetentionDays));
  };
  await purge();
  if (refreshFirst) {
    await chore('refresh', () =>
      auditedRefresh(library, audit, { by: 'start', onProgress: loggedProgress(log), signal }),
    );
  }
  let purgedAt = Date.now();
  while (!signal.aborted) {
    await sleep(followMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    await chore('follow', async () => {
      if (await library.followOthers()) log.info({}, 'swapped in a newer index');
    });
    await chore('settings', async () => {
      const { before, after } = (await settings?.look()) ?? {};
      if (before === undefined || after === undefined) return;
      for (const entry of grantEntries(before.access.grants, after.access.grants, Date.now())) {
        await audit.append(entry);
      }
    });
    await chore('notices', async () => {
      const listing = await library.listed();
      for (const notifier of notifiers) notifier.look(listing);
    });
    if (Date.now() - purgedAt > dayMs) {
      purgedAt = Date.now();
      await purge();
    }
  }
  for (const notifier of notifiers) await chore('notices', () => notifier.finish());
}
