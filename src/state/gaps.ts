import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Gaps, type GapWord, gapDays, isKeepable, minAskers } from '../chat/protocol/gaps.js';
import { dayMs } from '../core/types/day.js';
import type { Database } from './database.js';
import type { DatabaseSyncInstance } from './sqlite.js';

const secretSchema = z.object({ value: z.instanceof(Uint8Array) });
const wordSchema = z.object({ word: z.string(), people: z.number() });
const countSchema = z.object({ n: z.number() });

/**
 * Words asked for in vain, in the state database: of each a keyed hash for every person who asked, which holds the word, so
 * that a person's words do not show as one person's; the word itself from the third person on, and no longer than that.
 */
export class SqlGaps implements Gaps {
  readonly #database: Database;
  readonly #now: () => number;

  /** @param now Milliseconds since 1970. */
  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async note(words: readonly string[], { place, personId }: Parameters<Gaps['note']>[1]): Promise<void> {
    const kept = new Set(words.map((word) => word.normalize().toLowerCase()).filter(isKeepable));
    if (kept.size === 0 || place.workspace === undefined) return;
    const { platform, workspace } = place;
    this.#database.transact((connection) => {
      const secret = secretOf(connection);
      this.#forget(connection);
      for (const word of kept) {
        const hash = hashOf(secret, [platform, workspace, word]);
        connection
          .prepare(
            `INSERT INTO gap_asked (word, person, at) VALUES (?, ?, ?)
             ON CONFLICT (word, person) DO UPDATE SET at = excluded.at`,
          )
          .run(hash, hashOf(secret, [platform, workspace, word, personId]), this.#now());
        const people = connection.prepare('SELECT count(*) AS n FROM gap_asked WHERE word = ?').get(hash);
        if (countSchema.parse(people).n < minAskers) continue;
        connection
          .prepare(
            'INSERT INTO gap_word (hash, platform, workspace, word) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          )
          .run(hash, platform, workspace, word);
      }
    });
  }

  async words(where: Parameters<Gaps['words']>[0]): Promise<readonly GapWord[]> {
    return this.#database.transact((connection) => {
      this.#forget(connection);
      const [platform, workspace] = where === 'everywhere' ? [null, null] : [where.platform, where.workspace];
      return connection
        .prepare(
          `SELECT gap_word.word AS word, count(*) AS people FROM gap_word
           JOIN gap_asked ON gap_asked.word = gap_word.hash
           WHERE ?1 IS NULL OR (platform = ?1 AND workspace = ?2)
           GROUP BY gap_word.hash ORDER BY people DESC, gap_word.word`,
        )
        .all(platform, workspace)
        .map((row) => wordSchema.parse(row));
    });
  }

  /** What is past its days, and words that too few people have asked for since. */
  #forget(connection: DatabaseSyncInstance): void {
    connection.prepare('DELETE FROM gap_asked WHERE at <= ?').run(this.#now() - gapDays * dayMs);
    connection
      .prepare(
        `DELETE FROM gap_word WHERE (SELECT count(*) FROM gap_asked WHERE gap_asked.word = gap_word.hash) < ?`,
      )
      .run(minAskers);
  }
}

function secretOf(connection: DatabaseSyncInstance): Uint8Array {
  return secretSchema.parse(connection.prepare("SELECT value FROM secret WHERE name = 'gaps'").get()).value;
}

function hashOf(secret: Uint8Array, parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
}
