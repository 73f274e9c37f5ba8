import type { AuditEntry } from './audit.js';
import type { GivenAnswer, GivenQuote } from './given-answers.js';
import type { Location, Platform } from './location.js';

/** What was found of a quote when it was looked at. */
export interface QuoteState {
  readonly receiptId: string;
  /** SHA-256 of its document's text in the index then, hexadecimal; '' where the document was not there. */
  readonly seen: string;
  /** What people have been told of it, see `newsOf`; '' where it stands as it was quoted. */
  readonly told: string;
}

/** A quote that everybody in its place can read, with the last look at it. */
export interface PostedQuote extends Omit<QuoteState, 'seen'> {
  /** Absent: nobody has looked yet, and what there is at the first look counts as what was quoted from. */
  readonly seen?: string;
  readonly quote: GivenQuote;
}

/** An answer that stands in a message which everybody in its place can read. */
export interface PostedAnswer extends Pick<GivenAnswer, 'id' | 'place' | 'personId' | 'givenAt'> {
  readonly messageId: string;
  /** Those that are shown, in order, then their copies. */
  readonly quotes: readonly PostedQuote[];
}

/** A notice that was about to be sent; whether it was, is not known. */
export interface OpenNotice {
  readonly id: string;
  readonly answerId: string;
  readonly messageId: string;
  readonly place: Location;
  /** Of the quotes that it is about. */
  readonly receiptIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

/** What was told where of which quotes. Words and questions are not in it: quotes stand in their receipts alone. */
export interface NoticeLog {
  /** Ids of all documents that are quoted in public messages of a platform. */
  quotedDocuments(platform: Platform): Promise<readonly string[]>;
  /**
   * Ids of the answers, oldest first, with a quote whose document is another now than at the last look.
   * @param hashes Of the documents' texts now, by id; a document that is left out is not there any more.
   */
  outdated(platform: Platform, hashes: ReadonlyMap<string, string>): Promise<readonly string[]>;
  /** undefined where the answer was removed, is past its time or stands in no message that is known. */
  find(answerId: string): Promise<PostedAnswer | undefined>;
  note(answerId: string, looks: readonly QuoteState[]): Promise<void>;
  /**
   * Gives receipts the place and the words at which their quotes stand in a text that is read otherwise, and notes what was
   * looked at. @param entry For moderators, on those that were not found; in the audit log exactly once.
   */
  readAgain(again: {
    readonly answerId: string;
    readonly found: readonly GivenQuote[];
    readonly looks: readonly QuoteState[];
    readonly entry?: AuditEntry;
  }): Promise<void>;
  /**
   * Writes down that a notice is about to be sent, with what it tells; it is an answer of its own, so that it can be
   * removed.
   * @returns false if the answer was removed meanwhile: then nothing is to be sent.
   */
  begin(notice: OpenNotice, as: GivenAnswer, looks: readonly QuoteState[]): Promise<boolean>;
  /** Undoes `begin` after a notice that surely was not sent. @param looks What was found before. */
  withdraw(noticeId: string, answerId: string, looks: readonly PostedQuote[]): Promise<void>;
  /** Closes a notice for good; the entry is in the audit log exactly once. @param messageId Where it stands. */
  settle(noticeId: string, entry: AuditEntry, messageId?: string): Promise<void>;
  /** Those that were begun and neither withdrawn nor settled, oldest first. */
  open(platform: Platform): Promise<readonly OpenNotice[]>;
}
