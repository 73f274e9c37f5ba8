import { coverageOf } from './coverage.js';
import type { RankedWindow } from './rank.js';

/** A correction may be wrong: a corrected word counts for this much of a word found as typed. */
const correctedWeight = 0.6;

/** A further quote this unlikely to answer is left out: it would only be there to fill up. */
export const leastConfidence = 0.13;

/** What confidence rests on; each 0..1. */
export interface ConfidenceFeatures {
  /** The share of the question's weight that the window or the document's title holds. */
  readonly share: number;
  /** The question's phrases in the window. */
  readonly pairs: number;
  /** The best single sentence's share. */
  readonly sentence: number;
}

/**
 * Logistic regression over questions with and without an answer, then its slope and intercept over the questions of
 * all development sets, so that it may be read as a probability (`npm run quality -- --fit` fits both anew). Raw
 * scores know less: they grow with the question's length and the corpus.
 */
const logit = { intercept: -2.93, share: 3.91, pairs: 2.5, sentence: 3.35 } as const;

/** How likely the window answers; 0..1, and 0 where there is none. */
export function confidenceOf(best: RankedWindow | undefined): number {
  if (best === undefined) return 0;
  const { share, pairs, sentence } = confidenceFeatures(best);
  // "to be or not to be" stands somewhere as it is asked, or the question says nothing.
  if (best.context.question.isStopWordsOnly && pairs < 1) return 0;
  const z = logit.intercept + logit.share * share + logit.pairs * pairs + logit.sentence * sentence;
  return 1 / (1 + Math.exp(-z));
}

export function confidenceFeatures({ window, context, signals }: RankedWindow): ConfidenceFeatures {
  const { question, titleHas } = context;
  const titleHits = titleHas.flatMap((has, term) => (has ? [{ term, weight: 1 }] : []));
  const held = [...window.hits, ...titleHits].map(({ term, weight }) => ({
    term,
    weight: question.terms[term]?.correctedFrom === undefined ? weight : weight * correctedWeight,
  }));
  return { share: coverageOf(held, question), pairs: signals.pairs, sentence: signals.sentence };
}
