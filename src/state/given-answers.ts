import { z } from 'zod';
import {
  type Claim,
  type GivenAnswer,
  type GivenAnswers,
  maxKeptQuotes,
} from '../chat/protocol/given-answers.js';
import type { AuthorOn } from './authors.js';
import type { Database } from './database.js';
import { forgetOrphans, placeSchema, quotesOf, saveQuotes } from './receipts.js';
import type { DatabaseSyncInstance } from './sqlite.js';

const rowSchema = z.object({
  shown: z.number(),
  page: z.number().nullable(),
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
  readonly #corpus: string;
  readonly #authorOn: AuthorOn;

  /**
   * @param corpus A key of the folder that is answered from, for the receipts.
   * @param authorOn Who posts what is answered.
   */
  constructor(database: Database, corpus: string, authorOn: AuthorOn) {
    this.#database = database;
    this.#corpus = corpus;
    this.#authorOn = authorOn;
  }

  isLasting(): boolean {
    return this.#database.isLasting;
  }

  async save(answer: GivenAnswer): Promise<void> {
    if (answer.quotes.length > maxKeptQuotes) {
      throw new RangeError(`a given answer has at most ${maxKeptQuotes} quotes, got ${answer.quotes.length}`);
    }
    this.#database.transact((connection) => saveAnswer(connection, answer, this.#corpus));
  }

  async find(id: string): Promise<GivenAnswer | undefined> {
    return this.#database.use((connection) => findAnswer(connection, id));
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
    this.#database.transact((connection) => noteMessage(connection, id, messageId, this.#authorOn));
  }

  async forget(id: string): Promise<boolean> {
    return this.#database.transact((connection) => deleteAnswer(connection, id));
  }

  async purge(before: number): Promise<void> {
    const forgotten = this.#database.transact((connection) => {
      const answers = connection.prepare('DELETE FROM given_answer WHERE given_at < ?').run(before);
      const votes = connection
        .prepare('DELETE FROM vote WHERE answer_id NOT IN (SELECT id FROM given_answer)')
        .run();
      const receipts = Number(answers.changes) === 0 ? 0 : forgetOrphans(connection);
      return Number(answers.changes) + Number(votes.changes) + receipts;
    });
    // Also out of the write-ahead log, where the rows still stand; another process's reading may put that off.
    if (forgotten > 0) {
      this.#database.use((connection) => connection.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    }
  }

  /** @returns how many rows it changed. */
  #change(statement: string, ...values: (string | number)[]): number {
    const { changes } = this.#database.use((connection) => connection.prepare(statement).run(...values));
    return Number(changes);
  }
}

/** Within a transaction: where an answer stands, and who has posted it there. */
export function noteMessage(
  connection: DatabaseSyncInstance,
  id: string,
  messageId: string,
  authorOn: AuthorOn,
): void {
  const platform = findAnswer(connection, id)?.place.platform;
  if (platform === undefined) return;
  connection
    .prepare('UPDATE given_answer SET message_id = ?, author = ? WHERE id = ?')
    .run(messageId, authorOn(platform) ?? null, id);
}

/** Within a transaction: saves an answer with its quotes. Saving an id again replaces what it says, but no claim. */
export function saveAnswer(connection: DatabaseSyncInstance, answer: GivenAnswer, corpus: string): void {
  connection
    .prepare(
      `INSERT INTO given_answer (id, shown, page, visibility, place, person_id, fingerprint, given_at, message_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET shown = excluded.shown, page = excluded.page,
         visibility = excluded.visibility, place = excluded.place, person_id = excluded.person_id,
         fingerprint = excluded.fingerprint, given_at = excluded.given_at, message_id = excluded.message_id`,
    )
    .run(
      answer.id,
      answer.shown,
      answer.page ?? null,
      answer.visibility,
      JSON.stringify(placeSchema.parse(answer.place)),
      answer.personId,
      answer.fingerprint,
      answer.givenAt,
      answer.messageId ?? null,
    );
  saveQuotes(connection, answer, corpus);
}

export function findAnswer(connection: DatabaseSyncInstance, id: string): GivenAnswer | undefined {
  const found = connection
    .prepare(`SELECT ${Object.keys(rowSchema.shape)} FROM given_answer WHERE id = ?`)
    .get(id);
  if (found === undefined) return undefined;
  const row = rowSchema.parse(found);
  return {
    id,
    quotes: quotesOf(connection, id),
    shown: row.shown,
    ...(row.page === null ? {} : { page: row.page }),
    visibility: row.visibility,
    place: placeSchema.parse(JSON.parse(row.place)),
    personId: row.person_id,
    fingerprint: row.fingerprint,
    givenAt: row.given_at,
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
  };
}

/** Within a transaction: forgets an answer with what belongs to it alone. @returns whether it was there. */
export function deleteAnswer(connection: DatabaseSyncInstance, id: string): boolean {
  const { changes } = connection.prepare('DELETE FROM given_answer WHERE id = ?').run(id);
  forgetOrphans(connection);
  return Number(changes) === 1;
}
