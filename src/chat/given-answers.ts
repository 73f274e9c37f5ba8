import type { Span } from '../core/document.js';
import type { Place } from './place.js';

/** A quote that was shown: enough to slice it again, and to see whether its document is still the same. */
export interface GivenQuote {
  readonly documentId: string;
  /** SHA-256 of the document's text, hexadecimal. */
  readonly documentHash: string;
  readonly span: Span;
}

/** An answer that was shown. The question is never kept. */
export interface GivenAnswer {
  readonly id: string;
  /** In the order shown; at most 20. */
  readonly quotes: readonly GivenQuote[];
  readonly place: Place;
  readonly personId: string;
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
}

/** Kept for `state.retentionDays`, also over a restart. */
export interface GivenAnswers {
  save(answer: GivenAnswer): Promise<void>;
  find(id: string): Promise<GivenAnswer | undefined>;
  /** @returns true for the first caller ever, false for every other: at most one share a given answer. */
  claimShare(id: string): Promise<boolean>;
  /** Gives a claim back after a post that surely did not happen. */
  releaseShare(id: string): Promise<void>;
  /** Forgets what was given before `before` (milliseconds since 1970). */
  purge(before: number): Promise<void>;
}
