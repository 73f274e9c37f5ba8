import { mix } from '../indexing/string-hash.js';
import { type ForwardDocument, sentenceCount, sentenceFlag } from '../types/forward-document.js';

/** Sentences [first, end) that make a line of the text; where lines are wrapped, a paragraph. */
export interface Line {
  readonly first: number;
  readonly end: number;
  /** Of its words as they are written: the same for the same words. */
  readonly hash: number;
}

/** Whoever repeats more repeats no line. */
const maxLineLength = 20;

/** The line that a sentence stands in; undefined where that is longer than any that is repeated as one. */
export function lineAround(forward: ForwardDocument, sentence: number): Line | undefined {
  let first = sentence;
  while (!opensLine(forward, first)) if (sentence - --first >= maxLineLength) return undefined;
  let end = sentence + 1;
  while (end < sentenceCount(forward) && !opensLine(forward, end)) {
    if (++end - first > maxLineLength) return undefined;
  }
  return { first, end, hash: hashOf(forward, first, end) };
}

/** All lines of a document, in order. */
export function* linesOf(forward: ForwardDocument): Generator<Line> {
  for (let first = 0; first < sentenceCount(forward); ) {
    let end = first + 1;
    while (end < sentenceCount(forward) && !opensLine(forward, end)) end++;
    yield { first, end, hash: hashOf(forward, first, end) };
    first = end;
  }
}

function opensLine({ sentenceFlags }: ForwardDocument, sentence: number): boolean {
  return sentence <= 0 || ((sentenceFlags[sentence] ?? 0) & sentenceFlag.opensLine) !== 0;
}

function hashOf({ sentenceHashes }: ForwardDocument, first: number, end: number): number {
  let hash = 0;
  for (let i = first; i < end; i++) hash = mix(hash ^ (sentenceHashes[i] ?? 0));
  return hash;
}
