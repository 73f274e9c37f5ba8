import { type ConfidenceFeatures, confidenceFeatures } from './confidence-features.js';
import type { RankedWindow } from './rank.js';

/** A further quote this unlikely to answer is left out: it would only be there to fill up. */
export const leastConfidence = 0.06;

/**
 * Logistic regression of whether the first quote answers, over the questions of all development sets together, those
 * without an answer too, so that it may be read as a probability (`npm run quality -- --fit` fits it anew).
 */
export const logit: Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>> = {
  intercept: -3.194,
  share: 1.22,
  sentence: 2.328,
  strength: 3.057,
  rarest: 1.466,
  missing: -0.141,
  title: -1.846,
  corpus: -1.446,
  vast: -1.92,
  score: 1.639,
  isUnderstood: -0.886,
  meaning: 1.176,
};

/** How likely the window answers; 0..1, and 0 where there is none. */
export function confidenceOf(best: RankedWindow | undefined): number {
  if (best === undefined) return 0;
  // "to be or not to be" stands somewhere as it is asked, or the question says nothing.
  if (best.context.question.isStopWordsOnly && best.signals.pairs < 1) return 0;
  const z = Object.values(confidenceParts(best)).reduce((sum, part) => sum + part, 0);
  return 1 / (1 + Math.exp(-z));
}

/** What each feature adds, and what there is without any of them (`intercept`), before the logistic function. */
export function confidenceParts(best: RankedWindow): Readonly<Record<keyof typeof logit, number>> {
  const features = confidenceFeatures(best);
  const names = Object.keys(features) as (keyof ConfidenceFeatures)[];
  const parts = names.map((name) => [name, logit[name] * features[name]] as const);
  return Object.fromEntries([['intercept', logit.intercept], ...parts]) as Record<keyof typeof logit, number>;
}
