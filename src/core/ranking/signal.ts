import type { Hit } from './hit.js';
import type { Meaning } from './meaning.js';
import type { Question } from './question.js';
import type { SentenceMatches } from './sentence-matches.js';
import type { Window } from './windows.js';

/** What a signal may look at beside the window. */
export interface SignalContext {
  readonly question: Question;
  /** Which question terms the document's title or path has. */
  readonly titleHas: readonly boolean[];
  /** Which question terms are names that the title or path of another document has; absent: that is not known. */
  readonly namesOthers?: readonly boolean[];
  /** The share of the question's weight that `titleHas` makes; 0..1. */
  readonly titleShare: number;
  /** The document's score divided by the best document's; 0..1. */
  readonly documentShare: number;
  /** Every hit of the document, in order. */
  readonly documentHits: readonly Hit[];
  /** What each sentence has of them. */
  readonly sentenceMatches: SentenceMatches;
  /** How its sentences stand to what the question means; absent: that is not known. */
  readonly meaning?: Meaning;
  /** Tokens. */
  readonly meanPassageLength: number;
}

/** 0..1: how far something holds for this window; its weight says whether that speaks for quoting it. Pure. */
export type Signal = (window: Window, context: SignalContext) => number;
