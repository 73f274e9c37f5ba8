import type { Citation, GivenSpan, QuotePart } from '../../core/types/quote.js';
import type { Location } from './location.js';
import type { Visibility } from './reply.js';

/** A quote as it was given: enough to slice it again, and its words, should the document change. */
export interface GivenQuote {
  /** By which it can be verified, see receipts.ts; given again, it keeps it. */
  readonly receiptId: string;
  readonly text: string;
  readonly citation: Citation;
  /** SHA-256 of the document's text, hexadecimal. */
  readonly documentHash: string;
  /** What was shown before it, as of `Quote`; absent: nothing, or it was kept before parts were. */
  readonly parts?: readonly QuotePart[];
  /** The same words elsewhere, each with its own receipt; absent where there are none. */
  readonly copies?: readonly GivenQuote[];
}

/** An answer that was shown. The question is never kept, nor which of its words a quote holds. */
export interface GivenAnswer {
  readonly id: string;
  /** Best first; at most `maxKeptQuotes`. */
  readonly quotes: readonly GivenQuote[];
  /** How many of them were shown, the first ones; the others are for "More quotes". */
  readonly shown: number;
  /** Which page of several this is; counted from 1, absent for an answer without pages. */
  readonly page?: number;
  readonly visibility: Visibility;
  readonly place: Location;
  readonly personId: string;
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  /** The platform's id of the message it stands in, where that is known. */
  readonly messageId?: string;
}

/** As many quotes of an answer are kept. */
export const maxKeptQuotes = 20;

/** The quotes of an answer that were shown, in order, then their copies. */
export function shownQuotes({ quotes, shown }: Pick<GivenAnswer, 'quotes' | 'shown'>): readonly GivenQuote[] {
  const first = quotes.slice(0, shown);
  return [...first, ...first.flatMap(({ copies = [] }) => copies)];
}

/** Those quotes, and of their copies those, that may be seen. */
export function visibleQuotes(
  quotes: readonly GivenQuote[],
  mayBeSeen: (documentId: string) => boolean,
): GivenQuote[] {
  const isVisible = ({ citation }: GivenQuote) => mayBeSeen(citation.documentId);
  return quotes.filter(isVisible).map(({ copies, ...quote }) => {
    const visible = copies?.filter(isVisible) ?? [];
    return visible.length === 0 ? quote : { ...quote, copies: visible };
  });
}

/** What is done once for an answer, whoever presses how often. */
export type Claim = 'share' | 'more';

/** Kept for `state.retentionDays`, also over a restart. */
export interface GivenAnswers {
  /** Whether what is saved outlives the process; false where nothing can be written. */
  isLasting(): boolean;
  /** Saves the answer with the receipts of its quotes; a receipt that is there already is only kept for longer. */
  save(answer: GivenAnswer): Promise<void>;
  find(id: string): Promise<GivenAnswer | undefined>;
  /** @returns true for the first caller ever, false for every other. */
  claim(id: string, what: Claim): Promise<boolean>;
  /** Gives a claim back after a post that surely did not happen. */
  release(id: string, what: Claim): Promise<void>;
  /** Notes in which message an answer stands. */
  posted(id: string, messageId: string): Promise<void>;
  /** With the receipts that no other answer has. @returns true for the one caller who made it forgotten. */
  forget(id: string): Promise<boolean>;
  /** Forgets what was given before `before` (milliseconds since 1970), with the votes on it and the receipts. */
  purge(before: number): Promise<void>;
}

export function spanOf({ citation: { documentId, span }, documentHash }: GivenQuote): GivenSpan {
  return { documentId, documentHash, span };
}
