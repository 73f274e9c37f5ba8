import type { Question } from './question.js';
import type { Hit, Window } from './windows.js';

/** The share of the question's weight among `hits`, related words counting for less; 0..1. */
export function coverageOf(hits: readonly Pick<Hit, 'term' | 'weight'>[], question: Question): number {
  if (question.weight === 0) return 0;
  let sum = 0;
  for (const [term, weight] of heldTerms(hits)) sum += weight * idfOf(question, term);
  return sum / question.weight;
}

/** The terms of `hits`, each with the weight of its best hit. */
export function heldTerms(hits: readonly Pick<Hit, 'term' | 'weight'>[]): ReadonlyMap<number, number> {
  const held = new Map<number, number>();
  for (const { term, weight } of hits) held.set(term, Math.max(weight, held.get(term) ?? 0));
  return held;
}

/** The share of the question's weight among the terms that `counts` lets pass; 0..1. */
export function shareOf(question: Question, counts: (term: number) => boolean): number {
  if (question.weight === 0) return 0;
  let sum = 0;
  for (const [term, { idf }] of question.terms.entries()) if (counts(term)) sum += idf;
  return sum / question.weight;
}

export function idfOf({ terms }: Question, term: number): number {
  return terms[term]?.idf ?? 0;
}

/** Hits of one sentence side by side; at least one group, since every window has a hit. */
export function bySentence(hits: readonly Hit[]): Hit[][] {
  const groups: Hit[][] = [];
  for (const hit of hits) {
    const group = groups.at(-1);
    if (group?.[0]?.sentence === hit.sentence) group.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

/** The sentence that holds most of the question; the first of equals. */
export function fullestSentence({ first, hits }: Window, question: Question): number {
  let best = first;
  let most = -1;
  for (const group of bySentence(hits)) {
    const held = coverageOf(group, question);
    if (held > most) {
      most = held;
      best = group[0]?.sentence ?? best;
    }
  }
  return best;
}
