import type { Texts } from '../../texts/texts.js';
import type { AuditEntry } from '../protocol/audit.js';
import { note, type ReplyContent, text } from '../protocol/reply.js';
import { shortFingerprint } from './lists.js';

/** The audit log, newest first, one entry a row. */
export function auditLog(texts: Texts, entries: readonly AuditEntry[], retentionDays: number): ReplyContent {
  const { audit: words, format } = texts;
  const data = { audit: entries };
  const kept = note(words.kept(retentionDays));
  if (entries.length === 0) return { blocks: [text(words.nothingYet), kept], data };
  const { columns } = words;
  return {
    blocks: [
      kept,
      {
        kind: 'table',
        table: {
          columns: [columns.when, columns.what, columns.who, columns.where].map((title) => ({ title })),
          rows: entries.map(({ at, action, detail, person, place }) => [
            format.minute(at),
            `${words.actions[action]}: ${action === 'refresh' ? auditedRefresh(texts, detail) : detail}`,
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
function auditedRefresh(texts: Texts, detail: string): string {
  const { audit: words } = texts;
  const [, before, after] = /^([0-9a-f]*) ([0-9a-f]{64})$/.exec(detail) ?? [];
  if (before === undefined || after === undefined) return detail;
  return before === after
    ? words.refreshedSame(shortFingerprint(texts, after))
    : words.refreshedTo(shortFingerprint(texts, before), shortFingerprint(texts, after));
}
