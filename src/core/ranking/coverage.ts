import { lowerBound } from '../types/lower-bound.js';
import type { Hit } from './hit.js';
import type { Question } from './question.js';

/** The share of the question's weight among `hits`, related words counting for less; 0..1. */
export function coverageOf(hits: readonly Pick<Hit, 'term' | 'weight'>[], question: Question): number {
  return coverageOfTerms(heldTerms(hits), question);
}

/** The same for terms that are held. */
export function coverageOfTerms(held: HeldTerms, question: Question): number {
  if (question.weight === 0) return 0;
  let sum = 0;
  for (const [term, weight] of held) sum += weight * idfOf(question, term);
  // The same numbers added in another order may come out a last bit larger than the whole.
  return Math.min(1, sum / question.weight);
}

/** Question terms, each with the weight of its best hit. */
export type HeldTerms = ReadonlyMap<number, number>;

/** The terms of `hits`. */
export function heldTerms(hits: readonly Pick<Hit, 'term' | 'weight'>[]): HeldTerms {
  const held = new Map<number, number>();
  for (const { term, weight } of hits) held.set(term, Math.max(weight, held.get(term) ?? 0));
  return held;
}

/** The share of the question's weight among the terms that `counts` lets pass; 0..1. */
export function shareOf(question: Question, counts: (term: number) => boolean): number {
  if (question.weight === 0) return 0;
  let sum = 0;
  for (let term = 0; term < question.terms.length; term++) if (counts(term)) sum += idfOf(question, term);
  return Math.min(1, sum / question.weight);
}

/** The share of the question's weight that `others` hold and is not `held`; 0..1. */
export function addedBy(others: readonly Hit[], held: HeldTerms, question: Question): number {
  if (others.length === 0 || question.weight === 0) return 0;
  let sum = 0;
  for (let term = 0; term < question.terms.length; term++)
    if (!held.has(term) && hasTerm(others, term)) sum += idfOf(question, term);
  return Math.min(1, sum / question.weight);
}

function hasTerm(hits: readonly Hit[], term: number): boolean {
  for (const hit of hits) if (hit.term === term) return true;
  return false;
}

export function idfOf({ terms }: Question, term: number): number {
  return terms[term]?.idf ?? 0;
}

/** The hits of some sentences among a document's, which stand in order: found by halving. In the order given. */
export function hitsOf(documentHits: readonly Hit[], sentences: readonly number[]): readonly Hit[] {
  let hits: Hit[] | undefined;
  for (const sentence of sentences) {
    for (let at = firstHitFrom(documentHits, sentence); ; at++) {
      const hit = documentHits[at];
      if (hit?.sentence !== sentence) break;
      // Made only where there are any: most sentences have none.
      hits ??= [];
      hits.push(hit);
    }
  }
  return hits ?? none;
}

const none: readonly Hit[] = [];

function firstHitFrom(documentHits: readonly Hit[], sentence: number): number {
  return lowerBound(documentHits.length, (at) => (documentHits[at]?.sentence ?? 0) < sentence);
}
