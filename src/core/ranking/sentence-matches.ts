import { coverageOfTerms, type HeldTerms, heldTerms, hitsOf, idfOf } from './coverage.js';
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
  readonly #known = new Map<number, SentenceMatch>();

  /** @param documentHits In order. */
  constructor(documentHits: readonly Hit[], question: Question) {
    this.#documentHits = documentHits;
    this.#question = question;
    this.#allPairs = productsOf(new Map(question.terms.map((_, i) => [i, 1])), question);
  }

  /** Of the sentence of that number; nothing for one without a hit. */
  of(sentence: number): SentenceMatch {
    const before = this.#known.get(sentence);
    if (before !== undefined) return before;
    const hits = hitsOf(this.#documentHits, [sentence]);
    const match = hits.length === 0 ? none : this.#match(hits);
    this.#known.set(sentence, match);
    return match;
  }

  #match(hits: readonly Hit[]): SentenceMatch {
    const held = heldTerms(hits);
    const hasPairs = hits.length > 1 && this.#allPairs > 0;
    return {
      coverage: coverageOfTerms(held, this.#question),
      pairs: hasPairs ? productsOf(held, this.#question) / this.#allPairs : 0,
    };
  }
}

const none: SentenceMatch = { coverage: 0, pairs: 0 };

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
    const held = sentenceMatches.of(sentence).coverage;
    if (held > most) {
      most = held;
      best = sentence;
    }
  }
  return best;
}
