import type { ForwardDocument } from '../types/forward-document.js';
import type { Signal } from './signal.js';

/** Tokens of a document that is short, and of one as long as any (some 500 kB of text): beyond them all are the same. */
const minTokens = 100;
const maxTokens = 100_000;

/**
 * How long the document is, on a logarithmic scale: a manual of a hundred pages has any word somewhere, so that it is
 * found for everything, and its place among the documents says little of a window in it.
 */
export const documentLength: Signal = ({ forward }) => lengthOf(forward);

/** The same of a document by itself. */
export function lengthOf({ terms }: ForwardDocument): number {
  return Math.min(
    1,
    Math.log(Math.max(minTokens, terms.length) / minTokens) / Math.log(maxTokens / minTokens),
  );
}

/** So many sentences further down a window gets half of it. */
const halfway = 2;

/** How near the document's beginning the window stands: what it is all about is said there, details follow. */
export const position: Signal = ({ first }) => positionOf(first);

/** The same of a window that begins with that sentence. */
export function positionOf(first: number): number {
  return halfway / (halfway + first);
}
