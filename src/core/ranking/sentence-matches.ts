import { coverageOfTerms, type HeldTerms, heldTerms, idfOf } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question } from './question.js';

/** What one sentence holds of a question. */
export interface SentenceMatch {
  /** The share of the question's weight; 0..1. */
  readonly coverage: number;
  /** The share of all pairs of question words, by the product of their weights; 0..1, but for rounding. */
  readonly pairs: number;
}

/**
 * What the sentences of a document hold, by number; those without a hit are missing. Worked out once: a sentence
 * stands in several windows.
 */
export type SentenceMatches = ReadonlyMap<number, SentenceMatch>;

/** @param documentHits In order. */
export function sentenceMatchesOf(documentHits: readonly Hit[], question: Question): SentenceMatches {
  const sentenceMatches = new Map<number, SentenceMatch>();
  const allPairs = productsOf(new Map(question.terms.map((_, i) => [i, 1])), question);
  for (let from = 0, to = 0; from < documentHits.length; from = to) {
    const sentence = documentHits[from]?.sentence ?? 0;
    while (documentHits[to]?.sentence === sentence) to++;
    const held = heldTerms(documentHits.slice(from, to));
    const pairs = to - from < 2 || allPairs <= 0 ? 0 : productsOf(held, question) / allPairs;
    sentenceMatches.set(sentence, { coverage: coverageOfTerms(held, question), pairs });
  }
  return sentenceMatches;
}

/** The terms' weights multiplied, each with every other: (a + b)² - a² - b² = 2ab, every pair twice. */
function productsOf(held: HeldTerms, question: Question): number {
  let sum = 0;
  let squares = 0;
  for (const [term, weight] of held) {
    const one = weight * idfOf(question, term);
    sum += one;
    squares += one * one;
  }
  return sum * sum - squares;
}

/** Of sentences [first, end) the one that holds most of the question; the first of equals. */
export function fullestSentence(
  { first, end }: { readonly first: number; readonly end: number },
  sentenceMatches: SentenceMatches,
): number {
  let best = first;
  let most = -1;
  for (let sentence = first; sentence < end; sentence++) {
    const held = sentenceMatches.get(sentence)?.coverage ?? -1;
    if (held > most) {
      most = held;
      best = sentence;
    }
  }
  return best;
}
