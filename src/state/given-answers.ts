import { z } from 'zod';
import type { GivenAnswer, GivenAnswers } from '../chat/given-answers.js';
import type { Database } from './database.js';

const offset = z.int().nonnegative();
const quotesSchema = z.array(z.tuple([z.string(), z.string(), offset, offset]));
const placeSchema = z.object({
  platform: z.enum(['slack', 'discord', 'terminal', 'web']),
  kind: z.enum(['channel', 'direct', 'local']),
  workspace: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  thread: z.string().exactOptional(),
});
const rowSchema = z.object({
  quotes: z.string(),
  place: z.string(),
  person_id: z.string(),
  fingerprint: z.string(),
  given_at: z.number(),
});

const maxQuotes = 20;

/** Given answers in the state database. Only what is named here is written, so no question can slip in. */
export class SqlGivenAnswers implements GivenAnswers {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Saving an id again replaces what it says, but never gives back a share that was claimed. */
  async save(answer: GivenAnswer): Promise<void> {
    if (answer.quotes.length > maxQuotes) {
      throw new RangeError(`a given answer has at most ${maxQuotes} quotes, got ${answer.quotes.length}`);
    }
    const quotes = answer.quotes.map(({ documentId, documentHash, span }) => [
      documentId,
      documentHash,
      span.start,
      span.end,
    ]);
    this.#database.use((connection) =>
      connection
        .prepare(
          `INSERT INTO given_answer (id, quotes, place, person_id, fingerprint, given_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET quotes = excluded.quotes, place = excluded.place,
             person_id = excluded.person_id, fingerprint = excluded.fingerprint, given_at = excluded.given_at`,
        )
        .run(
          answer.id,
          JSON.stringify(quotes),
          JSON.stringify(placeSchema.parse(answer.place)),
          answer.personId,
          answer.fingerprint,
          answer.givenAt,
        ),
    );
  }

  async find(id: string): Promise<GivenAnswer | undefined> {
    const found = this.#database.use((connection) =>
      connection
        .prepare('SELECT quotes, place, person_id, fingerprint, given_at FROM given_answer WHERE id = ?')
        .get(id),
    );
    if (found === undefined) return undefined;
    const row = rowSchema.parse(found);
    return {
      id,
      quotes: quotesSchema.parse(JSON.parse(row.quotes)).map(([documentId, documentHash, start, end]) => ({
        documentId,
        documentHash,
        span: { start, end },
      })),
      place: placeSchema.parse(JSON.parse(row.place)),
      personId: row.person_id,
      fingerprint: row.fingerprint,
      givenAt: row.given_at,
    };
  }

  /** One statement, so that of all callers in all processes exactly one changes the row. */
  async claimShare(id: string): Promise<boolean> {
    const { changes } = this.#database.use((connection) =>
      connection.prepare('UPDATE given_answer SET is_shared = 1 WHERE id = ? AND is_shared = 0').run(id),
    );
    return Number(changes) === 1;
  }

  async releaseShare(id: string): Promise<void> {
    this.#database.use((connection) =>
      connection.prepare('UPDATE given_answer SET is_shared = 0 WHERE id = ?').run(id),
    );
  }

  async purge(before: number): Promise<void> {
    this.#database.use((connection) => {
      const { changes } = connection.prepare('DELETE FROM given_answer WHERE given_at < ?').run(before);
      // Also out of the write-ahead log, where the rows still stand; another process's reading may put that off.
      if (Number(changes) > 0) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
  }
}
