import { coverageOfTerm, coverageOfTerms, HeldTerms, heldTerms, idfOf } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question } from './question.js';

/** What one sentence holds of a question. */
export interface SentenceMatch {
  /** The share of the question's weight; 0..1. */
  readonly coverage: number;
  /** The share of all pairs of question words, by the product of their weights; 0..1, but for rounding. */
  readonly pairs: number;
}

/** What the sentences of a document hold. Worked out when it is first asked for, and once: a sentence stands in several windows, or in none that counts. */
export class SentenceMatches {
  readonly #documentHits: readonly Hit[];
  readonly #question: Question;
  readonly #allPairs: number;
  /** The first sentence that has a hit. */
  readonly #first: number;
  /** Of each sentence from that on where its first hit stands in the document's, and one; 0 for one without. */
  readonly #hits: Int32Array;
  /** By the place of a sentence's first hit. */
  readonly #known: (SentenceMatch | undefined)[] = [];

  /** @param documentHits In order. */
  constructor(documentHits: readonly Hit[], question: Question) {
    this.#documentHits = documentHits;
    this.#question = question;
    this.#allPairs = allPairsOf(question);
    this.#first = documentHits[0]?.sentence ?? 0;
    this.#hits = new Int32Array((documentHits.at(-1)?.sentence ?? -1) + 1 - this.#first);
    for (let at = documentHits.length - 1; at >= 0; at--)
      this.#hits[(documentHits[at] as Hit).sentence - this.#first] = at + 1;
  }

  /** Of the sentence of that number; nothing for one without a hit. */
  of(sentence: number): SentenceMatch {
    const at = this.#firstHit(sentence);
    if (at === -1) return none;
    const known = this.#known[at];
    if (known !== undefined) return known;
    const match = this.#match(at);
    this.#known[at] = match;
    return match;
  }

  /** Whether a sentence has a hit of the term. */
  has(sentence: number, term: number): boolean {
    const from = this.#firstHit(sentence);
    if (from === -1) return false;
    for (let at = from; this.#documentHits[at]?.sentence === sentence; at++)
      if (this.#documentHits[at]?.term === term) return true;
    return false;
  }

  /** The terms that a sentence has, a bit each; of those from `maxTermBits` on nothing is said. */
  termBits(sentence: number): number {
    let bits = 0;
    const from = this.#firstHit(sentence);
    if (from === -1) return bits;
    for (let at = from; this.#documentHits[at]?.sentence === sentence; at++)
      bits |= 1 << (this.#documentHits[at] as Hit).term;
    return bits;
  }

  /** -1 where it has none. */
  #firstHit(sentence: number): number {
    const at = sentence - this.#first;
    return at < 0 || at >= this.#hits.length ? -1 : (this.#hits[at] as number) - 1;
  }

  #match(first: number): SentenceMatch {
    const hits = this.#documentHits;
    const only = hits[first] as Hit;
    if (hits[first + 1]?.sentence !== only.sentence)
      return { coverage: coverageOfTerm(only, this.#question), pairs: 0 };
    const held = new HeldTerms();
    for (let at = first; hits[at]?.sentence === only.sentence; at++) held.add(hits[at] as Hit);
    return {
      coverage: coverageOfTerms(held, this.#question),
      pairs: this.#allPairs > 0 ? productsOf(held, this.#question) / this.#allPairs : 0,
    };
  }
}

/** So many bits of a number can be asked for one by one. */
export const maxTermBits = 31;

const none: SentenceMatch = { coverage: 0, pairs: 0 };

/** The terms' weights multiplied, each with every other: (a + b)² - a² - b² = 2ab, every pair twice. */
function productsOf({ terms, weights }: HeldTerms, question: Question): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < terms.length; i++) {
    const one = (weights[i] as number) * idfOf(question, terms[i] as number);
    sum += one;
    squares += one * one;
  }
  return sum * sum - squares;
}

/** A question is looked for in many documents. */
const known = new WeakMap<Question, number>();

function allPairsOf(question: Question): number {
  const all =
    known.get(question) ??
    productsOf(heldTerms(question.terms.map((_, term) => ({ term, weight: 1 }))), question);
  known.set(question, all);
  return all;
}

/** Of sentences [first, end) the one that holds most of the question; the first of equals. */
export function fullestSentence(
  { first, end }: { readonly first: number; readonly end: number },
  sentenceMatches: SentenceMatches,
): number {
  let best = first;
  let max = -1;
  for (let sentence = first; sentence < end; sentence++) {
    const held = sentenceMatches.of(sentence).coverage;
    if (held > max) {
      max = held;
      best = sentence;
    }
  }
  return best;
}
