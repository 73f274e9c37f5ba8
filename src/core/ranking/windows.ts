import type { Span } from '../document.js';
import type { ForwardDocument } from '../forward-index.js';
import { maxPassageLength } from '../passages.js';
import type { Sentence } from '../sentences.js';
import type { Question } from './question.js';

/** A question term standing in a document. */
export interface Hit {
  /** Index of the token in its document. */
  readonly token: number;
  /** Index of the term in `question.terms`. */
  readonly term: number;
  readonly sentence: number;
  /** 1 for the question's own word, less for a related one. */
  readonly weight: number;
}

/** A candidate quote: whole sentences [first, end) of one document, with what it holds of the question. */
export interface Window {
  readonly forward: ForwardDocument;
  readonly first: number;
  readonly end: number;
  readonly span: Span;
  /** Number of tokens. */
  readonly length: number;
  readonly hits: readonly Hit[];
}

/** What a related word counts, beside 1 for the question's own. */
const relatedWeight = 0.3;

/** Where the question's terms stand in a document, in order. */
export function hitsIn(forward: ForwardDocument, question: Question): Hit[] {
  const wanted = new Map<number, { term: number; weight: number }>();
  for (const [term, { related }] of question.terms.entries()) {
    for (const id of related) wanted.set(id, { term, weight: relatedWeight });
  }
  for (const [term, { id }] of question.terms.entries())
    if (id !== undefined) wanted.set(id, { term, weight: 1 });
  const hits: Hit[] = [];
  let sentence = 0;
  for (let token = 0; token < forward.terms.length; token++) {
    const match = wanted.get(forward.terms[token] ?? -1);
    if (match === undefined) continue;
    while ((forward.firstToken[sentence + 1] ?? Number.POSITIVE_INFINITY) <= token) sentence++;
    hits.push({ token, sentence, ...match });
  }
  return hits;
}

/**
 * The windows of a document that hold a question term, over blank lines too: one from each sentence, with all sentences
 * behind it that fit in `maxPassageLength`, and then those before it that still do. Each comes once.
 */
export function* windowsOf(forward: ForwardDocument, hits: readonly Hit[]): Generator<Window> {
  const { sentences } = forward;
  let from = 0;
  let to = 0;
  let end = 0;
  let lastFirst = -1;
  let lastEnd = -1;
  for (let anchor = 0; anchor < sentences.length; anchor++) {
    end = Math.max(end, anchor + 1);
    while (end < sentences.length && extent(sentences, anchor, end + 1) <= maxPassageLength) end++;
    let first = anchor;
    while (first > 0 && extent(sentences, first - 1, end) <= maxPassageLength) first--;
    if (first === lastFirst && end === lastEnd) continue;
    lastFirst = first;
    lastEnd = end;
    // Both borders only ever move on, so the hits are walked once.
    while (from < hits.length && (hits[from]?.sentence ?? 0) < first) from++;
    to = Math.max(to, from);
    while (to < hits.length && (hits[to]?.sentence ?? 0) < end) to++;
    if (from === to) continue;
    yield windowAt(forward, first, end, hits.slice(from, to));
  }
}

/** @param hits Those that stand in sentences [first, end). */
export function windowAt(forward: ForwardDocument, first: number, end: number, hits: readonly Hit[]): Window {
  const { sentences, firstToken } = forward;
  return {
    forward,
    first,
    end,
    span: { start: sentences[first]?.start ?? 0, end: sentences[end - 1]?.end ?? 0 },
    length: (firstToken[end] ?? 0) - (firstToken[first] ?? 0),
    hits,
  };
}

/** The length of sentences [first, end) with what stands between them, in UTF-16 code units. */
function extent(sentences: readonly Sentence[], first: number, end: number): number {
  return (sentences[end - 1]?.end ?? 0) - (sentences[first]?.start ?? 0);
}
