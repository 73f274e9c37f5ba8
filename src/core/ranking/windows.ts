import { maxPassageLength } from '../indexing/passages.js';
import {
  type ForwardDocument,
  sentenceCount,
  spanOfSentences,
  tokenFlag,
} from '../types/forward-document.js';
import type { Span } from '../types/span.js';
import { type HeldTerms, heldTerms } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question, QuestionTerm } from './question.js';
import { windowBordersOf } from './window-borders.js';

/** A candidate quote: whole sentences [first, end) of one document, with what it holds of the question. */
export interface Window {
  readonly forward: ForwardDocument;
  readonly first: number;
  readonly end: number;
  readonly span: Span;
  /** Number of tokens. */
  readonly length: number;
  readonly hits: readonly Hit[];
  /** The terms of `hits`. */
  readonly held: HeldTerms;
}

/**
 * What a related word counts, beside 1 for the question's own: more where the question's own does not occur, or says something else
 * with the words behind it, for then this is what is said instead.
 */
export function relatedWeightOf({ known, phrase }: Pick<QuestionTerm, 'known' | 'phrase'>): number {
  return known && phrase.length === 0 ? 0.3 : 0.6;
}

/** What the first word of a verb of several words counts where none of the others stands beside it: "call" for "call off". */
const aloneWeight = 0.3;

/** What a word that is asked for counts where it is a function word in the text: "may" for May, "started" before another verb. */
const functionWeight = 0.3;

/** So far from it, in tokens. */
const besideWithin = 4;

/** Sentences [first, end) of a document. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** The whole document as one stretch. */
export function wholeOf(forward: ForwardDocument): readonly Stretch[] {
  return [{ first: 0, end: sentenceCount(forward) }];
}

/** Where the question's terms stand in `stretches` of a document, in order. */
export function hitsIn(forward: ForwardDocument, question: Question, stretches = wholeOf(forward)): Hit[] {
  const { firstToken, terms, flags } = forward;
  const { byNumber, sieve } = wantedTerms(forward, question);
  const hits: Hit[] = [];
  for (const { first, end } of stretches) {
    let sentence = first;
    const behind = firstToken[end] ?? 0;
    for (let token = firstToken[first] ?? 0; token < behind; token++) {
      const number = terms[token] ?? -1;
      if (sieve[number & sieveMask] === 0) continue;
      let match = byNumber.get(number);
      if (match === undefined) continue;
      while ((firstToken[sentence + 1] ?? Number.POSITIVE_INFINITY) <= token) sentence++;
      const isFunction = !question.isStopWordsOnly && ((flags[token] ?? 0) & tokenFlag.stop) !== 0;
      const most = isFunction ? functionWeight : 1;
      for (; match !== undefined; match = match.also) {
        const isAlone = match.beside !== undefined && !standsBeside(terms, token, match.beside);
        const weight = Math.min(most, isAlone ? aloneWeight : match.weight);
        hits.push({ token, sentence, term: match.term, weight });
      }
    }
  }
  return hits;
}

/** Whether one of the numbers stands right around a token. */
function standsBeside(terms: ForwardDocument['terms'], token: number, numbers: ReadonlySet<number>): boolean {
  for (let away = 1; away <= besideWithin; away++)
    if (numbers.has(terms[token + away] ?? -1) || numbers.has(terms[token - away] ?? -1)) return true;
  return false;
}

interface WantedTerm {
  readonly term: number;
  readonly weight: number;
  /** Numbers of which one has to stand beside it, or it counts for less; absent: none. */
  readonly beside?: ReadonlySet<number>;
  /** Another term that the same word stands for: a compound of both. */
  readonly also?: WantedTerm | undefined;
}

/** Question terms by the numbers that stand for them. */
interface WantedTerms {
  readonly byNumber: ReadonlyMap<number, WantedTerm>;
  /** Not 0 at the lowest bits of every number that is wanted: nearly all the others fall through without a look-up. */
  readonly sieve: Uint8Array;
}

const sieveMask = 1023;

/** By question, then by numbering: documents with the same `termNumber` share their numbers, and many do. */
const wantedByQuestion = new WeakMap<Question, WeakMap<ForwardDocument['termNumber'], WantedTerms>>();

function wantedTerms({ termNumber }: ForwardDocument, question: Question): WantedTerms {
  let byNumbering = wantedByQuestion.get(question);
  if (byNumbering === undefined) {
    byNumbering = new WeakMap();
    wantedByQuestion.set(question, byNumbering);
  }
  let wanted = byNumbering.get(termNumber);
  if (wanted === undefined) {
    wanted = numbersOf(question, termNumber);
    byNumbering.set(termNumber, wanted);
  }
  return wanted;
}

function numbersOf({ terms }: Question, termNumber: ForwardDocument['termNumber']): WantedTerms {
  const byNumber = new Map<number, WantedTerm>();
  const sieve = new Uint8Array(sieveMask + 1);
  const want = (word: string, wanted: WantedTerm, joins = (_: WantedTerm) => false) => {
    const number = termNumber(word);
    if (number === undefined) return;
    const before = byNumber.get(number);
    byNumber.set(number, before !== undefined && joins(before) ? { ...wanted, also: before } : wanted);
    sieve[number & sieveMask] = 1;
  };
  for (const [i, term] of terms.entries())
    for (const other of term.related) want(other, { term: i, weight: relatedWeightOf(term) });
  // A form of two terms is a compound of both.
  for (const [i, { forms }] of terms.entries())
    for (const form of forms) want(form, { term: i, weight: 1 }, ({ weight }) => weight === 1);
  for (const [i, { term, phrase }] of terms.entries()) {
    const beside = new Set(phrase.flatMap((other) => termNumber(other) ?? []));
    want(term, phrase.length === 0 ? { term: i, weight: 1 } : { term: i, weight: 1, beside });
  }
  return { byNumber, sieve };
}

/** Where a window stands: sentences [first, end) of a document, which hold hits [from, to) of it. */
type VisitWindow = (first: number, end: number, from: number, to: number) => void;

/**
 * Visits the windows of a stretch that hold a question term, over blank lines too: one from each sentence, with all sentences
 * behind it that fit in `maxPassageLength`, and then those before it that still do. Each is visited once; most are never made.
 * @param hits In order; at least those of the stretch.
 * @param needsHits Whether only windows are visited that hold one.
 */
export function visitWindows(
  forward: ForwardDocument,
  hits: readonly Hit[],
  { first: firstAnchor, end: endAnchor }: Stretch,
  visit: VisitWindow,
  needsHits = true,
): void {
  const borders = windowBordersOf(forward);
  let from = 0;
  let to = 0;
  let lastFirst = -1;
  let lastEnd = -1;
  let next = 0;
  for (let anchor = firstAnchor; anchor < endAnchor; anchor++) {
    while (next < hits.length && (hits[next]?.sentence ?? 0) < anchor) next++;
    // Most sentences of a document have no hit near them.
    if (needsHits && !reach(forward, hits[next - 1], anchor) && !reach(forward, hits[next], anchor)) {
      anchor = firstReaching(forward, hits[next], anchor + 1) - 1;
      continue;
    }
    const first = borders.firstOf(anchor);
    const end = borders.endOf(anchor);
    if (first === lastFirst && end === lastEnd) continue;
    lastFirst = first;
    lastEnd = end;
    // Both borders only ever move on, so the hits are walked once.
    while (from < hits.length && (hits[from]?.sentence ?? 0) < first) from++;
    to = Math.max(to, from);
    while (to < hits.length && (hits[to]?.sentence ?? 0) < end) to++;
    if (!needsHits || from < to) visit(first, end, from, to);
  }
}

/** Whether one window can hold both the hit and that sentence; false for no hit. */
function reach({ sentenceStarts, sentenceEnds }: ForwardDocument, hit: Hit | undefined, sentence: number) {
  if (hit === undefined) return false;
  const first = Math.min(hit.sentence, sentence);
  const last = Math.max(hit.sentence, sentence);
  return first === last || (sentenceEnds[last] ?? 0) - (sentenceStarts[first] ?? 0) <= maxPassageLength;
}

/** The first sentence from `min` on that one window can hold together with the hit, which stands there or further on. */
function firstReaching(forward: ForwardDocument, hit: Hit | undefined, min: number): number {
  if (hit === undefined) return Number.POSITIVE_INFINITY;
  let first = hit.sentence;
  while (first > min && reach(forward, hit, first - 1)) first--;
  return Math.max(first, min);
}

/** The window of sentences [first, end). @param hits Those that stand in them. */
export function windowOf(forward: ForwardDocument, first: number, end: number, hits: readonly Hit[]): Window {
  const { firstToken } = forward;
  return {
    forward,
    first,
    end,
    span: spanOfSentences(forward, first, end),
    length: (firstToken[end] ?? 0) - (firstToken[first] ?? 0),
    hits,
    held: heldTerms(hits),
  };
}
