import { coverageOf, type HeldTerms, idfOf, shareOf } from './coverage.js';
import type { Question } from './question.js';
import type { RankedWindow } from './scorer.js';

/** A correction may be wrong: a corrected word counts for this much of a word found as typed. */
const correctedWeight = 0.6;

/** What confidence rests on; each 0..1. */
export interface ConfidenceFeatures {
  /** The best single sentence's share of the question's weight: words far apart, or in a table, say less. */
  readonly sentenceCoverage: number;
  /** What of the question the window or the title holds, beside what the rarest words of this corpus would weigh. */
  readonly strength: number;
  /** The names and numbers that are not held, likewise: about somebody else, nothing answers. */
  readonly missingNames: number;
  /** The heaviest word that is not held, likewise; less where a word of the window, a heading or the title is near it. */
  readonly missingTerm: number;
  /** The share of the question that no document in scope has, but for verbs of several words whose meaning the window has. */
  readonly outOfVocabulary: number;
  /** The share of the question that the title has: the right document, which need not have the right place. */
  readonly titleCoverage: number;
  /** The size of the corpus, on a logarithmic scale: in many passages something resembles every question. */
  readonly corpusSize: number;
  /**
   * How far the window is ahead of the other documents, where many have as much, often none answers; by the share of the
   * question that it holds, for little is needed to be ahead in a few documents.
   */
  readonly documentMargin: number;
  /**
   * How much it is ahead of the next window, in its own document or another one: of many that are as good, the first is
   * seldom the one.
   */
  readonly margin: number;
  /**
   * The share of the question that is pairs of characters, in scripts without blanks: an answer in other words still has some,
   * and is held in less of its weight.
   */
  readonly bigrams: number;
  /** Whether it is asked how something is done: what tells it does so in words of its own. */
  readonly asksHow: number;
  /** Whether a number, a time, a name or a reason is asked for and the window has none. */
  readonly lacksAnswerType: number;
  /** Whether the question names what other documents are about, and the window and its document have nothing of that name. */
  readonly subjectMismatch: number;
  /** Whether several names are asked for and enumerated, as the signal of this name. */
  readonly list: number;
  /** How near the heading above it, which asks, comes to the question; 0 for one that asks something else. */
  readonly questionHeading: number;
  /** As the signal of this name: a question whether something is so, and a sentence that settles it. */
  readonly polarity: number;
  /** Whether it is known what the window means. */
  readonly hasSimilarity: number;
  /** How near its nearest sentence is to what the question means, above what sentences on anything else reach. */
  readonly similarity: number;
  /** How near the words of its best sentence come to the question's. */
  readonly wordSimilarity: number;
  /** How near the nearest sentence of all windows comes, see `Margins`. */
  readonly bestSimilarity: number;
  /** As the signals of these names: the share of the question's names, and of its larger numbers, that it holds. */
  readonly names: number;
  readonly numbers: number;
}

/** A question of five words that single passages have is held in full. */
const fullStrength = 5;

/** With fewer passages words weigh as with so many, see `readQuestion`. */
const minPassages = 50;

/** ln of a corpus of ten million passages. */
const maxCorpus = 16;

/** A cosine that sentences on something else reach. */
const unrelated = 0.4;

export function confidenceFeatures({
  window,
  context,
  signals,
  documentMargin,
  margin,
  bestSimilarity,
}: RankedWindow): ConfidenceFeatures {
  const { question, titleHas, meaning } = context;
  const titleHits = titleHas.flatMap((has, term) => (has ? [{ term, weight: 1 }] : []));
  const held = [...window.hits, ...titleHits].map(({ term, weight }) => ({
    term,
    weight: question.terms[term]?.correctedFrom === undefined ? weight : weight * correctedWeight,
  }));
  const share = coverageOf(held, question);
  const highest = Math.log(Math.max(minPassages, question.passages) + 2);
  const nearest = meaning?.nearestInSection(window);
  let missingNames = 0;
  let missingTerm = 0;
  for (const [term, { specific }] of question.terms.entries()) {
    if (window.held.get(term) === 1 || titleHas[term] === true) continue;
    const weight = idfOf(question, term);
    if (specific) missingNames += weight;
    const near = Math.max(window.held.get(term) ?? 0, nearest?.[term] ?? 0);
    missingTerm = Math.max(missingTerm, weight * (1 - near));
  }
  return {
    sentenceCoverage: signals.sentenceCoverage,
    strength: Math.min(1, (share * question.weight) / (fullStrength * highest)),
    missingNames: Math.min(1, missingNames / highest),
    missingTerm: Math.min(1, missingTerm / highest),
    outOfVocabulary: unknownShare(window.held, question),
    titleCoverage: context.titleShare,
    corpusSize: Math.min(1, highest / maxCorpus),
    documentMargin: documentMargin * share,
    margin,
    bigrams: shareOf(question, (term) => question.terms[term]?.isPair === true),
    asksHow: question.asksHow ? 1 : 0,
    lacksAnswerType: question.wants !== 'any' && signals.answerType === 0 ? 1 : 0,
    subjectMismatch: signals.subjectMismatch > 0 ? 1 : 0,
    list: signals.list,
    questionHeading: nearnessOfQuestion(signals.questionHeading),
    polarity: signals.polarity,
    hasSimilarity: meaning === undefined ? 0 : 1,
    similarity: Math.max(0, (signals.sentenceSimilarity - unrelated) / (1 - unrelated)),
    wordSimilarity: signals.sentenceWordSimilarity,
    bestSimilarity,
    names: signals.names,
    numbers: signals.numbers,
  };
}

/** Up to the first, a question on something else comes as near; from the second on one asks the same in other words. */
const [otherQuestion, sameQuestion] = [0.2, 0.5];

function nearnessOfQuestion(signal: number): number {
  return Math.max(0, Math.min(1, (signal - otherQuestion) / (sameQuestion - otherQuestion)));
}

/** A verb of several words is known by what it means: "expel" for "kick out". */
function unknownShare(held: HeldTerms, question: Question): number {
  return shareOf(question, (at) => {
    const term = question.terms[at];
    if (term === undefined || term.known) return false;
    return term.phrase.length === 0 || !held.has(at);
  });
}
