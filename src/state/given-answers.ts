import { z } from 'zod';
import { type Claim, type GivenAnswer, type GivenAnswers, mostQuotes } from '../chat/given-answers.js';
import type { Database } from './database.js';

const offset = z.int().nonnegative();
const quotesSchema = z
  .array(
    z.object({
      text: z.string(),
      citation: z.object({
        documentId: z.string(),
        title: z.string(),
        url: z.string().exactOptional(),
        author: z.string().exactOptional(),
        publisher: z.string().exactOptional(),
        date: z.string().exactOptional(),
        span: z.object({ start: offset, end: offset }),
        line: z.int().positive(),
        place: z.string().exactOptional(),
      }),
      documentHash: z.string(),
    }),
  )
  .readonly();
const placeSchema = z.object({
  platform: z.enum(['slack', 'discord', 'terminal', 'web']),
  kind: z.enum(['channel', 'direct', 'local']),
  workspace: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  thread: z.string().exactOptional(),
});
const rowSchema = z.object({
  quotes: z.string(),
  shown: z.number(),
  visibility: z.enum(['asker', 'channel']),
  place: z.string(),
  person_id: z.string(),
  fingerprint: z.string(),
  given_at: z.number(),
  message_id: z.string().nullable(),
});

const claims: Readonly<Record<Claim, string>> = { share: 'is_shared', more: 'is_continued' };

/** Given answers in the state database. Only what is named here is written, so no question can slip in. */
export class SqlGivenAnswers implements GivenAnswers {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Saving an id again replaces what it says, but never gives back a claim. */
  async save(answer: GivenAnswer): Promise<void> {
    if (answer.quotes.length > mostQuotes) {
      throw new RangeError(`a given answer has at most ${mostQuotes} quotes, got ${answer.quotes.length}`);
    }
    this.#database.use((connection) =>
      connection
        .prepare(
          `INSERT INTO given_answer
             (id, quotes, shown, visibility, place, person_id, fingerprint, given_at, message_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET quotes = excluded.quotes, shown = excluded.shown,
             visibility = excluded.visibility, place = excluded.place, person_id = excluded.person_id,
             fingerprint = excluded.fingerprint, given_at = excluded.given_at, message_id = excluded.message_id`,
        )
        .run(
          answer.id,
          JSON.stringify(quotesSchema.parse(answer.quotes)),
          answer.shown,
          answer.visibility,
          JSON.stringify(placeSchema.parse(answer.place)),
          answer.personId,
          answer.fingerprint,
          answer.givenAt,
          answer.messageId ?? null,
        ),
    );
  }

  async find(id: string): Promise<GivenAnswer | undefined> {
    const found = this.#database.use((connection) =>
      connection.prepare(`SELECT ${Object.keys(rowSchema.shape)} FROM given_answer WHERE id = ?`).get(id),
    );
    if (found === undefined) return undefined;
    const row = rowSchema.parse(found);
    return {
      id,
      quotes: quotesSchema.parse(JSON.parse(row.quotes)),
      shown: row.shown,
      visibility: row.visibility,
      place: placeSchema.parse(JSON.parse(row.place)),
      personId: row.person_id,
      fingerprint: row.fingerprint,
      givenAt: row.given_at,
      ...(row.message_id === null ? {} : { messageId: row.message_id }),
    };
  }

  /** One statement, so that of all callers in all processes exactly one changes the row. */
  async claim(id: string, what: Claim): Promise<boolean> {
    const column = claims[what];
    return this.#change(`UPDATE given_answer SET ${column} = 1 WHERE id = ? AND ${column} = 0`, id) === 1;
  }

  async release(id: string, what: Claim): Promise<void> {
    this.#change(`UPDATE given_answer SET ${claims[what]} = 0 WHERE id = ?`, id);
  }

  async posted(id: string, messageId: string): Promise<void> {
    this.#change('UPDATE given_answer SET message_id = ? WHERE id = ?', messageId, id);
  }

  async forget(id: string): Promise<boolean> {
    return this.#change('DELETE FROM given_answer WHERE id = ?', id) === 1;
  }

  async purge(before: number): Promise<void> {
    const forgotten = this.#change('DELETE FROM given_answer WHERE given_at < ?', before);
    const votes = this.#change('DELETE FROM vote WHERE answer_id NOT IN (SELECT id FROM given_answer)');
    // Also out of the write-ahead log, where the rows still stand; another process's reading may put that off.
    if (forgotten + votes > 0) {
      this.#database.use((connection) => connection.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    }
  }

  /** @returns how many rows it changed. */
  #change(statement: string, ...values: (string | number)[]): number {
    const { changes } = this.#database.use((connection) => connection.prepare(statement).run(...values));
    return Number(changes);
  }
}
