import type { SignalName } from './signals.js';

/** What each signal is worth; fitted on the development sets. Part of the index's fingerprint. */
export const weights: Readonly<Record<SignalName, number>> = {
  bm25: 0.25,
  coverage: 0.5,
  sentence: 0.1,
  pairs: 0.3,
  document: 0.5,
  title: 0.6,
  answerType: 0.1,
  lead: 0.1,
  length: -0.05,
  unanswering: -0.1,
  pointsBack: -0.02,
  list: 0.7,
  context: 0,
  about: 0,
  beyondTitle: 0,
  anchor: 0,
  early: 0,
  before: 0,
  behind: 0,
};
