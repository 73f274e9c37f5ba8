import type { RankedWindow } from './rank.js';
import { coverageOf } from './signals.js';

/**
 * How likely the best window answers, 0..1: a logistic fit over the share of the question's weight that window and
 * title hold, its phrases, and the share of names and numbers that are missing.
 */
export function confidenceOf(best: RankedWindow | undefined): number {
  if (best === undefined) return 0;
  const { question, titleHas } = best.context;
  const held = new Set(best.window.hits.map(({ term }) => term));
  for (const [i, has] of titleHas.entries()) if (has) held.add(i);
  const share = coverageOf(
    [...held].map((term) => ({ term, token: 0, sentence: 0 })),
    question,
  );
  let specific = 0;
  let missing = 0;
  for (const [i, term] of question.terms.entries()) {
    if (!term.specific) continue;
    specific += term.idf;
    if (!held.has(i)) missing += term.idf;
  }
  const logit =
    -1.95 + 4.6 * share + 1.3 * best.signals.pairs - 0.8 * (specific === 0 ? 0 : missing / specific);
  return 1 / (1 + Math.exp(-logit));
}
