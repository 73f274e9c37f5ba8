import type { RankingTier } from '../types/answer.js';
import type { SignalName } from './signals.js';

export type Weights = Readonly<Record<SignalName, number>>;

export type WeightTables = Readonly<Record<RankingTier, Weights>>;

/**
 * What each signal is worth where an encoder says what the question means; negative where it speaks against a window. Part of
 * the index's fingerprint, as the table for words alone is.
 */
export const weights: Weights = {
  bm25: 0.191,
  evidence: 0.739,
  coverage: 0.222,
  sentenceCoverage: 0.249,
  cooccurrence: -0.025,
  proximity: 0.028,
  documentScore: 0.435,
  documentLength: -0.3,
  position: 0.019,
  titleCoverage: 0.436,
  answerType: 0.176,
  answerProximity: 0.4,
  // Not fitted, nor are the next three: few questions of the development sets ask for them.
  measure: 0.15,
  defines: 0.6,
  longForm: 0.5,
  speech: 0.15,
  lead: 0.049,
  windowLength: 0.168,
  nonStatement: -0.05,
  // Not fitted: outweighs all the others together, so that any statement comes first.
  furniture: -5,
  list: 0.326,
  // Not fitted: few questions of the development sets ask for either.
  items: 0.1,
  steps: 0.1,
  contextCoverage: 0.145,
  topicCoverage: 0.172,
  headingCoverage: 0.057,
  paragraphOpening: 0.039,
  cutOff: -0.009,
  polarity: 0.157,
  names: 0.118,
  // Not fitted: few questions of the development sets have a number, and those of documents with versions and clauses decided.
  numbers: 0.25,
  // Not fitted: few questions of the development sets name what other documents are about.
  subjectMismatch: -0.5,
  similarity: 0.372,
  sentenceSimilarity: 0.114,
  // Not fitted, nor is the next: few questions of the development sets are about documents with headings, fewer about lists of questions.
  headingSimilarity: 0.45,
  questionHeading: 0.6,
  wordSimilarity: 0.2,
  sentenceWordSimilarity: 0.12,
  sectionWordSimilarity: 0.2,
  code: -0.15,
  // Not fitted: few documents of the development sets are change logs.
  changeLog: -0.35,
};

/**
 * The same where words alone rank, and nothing what anything means: the best sentence tells most then, the document and its title
 * less. A long window and a long document have more words by chance.
 */
export const weightsByWords: Weights = {
  ...weights,
  sentenceCoverage: 0.498,
  documentScore: 0.218,
  documentLength: -0.6,
  titleCoverage: 0.218,
  answerProximity: 0.6,
  windowLength: 0.12,
  topicCoverage: 0.258,
  similarity: 0,
  sentenceSimilarity: 0,
  headingSimilarity: 0,
  questionHeading: 0,
  wordSimilarity: 0,
  sentenceWordSimilarity: 0,
  sectionWordSimilarity: 0,
};

/**
 * The same where a sentence model says what sentences mean: what it says counts for more, one sentence's words that are near and
 * the document for less, and a window need not be long. A part of the way to what a fit gives, which by itself answers no more of
 * what it was not fitted to.
 */
export const weightsByModel: Weights = {
  ...weights,
  documentScore: 0.4,
  titleCoverage: 0.48,
  windowLength: 0.1,
  similarity: 1,
  sentenceSimilarity: 0.4,
  sentenceWordSimilarity: 0.06,
};

/** The table of each tier. */
export const weightsOfTier: WeightTables = {
  words: weightsByWords,
  static: weights,
  model: weightsByModel,
};
