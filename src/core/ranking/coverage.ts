import type { Hit } from './hit.js';
import type { Question } from './question.js';

/** The share of the question's weight among `hits`, related words counting for less; 0..1. */
export function coverageOf(hits: readonly Pick<Hit, 'term' | 'weight'>[], question: Question): number {
  return coverageOfTerms(heldTerms(hits), question);
}

/** The same for terms that are held. */
export function coverageOfTerms(held: HeldTerms, question: Question): number {
  if (question.weight === 0) return 0;
  // The same numbers added in another order may come out a last bit larger than the whole.
  return Math.min(1, weightOf(held, question) / question.weight);
}

/** The same for one term alone. */
export function coverageOfTerm({ term, weight }: Pick<Hit, 'term' | 'weight'>, question: Question): number {
  return question.weight === 0 ? 0 : Math.min(1, (weight * idfOf(question, term)) / question.weight);
}

/** The weights of the terms that are held, related words counting for less. */
export function weightOf({ terms, weights }: HeldTerms, question: Question): number {
  let sum = 0;
  for (let i = 0; i < terms.length; i++) sum += (weights[i] as number) * idfOf(question, terms[i] as number);
  return sum;
}

/** Question terms, each with the weight of its best hit. A handful, which are looked for one by one. */
export class HeldTerms {
  /** In the order of their first hits. */
  readonly terms: number[] = [];
  /** Of each of them; 0..1. */
  readonly weights: number[] = [];

  add({ term, weight }: Pick<Hit, 'term' | 'weight'>): void {
    const at = this.terms.indexOf(term);
    if (at === -1) {
      this.terms.push(term);
      this.weights.push(weight);
    } else if (weight > (this.weights[at] as number)) this.weights[at] = weight;
  }

  get size(): number {
    return this.terms.length;
  }

  has(term: number): boolean {
    return this.terms.includes(term);
  }

  /** Its weight; undefined where it is not held. */
  get(term: number): number | undefined {
    return this.weights[this.terms.indexOf(term)];
  }
}

/** The terms of `hits`. */
export function heldTerms(hits: readonly Pick<Hit, 'term' | 'weight'>[]): HeldTerms {
  const held = new HeldTerms();
  for (const hit of hits) held.add(hit);
  return held;
}

/** The share of the question's weight among the terms that `counts` lets pass; 0..1. */
export function shareOf(question: Question, counts: (term: number) => boolean): number {
  if (question.weight === 0) return 0;
  let sum = 0;
  for (let term = 0; term < question.terms.length; term++) if (counts(term)) sum += idfOf(question, term);
  return Math.min(1, sum / question.weight);
}

/** The share of the question's weight that `others` have and is not `held`; 0..1. */
export function addedBy(others: (term: number) => boolean, held: HeldTerms, question: Question): number {
  return shareOf(question, (term) => !held.has(term) && others(term));
}

export function idfOf({ terms }: Question, term: number): number {
  return terms[term]?.idf ?? 0;
}
