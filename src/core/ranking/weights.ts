import type { SignalName } from './signals.js';

export type Weights = Readonly<Record<SignalName, number>>;

/** What each signal is worth, negative where it speaks against a window. Part of the index's fingerprint. */
export const weights: Weights = {
  bm25: 0.38,
  coverage: 0.48,
  sentence: 0.18,
  together: 0.2,
  pairs: 0.16,
  document: 0.49,
  title: 0.68,
  answerType: 0.13,
  lead: 0.05,
  length: 0.03,
  unanswering: -0.1,
  // Not fitted: outweighs all the others together, so that any statement comes first.
  furniture: -5,
  list: 0.3,
  context: 0.15,
  topic: 0.08,
  opening: 0.035,
  cutOff: -0.06,
  specific: 0.09,
};
