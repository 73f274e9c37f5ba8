import type { Unsearchable } from './answer.js';
import type { Span } from './document.js';
import type { Scored } from './index-reader.js';

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
  readonly terms: readonly ExplainedTerm[];
  /** Best first; at most ten. */
  readonly documents: readonly Scored[];
  /** Best first; at most ten, or as many as were chosen. */
  readonly candidates: readonly Candidate[];
  readonly confidence: number;
  readonly minConfidence: number;
  /** What confidence rests on, by the feature's name, each 0..1; null where there is no candidate. */
  readonly confidenceFeatures: Readonly<Record<string, number>> | null;
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
  /** By the signal's name its value and what it adds to the score; signals of value 0 are left out. */
  readonly signals: Readonly<Record<string, { readonly value: number; readonly adds: number }>>;
  /** The 1-based place among the quotes; null where it was not chosen as it stands. */
  readonly quote: number | null;
}
