import { defined } from '../../core/types/defined.js';
import { errorName } from '../../core/types/error-names.js';
import type { RefreshRecord } from '../../core/types/refresh-record.js';
import type { Location, Person, Within } from './location.js';
import type { Logger } from './logger.js';

/** Something that moderators can look up later. Nothing of it is what somebody asked. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: Pick<Location, 'platform' | 'workspace' | 'channel'>;
  /** Absent where the program itself acted, at its start for example. */
  readonly person?: Pick<Person, 'id' | 'name'>;
  readonly action: AuditAction;
  /** More about it, in a few words: a command's name; of a refresh the old and the new index's fingerprint, with a blank between them. */
  readonly detail: string;
}

export const auditActions = [
  'refresh',
  'refused',
  'share',
  'remove',
  'grants',
  'correction',
  'watch',
  'install',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Entries are added and, after `audit.retentionDays`, forgotten; nothing else ever happens to one. */
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  /**
   * Newest first; at most `limit`.
   * @param where Only what happened in that workspace, and this machine's refreshes, which are everybody's; everything,
   * where this machine asks.
   */
  latest(limit: number, where: Within): Promise<readonly AuditEntry[]>;
  /** Forgets what happened more than so many days ago. */
  purge(retentionDays: number): Promise<void>;
}

/** A refresh that has changed the index, or found it as it is. */
export function refreshEntry(
  record: RefreshRecord,
  place: AuditEntry['place'],
  person?: AuditEntry['person'],
): AuditEntry {
  return {
    at: record.finishedAt,
    place,
    ...defined({ person }),
    action: 'refresh',
    detail: `${record.oldFingerprint} ${record.fingerprint}`,
  };
}

/** Whether it is a refresh by this machine: at its start, on its own, or from its terminal. */
export function isOwnRefresh({ place, action }: Pick<AuditEntry, 'place' | 'action'>): boolean {
  return place.platform === 'terminal' && action === 'refresh';
}

/** The same log, whose faults are told to the program's log: what is audited has happened all the same. */
export function bestEffort(audit: AuditLog, log: Logger): AuditLog {
  return {
    append: async (entry) => {
      try {
        await audit.append(entry);
      } catch (error) {
        const name = errorName(error);
        log.error({ action: entry.action, error: name }, 'something is missing in the audit log');
      }
    },
    latest: (limit, where) => audit.latest(limit, where),
    purge: (retentionDays) => audit.purge(retentionDays),
  };
}
