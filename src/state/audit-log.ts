import { z } from 'zod';
import { type AuditEntry, type AuditLog, auditActions } from '../chat/protocol/audit.js';
import type { Database } from './database.js';
import type { DatabaseSyncInstance } from './sqlite.js';

const rowSchema = z.object({
  at: z.number(),
  platform: z.string(),
  workspace: z.string().nullable(),
  channel: z.string().nullable(),
  person_id: z.string().nullable(),
  person_name: z.string().nullable(),
  action: z.enum(auditActions),
  detail: z.string(),
});

const columns = Object.keys(rowSchema.shape);

/** The audit log in the state database, which itself refuses to change or drop an entry before its time. */
export class SqlAuditLog implements AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async append(entry: AuditEntry): Promise<void> {
    this.#database.use((connection) => appendEntry(connection, entry));
  }

  async latest(limit: number, where: Parameters<AuditLog['latest']>[1]): Promise<readonly AuditEntry[]> {
    const rows = this.#database.use((connection) =>
      where === 'everywhere'
        ? connection.prepare(`SELECT ${columns} FROM audit ORDER BY number DESC LIMIT ?`).all(limit)
        : connection
            .prepare(
              `SELECT ${columns} FROM audit WHERE (platform = ? AND workspace = ?)
                 OR (platform = 'terminal' AND action = 'refresh') ORDER BY number DESC LIMIT ?`,
            )
            .all(where.platform, where.workspace, limit),
    );
    return rows.map((row) => entryOf(rowSchema.parse(row)));
  }

  async purge(retentionDays: number): Promise<void> {
    this.#database.use((connection) => {
      connection
        .prepare('UPDATE audit_retention SET days = ? WHERE days <> ?')
        .run(retentionDays, retentionDays);
      // By the clock of the trigger that guards it.
      connection.exec(
        'DELETE FROM audit WHERE at < unixepoch() * 1000 - (SELECT days FROM audit_retention) * 86400000',
      );
    });
  }
}

/** For what is to be recorded together with something else, within a transaction. */
export function appendEntry(
  connection: DatabaseSyncInstance,
  { at, place, person, action, detail }: AuditEntry,
): void {
  connection
    .prepare(`INSERT INTO audit (${columns}) VALUES (${columns.map(() => '?')})`)
    .run(
      at,
      place.platform,
      place.workspace ?? null,
      place.channel ?? null,
      person?.id ?? null,
      person?.name ?? null,
      action,
      detail,
    );
}

function entryOf(row: z.infer<typeof rowSchema>): AuditEntry {
  const { at, platform, workspace, channel, person_id: id, person_name: name, action, detail } = row;
  return {
    at,
    place: {
      platform,
      ...(workspace === null ? {} : { workspace }),
      ...(channel === null ? {} : { channel }),
    },
    ...(id === null ? {} : { person: { id, name: name ?? '' } }),
    action,
    detail,
  };
}
