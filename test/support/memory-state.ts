import { type AuditEntry, type AuditLog, isOwnRefresh } from '../../src/chat/protocol/audit.js';
import type { DocumentFeedback, Feedback, QuotedDocument } from '../../src/chat/protocol/feedback.js';
import type { Claim, GivenAnswer, GivenAnswers } from '../../src/chat/protocol/given-answers.js';
import type { Within } from '../../src/chat/protocol/location.js';
import type { Receipt, Receipts } from '../../src/chat/protocol/receipts.js';

import { hashOf } from '../../src/core/indexing/hashes.js';

/** Keeps given answers as the state does: expiry is the state's own. */
export class MemoryAnswers implements GivenAnswers {
  readonly saved = new Map<string, GivenAnswer>();
  /** "share ID", "more ID". */
  readonly claimed = new Set<string>();

  readonly receipts = new Map<string, Receipt>();
  /** What the state says where nothing can be written. */
  lasts = true;

  isLasting(): boolean {
    return this.lasts;
  }

  async save(answer: GivenAnswer): Promise<void> {
    this.saved.set(answer.id, answer);
    const { fingerprint, givenAt, place, personId } = answer;
    for (const quote of answer.quotes.flatMap((one) => [one, ...(one.copies ?? [])])) {
      const known = this.receipts.get(quote.receiptId);
      const first = { ...quote, wordsHash: hashOf(quote.text), fingerprint, givenAt, place, personId };
      this.receipts.set(quote.receiptId, { ...(known ?? first), keptFrom: givenAt });
    }
  }

  async find(id: string): Promise<GivenAnswer | undefined> {
    return this.saved.get(id);
  }

  async claim(id: string, what: Claim): Promise<boolean> {
    if (this.claimed.has(`${what} ${id}`)) return false;
    this.claimed.add(`${what} ${id}`);
    return true;
  }

  async release(id: string, what: Claim): Promise<void> {
    this.claimed.delete(`${what} ${id}`);
  }

  async posted(id: string, messageId: string): Promise<void> {
    const answer = this.saved.get(id);
    if (answer !== undefined) this.saved.set(id, { ...answer, messageId });
  }

  async forget(id: string): Promise<boolean> {
    return this.saved.delete(id);
  }

  async purge(before: number): Promise<void> {
    for (const [id, { givenAt }] of this.saved) if (givenAt < before) this.saved.delete(id);
  }
}

/** The receipts of a `MemoryAnswers`. */
export class MemoryReceipts implements Receipts {
  readonly #answers: MemoryAnswers;

  constructor(answers: MemoryAnswers) {
    this.#answers = answers;
  }

  async find(id: string): Promise<Receipt | undefined> {
    return this.#answers.receipts.get(id);
  }
}

function isWithin(where: Within): (answer: Pick<GivenAnswer, 'place'>) => boolean {
  return ({ place }) =>
    where === 'everywhere' || (place.platform === where.platform && place.workspace === where.workspace);
}

/** Counts votes on the answers of a `MemoryAnswers`. */
export class MemoryFeedback implements Feedback {
  readonly votes = new Map<string, { readonly answerId: string; readonly isHelpful: boolean }>();
  readonly #answers: MemoryAnswers;

  constructor(answers: MemoryAnswers) {
    this.#answers = answers;
  }

  async vote(
    answerId: string,
    voter: Parameters<Feedback['vote']>[1],
    isHelpful: boolean,
  ): ReturnType<Feedback['vote']> {
    const key = JSON.stringify([answerId, voter]);
    const before = this.votes.get(key);
    this.votes.set(key, { answerId, isHelpful });
    if (before === undefined) return 'counted';
    return before.isHelpful === isHelpful ? 'same' : 'changed';
  }

  async quoted(where: Within): Promise<readonly QuotedDocument[]> {
    const answers = new Map<string, number>();
    for (const { quotes, shown } of [...this.#answers.saved.values()].filter(isWithin(where)))
      for (const id of new Set(quotes.slice(0, shown).map(({ citation }) => citation.documentId)))
        answers.set(id, (answers.get(id) ?? 0) + 1);
    return [...answers].map(([documentId, count]) => ({ documentId, answers: count }));
  }

  async sums(where: Within): Promise<readonly DocumentFeedback[]> {
    const sums = new Map<string, { helpful: number; notHelpful: number }>();
    for (const { answerId, isHelpful } of this.votes.values()) {
      const answer = this.#answers.saved.get(answerId);
      const { quotes = [], shown = 0 } = answer !== undefined && isWithin(where)(answer) ? answer : {};
      for (const id of new Set(quotes.slice(0, shown).map(({ citation }) => citation.documentId))) {
        const sum = sums.get(id) ?? { helpful: 0, notHelpful: 0 };
        sum[isHelpful ? 'helpful' : 'notHelpful']++;
        sums.set(id, sum);
      }
    }
    return [...sums].map(([documentId, sum]) => ({ documentId, ...sum }));
  }
}

export class MemoryAudit implements AuditLog {
  readonly entries: AuditEntry[] = [];

  async append(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
  }

  async latest(limit: number, where: Parameters<AuditLog['latest']>[1]): Promise<readonly AuditEntry[]> {
    return this.entries
      .filter(
        (entry) =>
          where === 'everywhere' ||
          isOwnRefresh(entry) ||
          (entry.place.platform === where.platform && entry.place.workspace === where.workspace),
      )
      .reverse()
      .slice(0, limit);
  }

  async purge(): Promise<void> {}
}
