import { z } from 'zod';
import type { RefreshLog } from '../core/types/ports.js';
import { type RefreshRecord, recordsKept } from '../core/types/refresh-record.js';
import type { Database } from './database.js';
import { skippedSchema } from './skipped-schema.js';

const ids = z.array(z.string());
const count = z.int().nonnegative();
const recordSchema: z.ZodType<RefreshRecord> = z.object({
  added: ids,
  changed: ids,
  removed: ids,
  // Records written before these were kept have none.
  sameTexts: z.array(z.object({ removed: ids, added: ids })).default([]),
  extents: z.array(z.object({ id: z.string(), passages: count, changedPassages: count })).default([]),
  skipped: z.array(skippedSchema),
  documents: count,
  passages: count,
  oldFingerprint: z.string(),
  fingerprint: z.string(),
  tookMs: z.number(),
  finishedAt: z.number(),
  by: z.string(),
  where: z.string().exactOptional(),
  dryRun: z.boolean(),
});

/** The refreshes of one corpus, in the state database. */
export class SqlRefreshLog implements RefreshLog {
  readonly #database: Database;
  readonly #corpus: string;

  constructor(database: Database, corpusKey: string) {
    this.#database = database;
    this.#corpus = corpusKey;
  }

  async append(record: RefreshRecord): Promise<void> {
    const json = JSON.stringify(recordSchema.parse(record));
    this.#database.use((connection) => {
      connection.prepare('INSERT INTO refresh (corpus, record) VALUES (?, ?)').run(this.#corpus, json);
      connection
        .prepare(
          `DELETE FROM refresh WHERE corpus = ? AND number NOT IN
             (SELECT number FROM refresh WHERE corpus = ? ORDER BY number DESC LIMIT ${recordsKept})`,
        )
        .run(this.#corpus, this.#corpus);
    });
  }

  /** At most the newest hundred; the order is that of appending. */
  async latest(limit: number): Promise<readonly RefreshRecord[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare('SELECT record FROM refresh WHERE corpus = ? ORDER BY number DESC LIMIT ?')
        .all(this.#corpus, limit),
    );
    return rows.map((row) => recordSchema.parse(JSON.parse(String((row as { record: unknown }).record))));
  }
}
