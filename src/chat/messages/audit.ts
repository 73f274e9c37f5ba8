import type { AuditAction, AuditEntry } from '../protocol/audit.js';
import { note, type ReplyContent, text } from '../protocol/reply.js';
import { countOf, shortFingerprint } from './format.js';

const names: Readonly<Record<AuditAction, string>> = {
  refresh: 'Refreshed',
  refused: 'Refused',
  share: 'Shared',
  remove: 'Removed',
  grants: 'Grants changed',
  correction: 'Correction',
  watch: 'Watch',
};

/** The audit log, newest first, one entry a row. */
export function auditLog(entries: readonly AuditEntry[], retentionDays: number): ReplyContent {
  const data = { audit: entries };
  const kept = note(
    `Kept for ${countOf(retentionDays, 'day')}, newest first; times are UTC. Never what is asked.`,
  );
  if (entries.length === 0) return { blocks: [text('Nothing has been recorded here yet.'), kept], data };
  return {
    blocks: [
      kept,
      {
        kind: 'table',
        table: {
          columns: [{ title: 'When' }, { title: 'What' }, { title: 'Who' }, { title: 'Where' }],
          rows: entries.map(({ at, action, detail, person, place }) => [
            new Date(at).toISOString().slice(0, 16).replace('T', ' '),
            `${names[action]}: ${action === 'refresh' ? auditedRefresh(detail) : detail}`,
            person === undefined ? '–' : `${person.name} (${person.id})`,
            [place.platform, place.channel].filter((part) => part !== undefined).join(' '),
          ]),
        },
      },
    ],
    data,
  };
}

/** What a refresh's fingerprints say; the detail itself where it holds none, as of entries that an earlier version wrote. */
function auditedRefresh(detail: string): string {
  const [, before, after] = /^([0-9a-f]*) ([0-9a-f]{64})$/.exec(detail) ?? [];
  if (before === undefined || after === undefined) return detail;
  return before === after
    ? `index ${shortFingerprint(after)}, nothing had changed`
    : `index ${shortFingerprint(before)} → ${shortFingerprint(after)}`;
}

/** Of a refresh, to those who may not see every document. */
export const auditedReading = 'the documents were read again';

export function auditedGrants(added: number, removed: number): string {
  return `${added} added, ${removed} removed`;
}

export function auditedAnswer(answerId: string, isUncertain: boolean): string {
  return `answer ${answerId}${isUncertain ? ', perhaps not posted' : ''}`;
}
