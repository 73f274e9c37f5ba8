import type { RankingTier, Unsearchable } from './answer.js';
import type { Scored } from './index-reader.js';
import type { Span } from './span.js';

/** Why a question is answered as it is: terms, candidates, what each signal says, and what was chosen. */
export interface Explanation {
  /** The question with its corrections. */
  readonly searched: string;
  readonly language: string;
  /** The kind of thing that would answer: 'number', 'time', 'name', 'reason' or 'any'. */
  readonly wants: string;
  /** What several of are asked for. */
  readonly listOf: string | null;
  readonly unsearchable: Unsearchable | null;
  /** What of the question is not asked about, as typed: greetings, thanks, frames of a request, measures. In order. */
  readonly setAside: readonly { readonly text: string; readonly role: string }[];
  readonly terms: readonly ExplainedTerm[];
  /** What the first stage searched for, with what each term counts beside 1: the known words, related ones, further ones. */
  readonly searchedTerms: readonly { readonly term: string; readonly weight: number }[];
  /** The first stage's documents, best first; at most ten. */
  readonly documents: readonly Scored[];
  /** The first stage's passages, best first; at most ten: they bring in documents that only a part speaks for. */
  readonly passages: readonly Scored[];
  readonly ranking: RankingTier;
  /** Best first; at most ten, or as many as were chosen. */
  readonly candidates: readonly Candidate[];
  readonly confidence: number;
  readonly minConfidence: number;
  /** What confidence rests on, by the feature's name, each 0..1; null where there is no candidate. */
  readonly confidenceFeatures: Readonly<Record<string, number>> | null;
  /** What each of them adds on the logistic scale, beside `intercept`: confidence is 1 / (1 + e^-sum). */
  readonly confidenceParts: Readonly<Record<string, number>> | null;
}

/** A name or a number; a word of an earlier question; a word that says next to nothing; any other word. */
export type TermRole = 'name or number' | 'earlier question' | 'light' | 'content';

export interface ExplainedTerm {
  readonly word: string;
  readonly correctedFrom: string | null;
  readonly term: string;
  /** What it is in the question. */
  readonly role: TermRole;
  /** Whether a document in scope has it. */
  readonly known: boolean;
  /** Passages in scope that hold it. */
  readonly frequency: number;
  /** How often the question has it; >= 1. */
  readonly count: number;
  /** Its weight; > 0. */
  readonly idf: number;
  /** Why it weighs that: 'rarity', 'ordinary, absent', ... */
  readonly weighs: string;
  readonly related: readonly string[];
}

export interface Candidate {
  readonly documentId: string;
  readonly span: Span;
  readonly text: string;
  readonly score: number;
  /** By the signal's name its value and what it adds to the score; signals of value 0 are left out. */
  readonly signals: Readonly<Record<string, { readonly value: number; readonly adds: number }>>;
  /** The 1-based place among the quotes; null where it was not chosen as it stands. */
  readonly quote: number | null;
}
