import type { Unsearchable } from './answer.js';
import { type AnswerOptions, consider } from './answer-question.js';
import type { CorpusIndex } from './corpus-index.js';
import type { Span } from './document.js';
import type { Scored } from './ports.js';
import { type ConfidenceFeatures, confidenceFeatures } from './ranking/confidence.js';
import type { AnswerType } from './ranking/question-type.js';
import type { RankedWindow } from './ranking/rank.js';
import type { SignalName } from './ranking/signals.js';
import { weights } from './ranking/weights.js';

/** Why a question is answered as it is: terms, candidates, what each signal says, and what was chosen. */
export interface Explanation {
  /** The question with its corrections. */
  readonly searched: string;
  readonly language: string;
  readonly wants: AnswerType;
  /** What several of are asked for. */
  readonly listOf: string | null;
  readonly unsearchable: Unsearchable | null;
  readonly terms: readonly ExplainedTerm[];
  /** Best first; at most ten. */
  readonly documents: readonly Scored[];
  /** Best first; at most `candidatesShown`. */
  readonly candidates: readonly Candidate[];
  readonly confidence: number;
  readonly minConfidence: number;
  /** What confidence rests on; null where there is no candidate. */
  readonly confidenceFeatures: ConfidenceFeatures | null;
}

export interface ExplainedTerm {
  readonly word: string;
  readonly correctedFrom: string | null;
  readonly term: string;
  /** Whether a document in scope has it. */
  readonly known: boolean;
  readonly idf: number;
  readonly related: readonly string[];
}

export interface Candidate {
  readonly documentId: string;
  readonly span: Span;
  readonly text: string;
  readonly score: number;
  /** Each signal's value and what it adds to the score; signals of value 0 are left out. */
  readonly signals: Readonly<Partial<Record<SignalName, { readonly value: number; readonly adds: number }>>>;
  /** The 1-based place among the quotes; null where it was not chosen as it stands. */
  readonly quote: number | null;
}

const documentsShown = 10;
const candidatesShown = 10;

export async function explainQuestion(
  typed: string,
  index: CorpusIndex,
  options: AnswerOptions,
): Promise<Explanation> {
  const { question, unsearchable, ranking, choices, confidence } = await consider(typed, index, options);
  const chosen = choices.map(({ ranked }) => ranked);
  const others = ranking.windows.filter((ranked) => !chosen.includes(ranked));
  const shown = [...chosen, ...others].slice(0, Math.max(candidatesShown, chosen.length));
  const best = ranking.windows[0];
  return {
    searched: question.corrected,
    language: question.language,
    wants: question.wants,
    listOf: question.listOf === undefined ? null : (question.terms[question.listOf]?.word ?? null),
    unsearchable: unsearchable ?? null,
    terms: question.terms.map(({ word, correctedFrom, term, id, idf, related }) => ({
      word,
      correctedFrom: correctedFrom ?? null,
      term,
      known: id !== undefined,
      idf,
      related: related.map((other) => index.lexicon.term(other)),
    })),
    documents: ranking.documents.slice(0, documentsShown),
    candidates: shown.map((ranked) => candidateOf(ranked, chosen.indexOf(ranked))),
    confidence,
    minConfidence: options.minConfidence,
    confidenceFeatures: best === undefined ? null : confidenceFeatures(best),
  };
}

function candidateOf({ window, score, signals }: RankedWindow, place: number): Candidate {
  const { document } = window.forward;
  const said = Object.entries(signals).filter(([, value]) => value !== 0) as [SignalName, number][];
  return {
    documentId: document.id,
    span: window.span,
    text: document.text.slice(window.span.start, window.span.end),
    score,
    signals: Object.fromEntries(said.map(([name, value]) => [name, { value, adds: value * weights[name] }])),
    quote: place < 0 ? null : place + 1,
  };
}
