import { z } from 'zod';
import type { AuditEntry } from '../chat/protocol/audit.js';
import { type GivenAnswer, shownQuotes } from '../chat/protocol/given-answers.js';
import type { Platform } from '../chat/protocol/location.js';
import type {
  NoticeLog,
  OpenNotice,
  PostedAnswer,
  PostedQuote,
  QuoteState,
} from '../chat/protocol/notice-log.js';
import { appendEntry } from './audit-log.js';
import type { AuthorOn } from './authors.js';
import type { Database } from './database.js';
import { deleteAnswer, findAnswer, noteMessage, saveAnswer } from './given-answers.js';
import { moveReceipt, placeSchema } from './receipts.js';
import type { DatabaseSyncInstance } from './sqlite.js';

/**
 * Of quotes that everybody in their place can read, and of their copies, in messages that can be found again.
 * @param selected Of `answer`, `receipt` and `look`.
 */
function fromPublicQuotes(selected: string): string {
  return ['given_quote', 'given_copy']
    .map(
      (table) =>
        `SELECT ${selected} FROM given_answer AS answer
         JOIN ${table} AS quote ON quote.answer_id = answer.id AND quote.position < answer.shown
         JOIN receipt ON receipt.id = quote.receipt_id
         LEFT JOIN quote_look AS look ON look.answer_id = answer.id AND look.receipt_id = quote.receipt_id
         WHERE answer.visibility = 'channel' AND answer.message_id IS NOT NULL
           AND answer.place ->> '$.platform' = ?1 AND receipt.corpus = ?2
           AND (answer.author IS NULL OR answer.author = ?3)`,
    )
    .join(' UNION ALL ');
}

const lookSchema = z.object({ receipt_id: z.string(), seen: z.string().nullable(), told: z.string() });
const idSchema = z.object({ id: z.string() });
const outdatedSchema = z.object({ id: z.string(), document_id: z.string(), seen: z.string().nullable() });
const openSchema = z.object({
  id: z.string(),
  answer_id: z.string(),
  message_id: z.string(),
  place: z.string(),
  receipt_ids: z.string(),
  begun_at: z.number(),
});

/** What was told where of which quotes, in the state database. Only what is named here is written. */
export class SqlNoticeLog implements NoticeLog {
  readonly #database: Database;
  readonly #corpus: string;
  readonly #authorOn: AuthorOn;

  /**
   * @param corpus A key of the folder: quotes of another one are another bot's to correct.
   * @param authorOn Who this process speaks as: what another has posted is that one's to correct.
   */
  constructor(database: Database, corpus: string, authorOn: AuthorOn) {
    this.#database = database;
    this.#corpus = corpus;
    this.#authorOn = authorOn;
  }

  async quotedDocuments(platform: Platform): Promise<readonly string[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare(`SELECT DISTINCT id FROM (${fromPublicQuotes('receipt.document_id AS id')})`)
        .all(platform, this.#corpus, this.#authorOn(platform) ?? null),
    );
    return rows.map((row) => idSchema.parse(row).id);
  }

  async outdated(platform: Platform, hashes: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare(
          `${fromPublicQuotes(
            `answer.id AS id, receipt.document_id AS document_id, answer.given_at AS given_at, answer.rowid AS number,
             iif(look.answer_id IS NULL, receipt.document_hash, look.seen) AS seen`,
          )} ORDER BY given_at, number`,
        )
        .all(platform, this.#corpus, this.#authorOn(platform) ?? null),
    );
    const outdated = rows
      .map((row) => outdatedSchema.parse(row))
      .filter(({ document_id: id, seen }) => seen !== (hashes.get(id) ?? ''));
    return [...new Set(outdated.map(({ id }) => id))];
  }

  async find(answerId: string): Promise<PostedAnswer | undefined> {
    return this.#database.use((connection) => {
      const answer = findAnswer(connection, answerId);
      if (answer?.messageId === undefined || answer.visibility !== 'channel') return undefined;
      const { id, place, personId, givenAt, messageId } = answer;
      const looks = looksAt(connection, answerId);
      const quotes = shownQuotes(answer).map((quote): PostedQuote => {
        const { receiptId } = quote;
        const look = looks.get(receiptId);
        if (look === undefined) return { receiptId, quote, seen: quote.documentHash, told: '' };
        return { receiptId, quote, told: look.told, ...(look.seen === null ? {} : { seen: look.seen }) };
      });
      return { id, place, personId, givenAt, messageId, quotes };
    });
  }

  async note(answerId: string, looks: readonly QuoteState[]): Promise<void> {
    if (looks.length > 0) this.#database.transact((connection) => saveLooks(connection, answerId, looks));
  }

  async readAgain({ answerId, found, looks, entry }: Parameters<NoticeLog['readAgain']>[0]): Promise<void> {
    this.#database.transact((connection) => {
      for (const quote of found) moveReceipt(connection, quote);
      saveLooks(connection, answerId, looks);
      if (entry !== undefined) appendEntry(connection, entry);
    });
  }

  async begin(notice: OpenNotice, as: GivenAnswer, looks: readonly QuoteState[]): Promise<boolean> {
    const { id, answerId, messageId, place, receiptIds, begunAt } = notice;
    return this.#database.transact((connection) => {
      if (findAnswer(connection, answerId) === undefined) return false;
      saveAnswer(connection, as, this.#corpus);
      saveLooks(connection, answerId, looks);
      connection
        .prepare(
          `INSERT INTO open_notice (id, corpus, answer_id, message_id, place, receipt_ids, begun_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          id,
          this.#corpus,
          answerId,
          messageId,
          JSON.stringify(placeSchema.parse(place)),
          JSON.stringify(receiptIds),
          begunAt,
        );
      return true;
    });
  }

  async withdraw(noticeId: string, answerId: string, looks: readonly PostedQuote[]): Promise<void> {
    this.#database.transact((connection) => {
      close(connection, noticeId);
      deleteAnswer(connection, noticeId);
      // Removed meanwhile: nothing is to be found of it again.
      if (findAnswer(connection, answerId) !== undefined) saveLooks(connection, answerId, looks);
    });
  }

  async settle(noticeId: string, entry: AuditEntry, messageId?: string): Promise<void> {
    this.#database.transact((connection) => {
      if (!close(connection, noticeId)) return;
      appendEntry(connection, entry);
      if (messageId === undefined) return;
      noteMessage(connection, noticeId, messageId, this.#authorOn);
    });
  }

  async open(platform: Platform): Promise<readonly OpenNotice[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare(
          `SELECT ${Object.keys(openSchema.shape)} FROM open_notice AS notice
           WHERE corpus = ?1 AND place ->> '$.platform' = ?2 AND NOT EXISTS (
             SELECT 1 FROM given_answer AS answer
             WHERE answer.id = notice.answer_id AND answer.author IS NOT NULL AND answer.author IS NOT ?3
           ) ORDER BY begun_at, id`,
        )
        .all(this.#corpus, platform, this.#authorOn(platform) ?? null),
    );
    return rows.map((row) => {
      const open = openSchema.parse(row);
      return {
        id: open.id,
        answerId: open.answer_id,
        messageId: open.message_id,
        place: placeSchema.parse(JSON.parse(open.place)),
        receiptIds: z.array(z.string()).parse(JSON.parse(open.receipt_ids)),
        begunAt: open.begun_at,
      };
    });
  }
}

function looksAt(connection: DatabaseSyncInstance, answerId: string) {
  const rows = connection
    .prepare('SELECT receipt_id, seen, told FROM quote_look WHERE answer_id = ?')
    .all(answerId)
    .map((row) => lookSchema.parse(row));
  return new Map(rows.map((look) => [look.receipt_id, look]));
}

function saveLooks(
  connection: DatabaseSyncInstance,
  answerId: string,
  looks: readonly Pick<PostedQuote, 'receiptId' | 'seen' | 'told'>[],
): void {
  const save = connection.prepare(
    `INSERT INTO quote_look (answer_id, receipt_id, seen, told) VALUES (?, ?, ?, ?)
     ON CONFLICT (answer_id, receipt_id) DO UPDATE SET seen = excluded.seen, told = excluded.told`,
  );
  for (const { receiptId, seen, told } of looks) save.run(answerId, receiptId, seen ?? null, told);
}

/** @returns false where it is closed already. */
function close(connection: DatabaseSyncInstance, noticeId: string): boolean {
  return Number(connection.prepare('DELETE FROM open_notice WHERE id = ?').run(noticeId).changes) === 1;
}
