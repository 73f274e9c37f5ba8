import type { Span } from '../document.js';
import type { ForwardDocument } from '../forward-index.js';
import { maxPassageLength } from '../passages.js';
import type { Question } from './question.js';

/** A question term standing in a document. */
export interface Hit {
  /** Index of the token in its document. */
  readonly token: number;
  /** Index of the term in `question.terms`. */
  readonly term: number;
  readonly sentence: number;
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

/** Where the question's terms stand in a document, in order. */
export function hitsIn(forward: ForwardDocument, question: Question): Hit[] {
  const wanted = new Map<number, number>();
  for (const [i, { id }] of question.terms.entries()) if (id !== undefined) wanted.set(id, i);
  const hits: Hit[] = [];
  let sentence = 0;
  for (let token = 0; token < forward.terms.length; token++) {
    const term = wanted.get(forward.terms[token] ?? -1);
    if (term === undefined) continue;
    while ((forward.firstToken[sentence + 1] ?? Number.POSITIVE_INFINITY) <= token) sentence++;
    hits.push({ token, term, sentence });
  }
  return hits;
}

/**
 * The windows of a document that hold a question term: one from each sentence, with all sentences that fit in
 * `maxPassageLength`, over blank lines too.
 */
export function* windowsOf(forward: ForwardDocument, hits: readonly Hit[]): Generator<Window> {
  const { sentences, firstToken } = forward;
  let from = 0;
  let to = 0;
  let end = 0;
  for (const [first, { start }] of sentences.entries()) {
    end = Math.max(end, first + 1);
    while (end < sentences.length && (sentences[end]?.end ?? 0) - start <= maxPassageLength) end++;
    while (from < hits.length && (hits[from]?.sentence ?? 0) < first) from++;
    to = Math.max(to, from);
    while (to < hits.length && (hits[to]?.sentence ?? 0) < end) to++;
    if (from === to) continue;
    yield {
      forward,
      first,
      end,
      span: { start, end: sentences[end - 1]?.end ?? start },
      length: (firstToken[end] ?? 0) - (firstToken[first] ?? 0),
      hits: hits.slice(from, to),
    };
  }
}
