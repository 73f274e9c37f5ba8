import type { Answer, Evidence, Unsearchable } from './answer.js';
import type { CorpusIndex } from './corpus-index.js';
import { highlightsIn } from './highlights.js';
import { type Quote, quoteAt } from './quote.js';
import { choose } from './ranking/choose.js';
import { confidenceOf } from './ranking/confidence.js';
import { type Question, readQuestion } from './ranking/question.js';
import { rank } from './ranking/rank.js';
import { neighboursOf } from './ranking/spelling.js';
import type { Scope } from './scope.js';

export interface AnswerOptions {
  readonly scope: Scope;
  /** At most this many quotes; an integer >= 1. */
  readonly limit: number;
  /** Below this confidence nothing is quoted; 0..1. */
  readonly minConfidence: number;
  /** Longer questions are refused, in UTF-16 code units. */
  readonly maxQuestionLength: number;
  readonly fingerprint: string;
  /** Files that the last refresh could not read. */
  readonly unreadable: number;
  /** ISO 639-1; overrides detection. */
  readonly language?: string;
  /** How many documents are ranked (`Answer.documents`) beyond those whose passages are looked at; an integer >= 1. */
  readonly rankedDocuments?: number;
}

/** The answer to a question: the passages themselves, or what was searched and what is missing. */
export async function answerQuestion(
  question: string,
  index: CorpusIndex,
  options: AnswerOptions,
): Promise<Answer> {
  const { scope, limit, rankedDocuments } = options;
  const read = readQuestion(question.slice(0, options.maxQuestionLength), index, scope, options.language);
  const unsearchable = whyUnsearchable(question, read, index, options);
  const ranking =
    unsearchable === undefined
      ? await rank(read, index, scope, rankedDocuments === undefined ? {} : { documents: rankedDocuments })
      : { documents: [], windows: [] };
  const confidence = confidenceOf(ranking.windows[0]);
  const terms = new Set(read.terms.map(({ term }) => term));
  const candidates: Quote[] = choose(ranking.windows, limit).map(({ ranked, span, score }) => {
    const { document, language } = ranked.window.forward;
    return quoteAt(document, span, highlightsIn(document.text, span, language, terms), score);
  });
  const found = candidates.length > 0 && confidence >= options.minConfidence;
  return {
    kind: found ? 'found' : 'not-found',
    question,
    confidence,
    quotes: found ? candidates : [],
    candidates,
    documents: ranking.documents.map(({ id }) => id),
    evidence: evidenceFor(read, index, options, unsearchable),
    index: { fingerprint: options.fingerprint, documents: index.documents.size, passages: index.passages },
  };
}

function whyUnsearchable(
  typed: string,
  question: Question,
  index: CorpusIndex,
  options: AnswerOptions,
): Unsearchable | undefined {
  if (index.passagesIn(options.scope) === 0) return 'nothing-indexed';
  if (typed.trim() === '') return 'empty';
  if (typed.length > options.maxQuestionLength) return 'too-long';
  return question.terms.length === 0 ? 'no-words' : undefined;
}

function evidenceFor(
  question: Question,
  index: CorpusIndex,
  options: AnswerOptions,
  unsearchable: Unsearchable | undefined,
): Evidence {
  const { scope } = options;
  const missing = question.terms.filter(({ id }) => id === undefined);
  return {
    documentsSearched: scope.kind === 'all' ? index.documents.size : index.documentsIn(scope).length,
    passagesSearched: index.passagesIn(scope),
    words: question.terms.map(({ word }) => word),
    missing: missing.map(({ word }) => word),
    nearest: missing.flatMap(({ word }) => {
      const candidates = neighboursOf(word, index, scope, nearestNamed).map((neighbour) => neighbour.word);
      return candidates.length === 0 ? [] : [{ word, candidates }];
    }),
    corrections: question.terms.flatMap(({ word, correctedFrom }) =>
      correctedFrom === undefined ? [] : [{ from: correctedFrom, to: word }],
    ),
    searched: question.corrected,
    unreadable: options.unreadable,
    ...(unsearchable === undefined ? {} : { unsearchable }),
  };
}

/** How many near words are named for one that is missing. */
const nearestNamed = 3;
