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
  const min = isList ? 0 : minShareOfFirst * confidenceOf(first);
  return confidenceOf(further) >= Math.max(confidenceFloor, min);
}

/**
 * Logistic regression of whether the first quote answers, over the questions of all development sets together, those
 * without an answer too, so that it may be read as a probability (`npm run quality -- --fit` fits it anew).
 */
export const logit: Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>> = {
  intercept: -0.326,
  sentenceCoverage: 0.653,
  strength: 1.416,
  missingNames: -0.124,
  missingTerm: -0.668,
  outOfVocabulary: -3.801,
  titleCoverage: -0.338,
  corpusSize: -1.294,
  documentMargin: 1.88,
  margin: 2.954,
  bigrams: 1.275,
  asksHow: -0.374,
  lacksAnswerType: -0.564,
  // Not fitted, nor are the next two: few questions of the development sets name other documents, ask for several names, or are
  // headings there.
  subjectMismatch: -1.2,
  list: 0.9,
  questionHeading: 2.5,
  polarity: 0.388,
  hasSimilarity: -0.72,
  similarity: 1.177,
  wordSimilarity: 0.249,
  // Fitted for a sentence model alone (`ofModelAlone`): the vectors that ship tell no more by them.
  bestSimilarity: 0,
  names: 0,
  numbers: 0,
};

/**
 * The same where a sentence model says what sentences mean, fitted to what it ranks: what it says is worth more than the share of
 * words, and where it finds no sentence near the question anywhere, hardly any answers.
 */
export const logitByModel: typeof logit = {
  intercept: -1.617,
  sentenceCoverage: -1.159,
  strength: 1.242,
  missingNames: -0.994,
  missingTerm: -1.077,
  outOfVocabulary: -3.38,
  titleCoverage: -0.16,
  corpusSize: -2.114,
  documentMargin: 1.456,
  margin: 2.375,
  bigrams: 0.737,
  asksHow: -0.53,
  lacksAnswerType: -0.793,
  // As above, and so are the next two.
  subjectMismatch: -1.2,
  list: 0.9,
  questionHeading: 2.5,
  polarity: 0.304,
  hasSimilarity: 0.161,
  similarity: 1.112,
  wordSimilarity: 1.558,
  bestSimilarity: 2.777,
  names: 0.344,
  numbers: 1.368,
};

/** Features of which only a fit to what a sentence model ranks gains anything. */
export const ofModelAlone: readonly (keyof ConfidenceFeatures)[] = ['bestSimilarity', 'names', 'numbers'];

/** How likely the window answers; 0..1, and 0 where there is none. */
export function confidenceOf(best: RankedWindow | undefined): number {
  if (best === undefined) return 0;
  // "to be or not to be" stands somewhere as it is asked, or the question says nothing.
  if (best.context.question.isStopWordsOnly && best.signals.proximity < 1) return 0;
  const features = confidenceFeatures(best);
  const table = tableFor(best);
  let z = table.intercept;
  for (const name in features)
    z += table[name as keyof ConfidenceFeatures] * features[name as keyof ConfidenceFeatures];
  return 1 / (1 + Math.exp(-z));
}

/** What each feature adds, and what there is without any of them (`intercept`), before the logistic function. */
export function confidenceParts(best: RankedWindow): Readonly<Record<keyof typeof logit, number>> {
  const features = confidenceFeatures(best);
  const table = tableFor(best);
  const names = Object.keys(features) as (keyof ConfidenceFeatures)[];
  const parts = names.map((name) => [name, table[name] * features[name]] as const);
  return Object.fromEntries([['intercept', table.intercept], ...parts]) as Record<keyof typeof logit, number>;
}

function tableFor({ context }: RankedWindow): typeof logit {
  return context.meaning?.tier === 'model' ? logitByModel : logit;
}
