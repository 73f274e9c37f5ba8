import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { GivenAnswer, GivenQuote } from '../chat/protocol/given-answers.js';
import type { Receipt, Receipts } from '../chat/protocol/receipts.js';
import { blockKinds } from '../core/types/block.js';
import type { Database } from './database.js';
import type { DatabaseSyncInstance } from './sqlite.js';

export const placeSchema = z.object({
  platform: z.string(),
  kind: z.enum(['channel', 'direct', 'local']),
  workspace: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  thread: z.string().exactOptional(),
});

const sourceSchema = z.object({
  title: z.string(),
  url: z.string().exactOptional(),
  author: z.string().exactOptional(),
  publisher: z.string().exactOptional(),
  date: z.string().exactOptional(),
  place: z.string().exactOptional(),
  page: z.number().exactOptional(),
  section: z.array(z.string()).exactOptional(),
  block: z.enum(blockKinds).exactOptional(),
  speaker: z.string().exactOptional(),
  anchor: z.string().exactOptional(),
});

const partsSchema = z.object({
  parts: z
    .array(
      z.object({
        span: z.object({ start: z.number(), end: z.number() }),
        text: z.string(),
        role: z.enum(['header', 'lead-in']),
      }),
    )
    .exactOptional(),
});

const rowSchema = z.object({
  id: z.string(),
  document_id: z.string(),
  document_hash: z.string(),
  words: z.string(),
  source: z.string(),
  span_start: z.number(),
  span_end: z.number(),
  line: z.number(),
  paragraph: z.number().nullable(),
  fingerprint: z.string(),
  place: z.string(),
  person_id: z.string(),
  given_at: z.number(),
  kept_from: z.number(),
});
type Row = z.output<typeof rowSchema>;
const placedSchema = rowSchema.extend({ position: z.number() });

const columns = Object.keys(rowSchema.shape);

/** Receipts in the state database, written and forgotten with the answers that give them. */
export class SqlReceipts implements Receipts {
  readonly #database: Database;
  readonly #corpus: string;

  /** @param corpus A key of the folder: those of another one are not found. */
  constructor(database: Database, corpus: string) {
    this.#database = database;
    this.#corpus = corpus;
  }

  async find(id: string): Promise<Receipt | undefined> {
    const found = this.#database.use((connection) =>
      connection
        .prepare(`SELECT ${columns} FROM receipt WHERE id = ? AND (corpus IS NULL OR corpus = ?)`)
        .get(id, this.#corpus),
    );
    if (found === undefined) return undefined;
    const row = rowSchema.parse(found);
    return {
      ...quoteOf(row),
      wordsHash: createHash('sha256').update(row.words, 'utf8').digest('hex'),
      fingerprint: row.fingerprint,
      givenAt: row.given_at,
      keptFrom: row.kept_from,
      place: placeSchema.parse(JSON.parse(row.place)),
      personId: row.person_id,
    };
  }
}

/** The quotes of an answer, in order. */
export function quotesOf(connection: DatabaseSyncInstance, answerId: string): GivenQuote[] {
  const selected = columns.map((column) => `receipt.${column}`);
  const copies = connection
    .prepare(
      `SELECT given_copy.position, ${selected}
       FROM given_copy JOIN receipt ON receipt.id = given_copy.receipt_id
       WHERE answer_id = ? ORDER BY position, copy`,
    )
    .all(answerId)
    .map((row) => placedSchema.parse(row));
  return connection
    .prepare(
      `SELECT given_quote.position, ${selected}
       FROM given_quote JOIN receipt ON receipt.id = given_quote.receipt_id
       WHERE answer_id = ? ORDER BY position`,
    )
    .all(answerId)
    .map((row) => {
      const { position, ...quote } = placedSchema.parse(row);
      const own = copies.filter((copy) => copy.position === position).map(quoteOf);
      return own.length === 0 ? quoteOf(quote) : { ...quoteOf(quote), copies: own };
    });
}

/** Makes an answer's quotes those of `answer`; to be called within a transaction. */
export function saveQuotes(connection: DatabaseSyncInstance, answer: GivenAnswer, corpus: string): void {
  connection.prepare('DELETE FROM given_quote WHERE answer_id = ?').run(answer.id);
  connection.prepare('DELETE FROM given_copy WHERE answer_id = ?').run(answer.id);
  const addReceipt = connection.prepare(
    `INSERT INTO receipt (corpus, ${columns}) VALUES (?, ${columns.map(() => '?')})
     ON CONFLICT (id) DO UPDATE SET kept_from = max(kept_from, excluded.kept_from)`,
  );
  const addQuote = connection.prepare(
    'INSERT INTO given_quote (answer_id, position, receipt_id) VALUES (?, ?, ?)',
  );
  const addCopy = connection.prepare(
    'INSERT INTO given_copy (answer_id, position, copy, receipt_id) VALUES (?, ?, ?, ?)',
  );
  for (const [position, quote] of answer.quotes.entries()) {
    addReceipt.run(corpus, ...valuesOf(quote, answer));
    addQuote.run(answer.id, position, quote.receiptId);
    for (const [number, copy] of (quote.copies ?? []).entries()) {
      addReceipt.run(corpus, ...valuesOf(copy, answer));
      addCopy.run(answer.id, position, number, copy.receiptId);
    }
  }
}

/** Forgets quotes whose answer is gone, the looks at them, and receipts that no answer has any more. @returns how many receipts. */
export function forgetOrphans(connection: DatabaseSyncInstance): number {
  connection.exec(
    `DELETE FROM given_quote WHERE answer_id NOT IN (SELECT id FROM given_answer);
     DELETE FROM given_copy WHERE answer_id NOT IN (SELECT id FROM given_answer);
     DELETE FROM quote_look WHERE answer_id NOT IN (SELECT id FROM given_answer)`,
  );
  const { changes } = connection
    .prepare(
      `DELETE FROM receipt WHERE id NOT IN (SELECT receipt_id FROM given_quote)
       AND id NOT IN (SELECT receipt_id FROM given_copy)`,
    )
    .run();
  return Number(changes);
}

/** What a receipt says of its quote. Only what is named here is written, so no question can slip in. */
function quotedIn(quote: GivenQuote) {
  const { documentId, span, line, paragraph, ...source } = quote.citation;
  return {
    document_id: documentId,
    document_hash: quote.documentHash,
    words: quote.text,
    source: JSON.stringify({ ...sourceSchema.parse(source), ...partsSchema.parse(quote) }),
    span_start: span.start,
    span_end: span.end,
    line,
    paragraph: paragraph ?? null,
  } satisfies Partial<Row>;
}

/** In the order of `columns`. */
function valuesOf(quote: GivenQuote, answer: GivenAnswer): (string | number | null)[] {
  const row: Row = {
    id: quote.receiptId,
    ...quotedIn(quote),
    fingerprint: answer.fingerprint,
    place: JSON.stringify(placeSchema.parse(answer.place)),
    person_id: answer.personId,
    given_at: answer.givenAt,
    kept_from: answer.givenAt,
  };
  return columns.map((column) => row[column as keyof Row]);
}

/** Within a transaction: a receipt's quote stands elsewhere, or reads otherwise, in the same file. */
export function moveReceipt(connection: DatabaseSyncInstance, quote: GivenQuote): void {
  const now = quotedIn(quote);
  const set = Object.keys(now).map((column) => `${column} = ?`);
  connection
    .prepare(`UPDATE receipt SET ${set.join(', ')} WHERE id = ?`)
    .run(...Object.values(now), quote.receiptId);
}

function quoteOf(row: Row): GivenQuote {
  const source: unknown = JSON.parse(row.source);
  return {
    receiptId: row.id,
    text: row.words,
    citation: {
      documentId: row.document_id,
      ...sourceSchema.parse(source),
      span: { start: row.span_start, end: row.span_end },
      line: row.line,
      ...(row.paragraph === null ? {} : { paragraph: row.paragraph }),
    },
    documentHash: row.document_hash,
    ...partsSchema.parse(source),
  };
}
