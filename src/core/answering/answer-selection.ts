import type { Choice } from '../ranking/choose.js';
import type { Question } from '../ranking/question.js';
import type { Ranking } from '../ranking/rank.js';
import type { RankedWindow } from '../ranking/scorer.js';
import type { Unsearchable } from '../types/answer.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Thesaurus } from '../types/ports.js';
import type { Scope } from '../types/scope.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import type { SentenceModel } from '../types/sentence-model.js';

export interface AnswerOptions {
  readonly scope: Scope;
  /** At most this many quotes; an integer >= 1. */
  readonly limit: number;
  /** Below this confidence nothing is quoted; 0..1. */
  readonly minConfidence: number;
  /** Longer questions are refused, in UTF-16 code units. */
  readonly maxQuestionLength: number;
  /** As `QuestionOptions.by`. */
  readonly by?: string | undefined;
  /** As `QuestionOptions.subject`. */
  readonly subject?: readonly string[] | undefined;
  /** Related words count for less than the question's own; without one they do not count. */
  readonly thesaurus?: Thesaurus | undefined;
  /** Tells how near passages are to what the question means; without one words alone rank. */
  readonly encoder?: SentenceEncoder | undefined;
  /** Tells it better, where it can in time. */
  readonly model?: SentenceModel | undefined;
  /** ISO 639-1; overrides detection. */
  readonly language?: string | undefined;
  /** How many documents are ranked (`Answer.documents`) beyond those whose passages are looked at; an integer >= 1. */
  readonly rankedDocuments?: number;
  /** Where nothing is found, so many of the nearest passages are given; an integer >= 0. Default: 0. */
  readonly nearest?: number;
}

/** What answering went through, for the answer and for its explanation. */
export interface AnswerSelection {
  readonly question: Question;
  readonly unsearchable: Unsearchable | undefined;
  readonly ranking: Ranking;
  /** What is quoted from, best first: of real text, or else of lines that stand in many documents. */
  readonly windows: readonly RankedWindow[];
  /** Best first, whether they are shown or not. */
  readonly choices: readonly Choice[];
  /** Those of them that are worth reading. */
  readonly shown: readonly Choice[];
  /** That the best choice answers; 0..1. */
  readonly confidence: number;
  /** Whether a sentence may be part of a quote. */
  mayBeQuoted(forward: ForwardDocument, sentence: number): boolean;
  /** Of a message that asks several things, what answers each of them; else []. */
  readonly parts: readonly PartAnswer[];
}

/** One question of a message that asks several. */
export interface PartAnswer {
  /** As typed. */
  readonly asked: string;
  readonly question: Question;
  /** What is quoted for it; it may be quoted for another one already. undefined where nothing was found. */
  readonly lead: RankedWindow | undefined;
  /** Nothing was found for it, and nothing that comes near is quoted for another one. */
  readonly isUnanswered: boolean;
}
