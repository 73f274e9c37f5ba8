import type { GivenSpan } from '../core/library.js';
import type { Place } from './place.js';

/** An answer that was shown. The question is never kept. */
export interface GivenAnswer {
  readonly id: string;
  /** In the order shown; at most 20. */
  readonly quotes: readonly GivenSpan[];
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
