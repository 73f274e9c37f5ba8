import { Copies } from '../copies/copies.js';
import { type Choice, choose } from '../ranking/choose.js';
import { confidenceOf } from '../ranking/confidence.js';
import { type Question, readQuestion } from '../ranking/question.js';
import { type Ranking, rank } from '../ranking/rank.js';
import type { RankedWindow } from '../ranking/scorer.js';
import type { Unsearchable } from '../types/answer.js';
import { defined } from '../types/defined.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Thesaurus } from '../types/ports.js';
import type { Scope } from '../types/scope.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import type { SentenceModel } from '../types/sentence-model.js';
import type { Span } from '../types/span.js';
import { documentsNaming, spokenBy } from './spoken-by.js';

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
  /** That the best choice answers; 0..1. */
  readonly confidence: number;
}

/** A sentence that asks is taken by itself where it is so much more surely answered than the whole message. */
const minGain = 0.1;

/**
 * Reads the question, ranks, and chooses: everything but wording the answer. Of a message of several sentences the one that asks
 * is tried by itself, too: what is told around it may be anything.
 */
export async function selectAnswer(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
): Promise<AnswerSelection> {
  const whole = await selectFor(typed, reader, options);
  const { alone, asksOnce } = whole.question.message;
  const isFound = whole.confidence >= options.minConfidence;
  if (whole.unsearchable !== undefined || (isFound && !asksOnce)) return whole;
  let best = whole;
  for (const sentence of alone) {
    const selection = await selectFor(typed, reader, options, sentence);
    if (selection.confidence >= options.minConfidence && selection.confidence > best.confidence + minGain)
      best = selection;
  }
  return best;
}

async function selectFor(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
  alone?: Span,
): Promise<AnswerSelection> {
  const { scope, limit, rankedDocuments } = options;
  const question = await readQuestion(typed.slice(0, options.maxQuestionLength), {
    ...options,
    reader,
    alone,
  });
  const unsearchable = await whyUnsearchable(typed, question, reader, options);
  const ranking =
    unsearchable === undefined
      ? await rank(question, reader, await documentsNaming(options.by, reader, scope), {
          encoder: options.encoder,
          model: options.model,
          ...defined({ documents: rankedDocuments }),
        })
      : { documents: [], windows: [], setAside: () => [], tier: 'words' as const, copies: new Copies([]) };
  const found = answeringWindows(ranking, options.minConfidence);
  const { windows, has } = await spokenBy(options.by, found, reader);
  return {
    question,
    unsearchable,
    ranking,
    windows,
    choices: choose(windows, limit, ranking.copies, has),
    confidence: confidenceOf(windows[0]),
  };
}

/**
 * The margin answers with what it says itself: where it holds less of the question's weight, it is a contents list or a
 * breadcrumb of a document that is about something like it.
 */
const minHeldInMargin = 0.5;

/**
 * What is quoted from: the margin, and lines that stand in many documents, only where nothing else answers, or has a word of the
 * question at all.
 */
function answeringWindows({ windows, setAside }: Ranking, minConfidence: number): readonly RankedWindow[] {
  if (confidenceOf(windows[0]) >= minConfidence) return windows;
  const aside = setAside();
  if (windows.length === 0) return aside;
  const answers =
    confidenceOf(aside[0]) >= minConfidence && (aside[0]?.signals.coverage ?? 0) >= minHeldInMargin;
  return answers ? aside : windows;
}

export async function whyUnsearchable(
  typed: string,
  question: Question,
  reader: IndexReader,
  { scope, maxQuestionLength }: Pick<AnswerOptions, 'scope' | 'maxQuestionLength'>,
): Promise<Unsearchable | undefined> {
  if ((await reader.size(scope)).passages === 0) return 'nothing-indexed';
  if (typed.trim() === '') return 'empty';
  if (typed.length > maxQuestionLength) return 'too-long';
  return question.terms.length === 0 ? 'no-words' : undefined;
}
