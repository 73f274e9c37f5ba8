import { coverageOf, idfOf } from './coverage.js';
import type { RankedWindow } from './rank.js';

/** A correction may be wrong: a corrected word counts for this much of a word found as typed. */
const correctedWeight = 0.6;

/** What confidence rests on; each 0..1. */
export interface ConfidenceFeatures {
  /** The share of the question's weight that the window or the document's title holds. */
  readonly share: number;
  /** The best single sentence's share: words far apart, in a table or a list of contents, say less. */
  readonly sentence: number;
  /** What of the question is held at all, beside what the rarest words of this corpus would weigh. */
  readonly strength: number;
  /** The rarest word that is held, beside one that a single passage has. */
  readonly rarest: number;
  /** The names and numbers that are not held, likewise: about somebody else, nothing answers. */
  readonly missing: number;
  /** The share of the question that the title has: the right document, which need not have the right place. */
  readonly title: number;
  /** The size of the corpus, on a logarithmic scale: in many passages something resembles every question. */
  readonly corpus: number;
  /** How long the document is, see `vast`: any word is somewhere in a manual. */
  readonly vast: number;
  /** The window's place among all windows there might be: all signals by their weights. */
  readonly score: number;
  /** Whether it is known what the window means, which its score then holds as well. */
  readonly isUnderstood: number;
  /** How near its nearest sentence is to what the question means. */
  readonly meaning: number;
}

/** A question of five words that single passages have is held in full. */
const fullStrength = 5;

/** More than this no window reaches. */
const highestScore = 3.5;

/** With fewer passages words weigh as with so many, see `readQuestion`. */
const fewestPassages = 50;

/** ln of a corpus of ten million passages. */
const vastestCorpus = 16;

export function confidenceFeatures({ window, context, signals, score }: RankedWindow): ConfidenceFeatures {
  const { question, titleHas } = context;
  const titleHits = titleHas.flatMap((has, term) => (has ? [{ term, weight: 1 }] : []));
  const held = [...window.hits, ...titleHits].map(({ term, weight }) => ({
    term,
    weight: question.terms[term]?.correctedFrom === undefined ? weight : weight * correctedWeight,
  }));
  const share = coverageOf(held, question);
  const isHeld = (term: number) => window.held.get(term) === 1 || titleHas[term] === true;
  const weights = question.terms.map((_, term) => idfOf(question, term));
  const highest = Math.log(Math.max(fewestPassages, question.passages) + 2);
  const missing = question.terms.reduce(
    (sum, { specific, idf }, term) => (specific && !isHeld(term) ? sum + idf : sum),
    0,
  );
  return {
    share,
    sentence: signals.sentence,
    strength: Math.min(1, (share * question.weight) / (fullStrength * highest)),
    rarest: Math.min(1, Math.max(0, ...weights.filter((_, term) => isHeld(term))) / highest),
    missing: Math.min(1, missing / highest),
    title: context.titleShare,
    corpus: Math.min(1, highest / vastestCorpus),
    vast: signals.vast,
    score: Math.max(0, Math.min(1, score / highestScore)),
    isUnderstood: context.meaning === undefined ? 0 : 1,
    meaning: signals.meaningBest,
  };
}
