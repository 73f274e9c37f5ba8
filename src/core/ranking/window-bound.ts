import { maxPassageLength } from '../indexing/passages.js';
import { type ForwardDocument, spanOfSentences } from '../types/forward-document.js';
import { mostProximity } from './answer-proximity.js';
import { ceilingOf } from './ceilings.js';
import { idfOf } from './coverage.js';
import type { Hit } from './hit.js';
import { headingOver, topicOf } from './paragraph-signals.js';
import { lengthOf, positionOf } from './place-signals.js';
import { maxTermBits } from './sentence-matches.js';
import type { SignalContext } from './signal.js';
import {
  bm25Of,
  evidenceOf,
  lengthNorm,
  namesOf,
  numbersOf,
  type SignalName,
  signalNames,
  termBm25,
} from './signals.js';
import type { Weights } from './weights.js';

/** Told from the terms that a window holds, or from where it stands; of the others `ceilingOf` tells the most that they can be. */
const bounded: ReadonlySet<SignalName> = new Set([
  'documentScore',
  'documentLength',
  'bm25',
  'evidence',
  'coverage',
  'sentenceCoverage',
  'answerProximity',
  'titleCoverage',
  'topicCoverage',
  'contextCoverage',
  'headingCoverage',
  'proximity',
  'names',
  'numbers',
  'paragraphOpening',
  'position',
  'lead',
  'windowLength',
]);

/**
 * The most that a window of a document can score, by the question terms that it holds: no sentence has more of them than the
 * window, and what stands around it adds only what it has not got. Nearly all windows hold too little, and are never made.
 */
export class WindowBound {
  readonly #forward: ForwardDocument;
  readonly #hits: readonly Hit[];
  readonly #context: SignalContext;
  /** As the weights, but those that only take away are 0. */
  readonly #gains: Readonly<Record<SignalName, number>>;
  /** Of the document, and of all signals that nothing is known of. */
  readonly #anyway: number;
  readonly #idfs: Float64Array;
  readonly #titleBits: number;
  /** By term, of the window at hand: how often it is held, related words counting for less, and the weight of its best hit. */
  readonly #frequencies: Float64Array;
  readonly #best: Float64Array;
  #from = -1;
  #to = -1;
  /** Of the window at hand: its terms, a bit each, and what it has by them. */
  #bits = 0;
  #byTerms = 0;

  /** @param hits The document's, in order. */
  constructor(forward: ForwardDocument, hits: readonly Hit[], context: SignalContext, weighed: Weights) {
    this.#forward = forward;
    this.#hits = hits;
    this.#context = context;
    const { question, documentShare } = context;
    this.#gains = gainsOf(weighed);
    let anyway = weighed.documentScore * documentShare + weighed.documentLength * lengthOf(forward);
    for (const name of signalNames)
      if (!bounded.has(name) && this.#gains[name] > 0) anyway += this.#gains[name] * ceilingOf(name, context);
    this.#anyway = anyway;
    this.#idfs = Float64Array.from(question.terms, (_, term) => idfOf(question, term));
    this.#titleBits = context.titleHas.reduce((bits, has, term) => (has ? bits | (1 << term) : bits), 0);
    this.#frequencies = new Float64Array(question.terms.length);
    this.#best = new Float64Array(question.terms.length);
  }

  /** For the window of sentences [first, end), which holds hits [from, to) of the document. */
  of(first: number, end: number, from: number, to: number): number {
    const { question, titleShare } = this.#context;
    if (question.weight === 0 || question.terms.length > maxTermBits) return Number.POSITIVE_INFINITY;
    if (from !== this.#from || to !== this.#to) this.#hold(from, to);
    const gains = this.#gains;
    const { start, end: behind } = spanOfSentences(this.#forward, first, end);
    const sum = this.#bm25In(first, end);
    const { opening, heading } = topicOf(this.#forward, first);
    return (
      this.#anyway +
      this.#byTerms +
      gains.bm25 * bm25Of(sum, question) +
      gains.evidence * evidenceOf(sum) +
      gains.topicCoverage * this.#addedBy(this.#bitsOf(opening) | this.#bitsOf(heading)) +
      gains.contextCoverage * this.#addedBy(this.#bitsOf(first - 1) | this.#bitsOf(end)) +
      gains.headingCoverage * this.#shareOf(this.#bitsOf(headingOver(this.#forward, first))) +
      (first === 0 ? gains.lead * titleShare : 0) +
      (end - first > 1 ? gains.paragraphOpening : 0) +
      gains.position * positionOf(first) +
      gains.windowLength * Math.min(1, (behind - start) / maxPassageLength)
    );
  }

  #hold(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    const { question } = this.#context;
    const [frequencies, best] = [this.#frequencies, this.#best];
    frequencies.fill(0);
    best.fill(0);
    let bits = 0;
    for (let at = from; at < to; at++) {
      const { term, weight } = this.#hits[at] as Hit;
      bits |= 1 << term;
      frequencies[term] = (frequencies[term] as number) + weight;
      if (weight > (best[term] as number)) best[term] = weight;
    }
    let held = 0;
    for (let term = 0; term < best.length; term++)
      held += (best[term] as number) * (this.#idfs[term] as number);
    const share = Math.min(1, held / question.weight);
    const gains = this.#gains;
    this.#bits = bits;
    this.#byTerms =
      (gains.coverage + gains.sentenceCoverage + gains.answerProximity * mostProximity(question)) * share +
      gains.titleCoverage * this.#addedBy(this.#titleBits) +
      (isOneBit(bits) ? 0 : gains.proximity) +
      (gains.names * this.#heldOf(namesOf(question)) + gains.numbers * this.#heldOf(numbersOf(question)));
  }

  #bitsOf(sentence: number): number {
    return sentence < 0 ? 0 : this.#context.sentenceMatches.termBits(sentence);
  }

  /** What of the question terms that the window has not got add. */
  #addedBy(bits: number): number {
    return this.#shareOf(bits & ~this.#bits);
  }

  #shareOf(bits: number): number {
    if (bits === 0) return 0;
    let sum = 0;
    for (let term = 0; term < this.#idfs.length; term++)
      if ((bits & (1 << term)) !== 0) sum += this.#idfs[term] as number;
    return Math.min(1, sum / this.#context.question.weight);
  }

  /** The share of some terms. */
  #heldOf(meant: readonly number[]): number {
    let sum = 0;
    let all = 0;
    for (const term of meant) {
      const idf = this.#idfs[term] as number;
      all += idf;
      if ((this.#bits & (1 << term)) !== 0) sum += idf;
    }
    return all === 0 ? 0 : sum / all;
  }

  /** As the signals have it. */
  #bm25In(first: number, end: number): number {
    const { titleHas, meanPassageLength } = this.#context;
    const { firstToken } = this.#forward;
    const norm = lengthNorm((firstToken[end] ?? 0) - (firstToken[first] ?? 0), meanPassageLength);
    let sum = 0;
    for (let term = 0; term < this.#idfs.length; term++) {
      const frequency = titleHas[term] === true ? 1 : (this.#frequencies[term] as number);
      if (frequency > 0) sum += termBm25(this.#idfs[term] as number, frequency, norm);
    }
    return sum;
  }
}

function isOneBit(bits: number): boolean {
  return (bits & (bits - 1)) === 0;
}

const known = new WeakMap<Weights, Readonly<Record<SignalName, number>>>();

function gainsOf(weighed: Weights): Readonly<Record<SignalName, number>> {
  const before = known.get(weighed);
  if (before !== undefined) return before;
  const gains = { ...weighed };
  for (const name of signalNames) gains[name] = Math.max(0, weighed[name]);
  known.set(weighed, gains);
  return gains;
}
