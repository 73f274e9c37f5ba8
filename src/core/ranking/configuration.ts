import { weightsOfTier } from './weights.js';

/** BM25+ as measured best on Cranfield, TIME, CISI and MED: no lower bound (d), the title merged into the text. */
export const bm25 = { k: 1.4, b: 0.75, d: 0 } as const;

/** What the title's own field counts, beside its share in the text. */
export const titleBoost = 0.5;

/** SHA-256 of the table of word vectors that ships with the program (`SentenceEncoder.hash`); hexadecimal. */
export const shippedVectors = 'e765f0e3f11e42f8c2925b68b466058bfa82331b977bcba336426900177322b6';

/** Everything beside the analysis that decides an order; part of the index's fingerprint. */
export const rankingConfiguration = {
  version: 8,
  bm25,
  titleBoost,
  weights: weightsOfTier,
  shippedVectors,
} as const;
