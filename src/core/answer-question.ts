import type { Answer, Evidence, Unsearchable } from './answer.js';
import type { CorpusIndex } from './corpus-index.js';
import { hashOf } from './fingerprint.js';
import { highlightsIn } from './highlights.js';
import { type Quote, quoteAt } from './quote.js';
import { type Choice, choose } from './ranking/choose.js';
import { confidenceOf } from './ranking/confidence.js';
import { type Question, readQuestion } from './ranking/question.js';
import { type Ranking, rank } from './ranking/rank.js';
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
  /** As `QuestionOptions.subject`. */
  readonly subject?: readonly string[];
  /** ISO 639-1; overrides detection. */
  readonly language?: string;
  /** How many documents are ranked (`Answer.documents`) beyond those whose passages are looked at; an integer >= 1. */
  readonly rankedDocuments?: number;
}

/** What answering went through, for the answer and for its explanation. */
export interface Consideration {
  readonly question: Question;
  readonly unsearchable: Unsearchable | undefined;
  readonly ranking: Ranking;
  /** Best first, whether they are shown or not. */
  readonly choices: readonly Choice[];
  /** That the best choice answers; 0..1. */
  readonly confidence: number;
}

/** Reads the question, ranks, and chooses: everything but wording the answer. */
export async function consider(
  typed: string,
  index: CorpusIndex,
  options: AnswerOptions,
): Promise<Consideration> {
  const { scope, limit, rankedDocuments } = options;
  const question = readQuestion(typed.slice(0, options.maxQuestionLength), index, scope, options.language);
  const unsearchable = whyUnsearchable(typed, question, index, options);
  const ranking =
    unsearchable === undefined
      ? await rank(
          question,
          index,
          scope,
          rankedDocuments === undefined ? {} : { documents: rankedDocuments },
        )
      : { documents: [], windows: [] };
  return {
    question,
    unsearchable,
    ranking,
    choices: choose(ranking.windows, limit),
    confidence: confidenceOf(ranking.windows[0]),
  };
}

/** A further quote this unlikely to answer is left out: it would only be there to fill up. */
const leastConfidence = 0.13;

/** The answer to a question: the passages themselves, or what was searched and what is missing. */
export async function answerQuestion(
  typed: string,
  index: CorpusIndex,
  options: AnswerOptions,
): Promise<Answer> {
  const considered = await consider(typed, index, options);
  const { question, ranking, choices, confidence } = considered;
  const terms = matchingTerms(question, index);
  const candidates = choices.map((choice) => quoteOf(choice, terms));
  const found = choices.length > 0 && confidence >= options.minConfidence;
  const worthShowing = (_: Quote, i: number) =>
    i === 0 || confidenceOf(choices[i]?.ranked) >= leastConfidence;
  return {
    kind: found ? 'found' : 'not-found',
    question: typed,
    confidence,
    quotes: found ? candidates.filter(worthShowing) : [],
    candidates,
    hashes: Object.fromEntries(
      choices.map(({ ranked }) => {
        const { document } = ranked.window.forward;
        return [document.id, hashOf(document.text)];
      }),
    ),
    documents: ranking.documents.map(({ id }) => id),
    evidence: evidenceFor(question, index, options, considered.unsearchable),
    index: { fingerprint: options.fingerprint, documents: index.documents.size, passages: index.passages },
  };
}

function quoteOf({ ranked, span, score }: Choice, terms: ReadonlySet<string>): Quote {
  const { forward } = ranked.window;
  return quoteAt(forward.document, span, highlightsIn(forward, span, terms), score);
}

/** Every term that counts as standing for a word of the question: what is highlighted. */
export function matchingTerms({ terms }: Question, index: CorpusIndex): ReadonlySet<string> {
  return new Set(
    terms.flatMap(({ term, related }) => [term, ...related.map((id) => index.lexicon.term(id))]),
  );
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
    subject: [],
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
