import type { SignalName } from './signals.js';

export type Weights = Readonly<Record<SignalName, number>>;

/** What each signal is worth, negative where it speaks against a window. Part of the index's fingerprint. */
export const weights: Weights = {
  bm25: 0.42,
  evidence: 0.578,
  coverage: 0.355,
  sentence: 0.252,
  together: -0.044,
  pairs: 0.028,
  document: 0.5,
  vast: -0.385,
  early: 0.057,
  title: 0.398,
  answerType: 0.17,
  lead: 0.003,
  length: 0.216,
  unanswering: 0.019,
  // Not fitted: outweighs all the others together, so that any statement comes first.
  furniture: -5,
  list: 0.24,
  context: 0.213,
  topic: 0.099,
  section: 0.253,
  opening: 0.042,
  cutOff: -0.037,
  specific: 0.112,
  meaning: 0.6,
  meaningBest: 0.3,
};
