import { maxPassageLength } from '../indexing/passages.js';
import { blockKindOf, sentenceCount, sentenceFlag, tokenFlag } from '../types/forward-document.js';
import { answerProximity } from './answer-proximity.js';
import { changeLog } from './change-log.js';
import { addedBy, coverageOfTerms, idfOf, shareOf } from './coverage.js';
import { defines, longForm } from './definition.js';
import type { Hit } from './hit.js';
import { holdsMeasure } from './measures.js';
import { shareOfOthersNames } from './named-documents.js';
import { headingCoverage, paragraphOpening, topicCoverage } from './paragraph-signals.js';
import { documentLength, position } from './place-signals.js';
import { polarity } from './polarity.js';
import type { Question, QuestionTerm } from './question.js';
import { fullestSentence } from './sentence-matches.js';
import type { Signal, SignalContext } from './signal.js';
import {
  headingSimilarity,
  questionHeading,
  sectionWordSimilarity,
  sentenceSimilarity,
  sentenceWordSimilarity,
  similarity,
  wordSimilarity,
} from './similarity-signals.js';
import { speech } from './speech.js';
import { items, steps } from './steps.js';
import { holdsWanted } from './wanted.js';
import type { Window } from './windows.js';

/** Lucene's usual k1; b as for passages of unequal length. */
const k1 = 1.2;
const b = 0.8;

/** What a term that occurs any number of times adds to the sum of BM25 is less than so many times its idf. */
export const maxOfTerm = k1 + 1;

/**
 * BM25 of the window (Robertson & Zaragoza 2009): repeated question words count, with less and less weight. What the
 * title says is said of every window, once: a policy that repeats its site's name answers no better for it.
 */
const bm25: Signal = (window, context) => bm25Of(bm25Sum(window, context), context.question);

/** A perfect window stays well below `maxOfTerm` a term; the factor spreads what occurs over 0..1. */
export function bm25Of(sum: number, { weight }: Question): number {
  return Math.min(1, (1.5 * sum) / (weight * maxOfTerm));
}

/** What the sum of a long question's words is divided by: eight or nine rare words reach it. */
export const fullEvidence = 40;

/**
 * The same sum, not as a share of what was asked: one more rare word says as much in a question of twelve words as in
 * one of three, where a share makes less of it than of the place in the document.
 */
const evidence: Signal = (window, context) => evidenceOf(bm25Sum(window, context));

export function evidenceOf(sum: number): number {
  return Math.min(1, sum / fullEvidence);
}

/** The last one: two signals ask for it of one window after another. */
let last: { readonly window: Window; readonly context: SignalContext; readonly sum: number } | undefined;

function bm25Sum(window: Window, context: SignalContext): number {
  if (last?.window !== window || last.context !== context)
    last = { window, context, sum: sumOf(window, context) };
  return last.sum;
}

function sumOf(window: Window, { question, titleHas, meanPassageLength }: SignalContext): number {
  const norm = lengthNorm(window.length, meanPassageLength);
  let sum = 0;
  for (let term = 0; term < question.terms.length; term++) {
    const tf = titleHas[term] === true ? 1 : window.held.has(term) ? frequencyIn(window.hits, term) : 0;
    if (tf > 0) sum += termBm25(idfOf(question, term), tf, norm);
  }
  return sum;
}

/** Repetitions count for less in a long window. @param length, meanPassageLength Tokens. */
export function lengthNorm(length: number, meanPassageLength: number): number {
  return k1 * (1 - b + (b * length) / Math.max(1, meanPassageLength));
}

/** What a term that occurs adds to the sum. */
export function termBm25(idf: number, frequency: number, norm: number): number {
  return (idf * frequency * maxOfTerm) / (frequency + norm);
}

function frequencyIn(hits: readonly Hit[], term: number): number {
  let sum = 0;
  for (const hit of hits) if (hit.term === term) sum += hit.weight;
  return sum;
}

/** The share of the question's weight that the window holds: an answer speaks of all that was asked. */
const coverage: Signal = (window, { question }) => coverageOfTerms(window.held, question);

/** The best single sentence's coverage: words together say more than words apart. */
const sentenceCoverage: Signal = ({ first, end }, { sentenceMatches }) => {
  let max = 0;
  for (let i = first; i < end; i++) max = Math.max(max, sentenceMatches.of(i).coverage);
  return max;
};

/**
 * The share of all pairs of question words that the best single sentence holds, by the product of their weights: of two
 * sentences with as much of the question's weight, the one that relates several words says more than one rare word.
 */
const cooccurrence: Signal = ({ first, end }, { question, sentenceMatches }) => {
  if (question.terms.length < 2) return 0;
  let max = 0;
  for (let i = first; i < end; i++) max = Math.max(max, sentenceMatches.of(i).pairs);
  return Math.min(1, max);
};

/** How far apart, in tokens, two neighbouring question words may stand to count as a pair. */
const pairDistance = 3;

/** Question words that are neighbours in the question and in one sentence of the window: phrases, names. */
const proximity: Signal = (window, { question: { terms } }) => {
  if (window.held.size < 2) return 0;
  let found = 0;
  let all = 0;
  for (let i = 0; i + 1 < terms.length; i++) {
    const weight = (terms[i]?.idf ?? 0) + (terms[i + 1]?.idf ?? 0);
    all += weight;
    if (standTogether(window.hits, i, i + 1)) found += weight;
  }
  return all === 0 ? 0 : found / all;
};

function standTogether(hits: readonly Hit[], a: number, z: number): boolean {
  for (let i = 0; i < hits.length; i++) {
    const hit = hits[i];
    if (hit === undefined || (hit.term !== a && hit.term !== z)) continue;
    const other = hit.term === a ? z : a;
    for (let j = i + 1; j < hits.length; j++) {
      const next = hits[j];
      if (next === undefined || next.token - hit.token > pairDistance || next.sentence !== hit.sentence)
        break;
      if (next.term === other) return true;
    }
  }
  return false;
}

/** The engine's score of the whole document: the right place is in the right document. */
const documentScore: Signal = (_window, { documentShare }) => documentShare;

/** Question words that only the title has: the document is about them, so the window need not repeat them. */
const titleCoverage: Signal = ({ held }, { question, titleHas, titleShare }) => {
  if (titleShare === 0) return 0;
  return shareOf(question, (term) => titleHas[term] === true && !held.has(term));
};

/** What a number counts that is none of the kind that is asked for, where one is. */
const otherNumber = 0.5;

/**
 * Something of the wanted kind, a number, a time, a name or a reason, that the question does not already have; less for a
 * number where an amount of another kind is asked for: "15,400 packages" tells not how long.
 */
const answerType: Signal = (window, { question }) => {
  // "daily" tells how often without a number.
  if (holdsMeasure(window, question)) return 1;
  if (!holdsWanted(window.forward, window, question.wants, window.hits)) return 0;
  return question.measure === undefined || question.measure === 'count' ? 1 : otherNumber;
};

/** An amount of the kind that is asked for: days for how long, miles for how far, "43 people" for how many people. */
const measure: Signal = (window, { question }) => (holdsMeasure(window, question) ? 1 : 0);

/** The document's first window, if the title is what was asked about: articles begin with their definition. */
const lead: Signal = (window, { titleShare }) => (window.first === 0 ? titleShare : 0);

/** Longer windows hold more words by chance; a sentence longer than a quote is cut to one, and counts as one; 0..1. */
const windowLength: Signal = ({ span: { start, end } }) => Math.min(1, (end - start) / maxPassageLength);

/** The share of the hits in questions, headings and page furniture: these name a subject and answer nothing. */
const nonStatement: Signal = (window) =>
  shareOfHits(window, sentenceFlag.question | sentenceFlag.heading | sentenceFlag.furniture);

/** Every hit stands in page furniture ("Share this article"): quoted only where there is nothing else. */
const furniture: Signal = (window) => Math.floor(shareOfHits(window, sentenceFlag.furniture));

/** The share of the hits whose sentence has one of the flags, where there is none of all sentences; 0..1. */
function shareOfHits({ hits, forward, first, end }: Window, flags: number): number {
  const isFlagged = (sentence: number) => ((forward.sentenceFlags[sentence] ?? 0) & flags) !== 0;
  let flagged = 0;
  for (const { sentence } of hits) if (isFlagged(sentence)) flagged++;
  if (hits.length > 0) return flagged / hits.length;
  for (let sentence = first; sentence < end; sentence++) if (isFlagged(sentence)) flagged++;
  return flagged / (end - first);
}

/**
 * An enumeration of names ("Lenovo, Oppo and TCL"), where several names are asked for; most where what is asked
 * for ("companies") stands with it.
 */
const list: Signal = (window, { question: { listOf } }) => {
  if (listOf === undefined) return 0;
  const names = longestEnumeration(window);
  if (names < 3) return 0;
  return Math.min(1, names / 4) * (window.hits.some(({ term }) => term === listOf) ? 1 : 0.5);
};

/** How many names the longest run of names has that is parted by commas, "and" or "or" alone. */
function longestEnumeration(window: Window): number {
  const { flags, firstToken } = window.forward;
  let longest = 0;
  let names = 0;
  let inName = false;
  for (let token = firstToken[window.first] ?? 0; token < (firstToken[window.end] ?? 0); token++) {
    const flag = flags[token] ?? 0;
    const starts = (flag & tokenFlag.sentenceStart) !== 0;
    if (joins(flag) && !starts) {
      inName = false;
      continue;
    }
    if ((flag & tokenFlag.capital) === 0) {
      names = 0;
      inName = false;
      continue;
    }
    const parted = (flag & tokenFlag.listed) !== 0 || joins(flags[token - 1] ?? 0);
    if (names > 0 && !starts && parted) names++;
    else if (!inName || starts) names = 1;
    inName = true;
    longest = Math.max(longest, names);
  }
  return longest;
}

function joins(flag: number): boolean {
  return (flag & (tokenFlag.joins | tokenFlag.number)) === tokenFlag.joins;
}

/** Coverage that the sentence before and the one behind add: what the window speaks of may be named there. */
const contextCoverage: Signal = ({ first, end, held }, { question, sentenceMatches }) =>
  addedBy((term) => sentenceMatches.has(first - 1, term) || sentenceMatches.has(end, term), held, question);

/**
 * The sentence that holds most of the question is the window's last, and the document goes on: what it leads to, often
 * the answer, is cut off.
 */
const cutOff: Signal = (window, { sentenceMatches }) => {
  const { first, end, forward } = window;
  if (end - first < 2 || end >= sentenceCount(forward)) return 0;
  return fullestSentence(window, sentenceMatches) === end - 1 ? 1 : 0;
};

/** The share that the window holds of some terms of the question, by weight; 0 where there are none. */
function heldOf({ held }: Window, { terms }: Question, meant: readonly number[]): number {
  let sum = 0;
  let all = 0;
  for (const term of meant) {
    const idf = terms[term]?.idf ?? 0;
    all += idf;
    if (held.get(term) === 1) sum += idf;
  }
  return all === 0 ? 0 : Math.min(1, sum / all);
}

/** The share of the question's names and numbers, by weight: about somebody else, nothing answers. */
const names: Signal = (window, { question }) => heldOf(window, question, namesOf(question));

/** Terms of the question. */
export const namesOf = perQuestion((term) => term.specific);

/** Of two digits at most: "Debian 12" is what all of a manual is about, and need not be said again. */
const smallNumber = /^\d{1,2}$/u;

/** What is asked about Postgres and not said of it, where other documents are about Postgres, is about something else. */
const subjectMismatch: Signal = shareOfOthersNames;

/** The share of the question's larger numbers, versions and identifiers with a digit, by weight: clause 4.2 is not clause 5.2. */
const numbers: Signal = (window, { question }) => heldOf(window, question, numbersOf(question));

/** Terms of the question. */
export const numbersOf = perQuestion(({ word }) => /\d/u.test(word) && !smallNumber.test(word));

/** The terms of a question that are meant; looked for once, not for each window. */
function perQuestion(isMeant: (term: QuestionTerm) => boolean): (question: Question) => readonly number[] {
  const known = new WeakMap<Question, readonly number[]>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const meant = question.terms.flatMap((term, i) => (isMeant(term) ? [i] : []));
    known.set(question, meant);
    return meant;
  };
}

/** Holds lines of code: a reader wants to be told, unless the question asks for something as code writes it. */
const code: Signal = ({ forward, first, end }, { question }) => {
  if (question.asksForCode) return 0;
  for (let sentence = first; sentence < end; sentence++)
    if (blockKindOf(forward, sentence) === 'code') return 1;
  return 0;
};

export const signals = {
  bm25,
  evidence,
  coverage,
  sentenceCoverage,
  cooccurrence,
  proximity,
  documentScore,
  documentLength,
  position,
  titleCoverage,
  answerType,
  answerProximity,
  measure,
  defines,
  longForm,
  speech,
  lead,
  windowLength,
  nonStatement,
  furniture,
  list,
  items,
  steps,
  contextCoverage,
  topicCoverage,
  headingCoverage,
  paragraphOpening,
  cutOff,
  names,
  numbers,
  subjectMismatch,
  polarity,
  similarity,
  sentenceSimilarity,
  headingSimilarity,
  questionHeading,
  wordSimilarity,
  sentenceWordSimilarity,
  sectionWordSimilarity,
  code,
  changeLog,
} as const;

export type SignalName = keyof typeof signals;

export const signalNames = Object.keys(signals) as readonly SignalName[];
