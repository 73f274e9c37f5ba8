import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { DocumentFeedback, Feedback, QuotedDocument } from '../chat/protocol/feedback.js';
import type { Within } from '../chat/protocol/location.js';
import type { Database } from './database.js';

const secretSchema = z.object({ value: z.instanceof(Uint8Array) });
const quotedSchema = z.object({ document_id: z.string(), answers: z.number() });
const sumSchema = z.object({ document_id: z.string(), helpful: z.number(), not_helpful: z.number() });

/** Of answers: those that were given there. Its first parameter is a platform, or NULL for everywhere; its second a workspace. */
const isWithin =
  "(?1 IS NULL OR (answer.place ->> '$.platform' = ?1 AND answer.place ->> '$.workspace' = ?2))";

function valuesOf(where: Within): [platform: string | null, workspace: string | null] {
  return where === 'everywhere' ? [null, null] : [where.platform, where.workspace];
}

/** Votes in the state database, which are forgotten with the answers that they are on. */
export class SqlFeedback implements Feedback {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async vote(
    answerId: string,
    { platform, id }: Parameters<Feedback['vote']>[1],
    isHelpful: boolean,
  ): ReturnType<Feedback['vote']> {
    return this.#database.use((connection) => {
      const secret = connection.prepare("SELECT value FROM secret WHERE name = 'voter'").get();
      // With the answer in it, a person's votes on several answers do not show as one person's.
      const voter = createHmac('sha256', secretSchema.parse(secret).value)
        .update(JSON.stringify([answerId, platform, id]))
        .digest('hex');
      const added = connection
        .prepare('INSERT INTO vote (answer_id, voter, is_helpful) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(answerId, voter, Number(isHelpful));
      if (Number(added.changes) === 1) return 'counted';
      const changed = connection
        .prepare('UPDATE vote SET is_helpful = ? WHERE answer_id = ? AND voter = ? AND is_helpful <> ?')
        .run(Number(isHelpful), answerId, voter, Number(isHelpful));
      return Number(changed.changes) === 1 ? 'changed' : 'same';
    });
  }

  async quoted(where: Within): Promise<readonly QuotedDocument[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare(
          `SELECT receipt.document_id AS document_id, count(DISTINCT answer.id) AS answers
           FROM given_answer AS answer
           JOIN given_quote AS quote ON quote.answer_id = answer.id AND quote.position < answer.shown
           JOIN receipt ON receipt.id = quote.receipt_id
           WHERE ${isWithin} GROUP BY document_id ORDER BY document_id`,
        )
        .all(...valuesOf(where)),
    );
    return rows.map((row) => {
      const { document_id: documentId, answers } = quotedSchema.parse(row);
      return { documentId, answers };
    });
  }

  async sums(where: Within): Promise<readonly DocumentFeedback[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare(
          `WITH shown AS (
             SELECT DISTINCT answer.id AS answer_id, receipt.document_id
             FROM given_answer AS answer
             JOIN given_quote AS quote ON quote.answer_id = answer.id AND quote.position < answer.shown
             JOIN receipt ON receipt.id = quote.receipt_id
             WHERE ${isWithin}
           )
           SELECT document_id, sum(is_helpful) AS helpful, sum(1 - is_helpful) AS not_helpful
           FROM vote JOIN shown USING (answer_id) GROUP BY document_id ORDER BY document_id`,
        )
        .all(...valuesOf(where)),
    );
    return rows.map((row) => {
      const { document_id: documentId, helpful, not_helpful: notHelpful } = sumSchema.parse(row);
      return { documentId, helpful, notHelpful };
    });
  }
}
