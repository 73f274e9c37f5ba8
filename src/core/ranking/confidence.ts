import { type ConfidenceFeatures, confidenceFeatures } from './confidence-features.js';
import type { RankedWindow } from './scorer.js';

/** A further quote this unlikely to answer is left out: it would only be there to fill up. */
export const confidenceFloor = 0.1;

/**
 * So is one that is this much less likely than the first: on the development sets that leaves out three in five of those that
 * fill up behind a right answer, and one in seven of those that answer where the first does not.
 */
const minShareOfFirst = 0.4;

/** Whether a further quote is worth reading behind the first: as an answer, or because it completes or contradicts a list. */
export function isWorthReading(further: RankedWindow | undefined, first: RankedWindow | undefined): boolean {
  const isList = [further, first].every((one) => (one?.signals.list ?? 0) > 0);
  const least = isList ? 0 : minShareOfFirst * confidenceOf(first);
  return confidenceOf(further) >= Math.max(confidenceFloor, least);
}

/**
 * Logistic regression of whether the first quote answers, over the questions of all development sets together, those
 * without an answer too, so that it may be read as a probability (`npm run quality -- --fit` fits it anew).
 */
export const logit: Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>> = {
  intercept: -0.326,
  sentence: 0.653,
  strength: 1.416,
  missing: -0.124,
  gap: -0.668,
  unknown: -3.801,
  title: -0.338,
  corpus: -1.294,
  lead: 1.88,
  ahead: 2.954,
  inPairs: 1.275,
  asksHow: -0.374,
  lacksKind: -0.564,
  // Not fitted, nor is the next: few questions of the development sets name other documents, or ask for several names.
  elsewhere: -1.2,
  list: 0.9,
  polarity: 0.388,
  isUnderstood: -0.72,
  meaning: 1.177,
  words: 0.249,
  // Fitted for a sentence model alone (`ofModelAlone`): the vectors that ship tell no more by them.
  nearest: 0,
  names: 0,
  numbers: 0,
};

/**
 * The same where a sentence model says what sentences mean, fitted to what it ranks: what it says is worth more than the share of
 * words, and where it finds no sentence near the question anywhere, hardly any answers.
 */
export const logitByModel: typeof logit = {
  intercept: -1.617,
  sentence: -1.159,
  strength: 1.242,
  missing: -0.994,
  gap: -1.077,
  unknown: -3.38,
  title: -0.16,
  corpus: -2.114,
  lead: 1.456,
  ahead: 2.375,
  inPairs: 0.737,
  asksHow: -0.53,
  lacksKind: -0.793,
  // As above, and so is the next.
  elsewhere: -1.2,
  list: 0.9,
  polarity: 0.304,
  isUnderstood: 0.161,
  meaning: 1.112,
  words: 1.558,
  nearest: 2.777,
  names: 0.344,
  numbers: 1.368,
};

/** Features of which only a fit to what a sentence model ranks gains anything. */
export const ofModelAlone: readonly (keyof ConfidenceFeatures)[] = ['nearest', 'names', 'numbers'];

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
  const table = best.context.meaning?.tier === 'model' ? logitByModel : logit;
  const names = Object.keys(features) as (keyof ConfidenceFeatures)[];
  const parts = names.map((name) => [name, table[name] * features[name]] as const);
  return Object.fromEntries([['intercept', table.intercept], ...parts]) as Record<keyof typeof logit, number>;
}
