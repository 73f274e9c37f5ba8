import { type ForwardDocument, sentenceFlag } from '../types/forward-document.js';
import { addedBy } from './coverage.js';
import { headingAbove } from './headings-above.js';
import { outlineOf } from './outline.js';
import { fullestSentence } from './sentence-matches.js';
import type { Signal } from './signal.js';

/**
 * The sentence that holds most of the question opens a paragraph and the window goes on behind it: it states the
 * subject, and what follows says something of it.
 */
export const paragraphOpening: Signal = (window, { sentenceMatches }) => {
  const fullest = fullestSentence(window, sentenceMatches);
  return fullest + 1 < window.end && opensParagraph(window.forward, fullest) ? 1 : 0;
};

/** What stands further up than this many sentences is not looked at: a document may be one paragraph. */
const maxDistance = 40;

/**
 * Coverage that the sentence which opens the window's paragraph and the heading above it add, where the window begins
 * further down: what a paragraph or a section is about is often named there alone.
 */
export const topicCoverage: Signal = ({ forward, first, held }, { question, sentenceMatches }) => {
  const { opening, heading } = topicOf(forward, first);
  if (opening === -1 && heading === -1) return 0;
  return addedBy(
    (term) => sentenceMatches.has(opening, term) || sentenceMatches.has(heading, term),
    held,
    question,
  );
};

/** What a window that begins with sentence `first` has as its topic above it: numbers of sentences, -1 for none. */
export function topicOf(
  forward: ForwardDocument,
  first: number,
): { readonly opening: number; readonly heading: number } {
  const opens = outlineOf(forward).openings[first] ?? -1;
  const top = Math.max(0, first - maxDistance);
  if (opens < top) return noTopic;
  return { opening: opens < first ? opens : -1, heading: headingAbove(forward, opens, opens - top) ?? -1 };
}

const noTopic = { opening: -1, heading: -1 };

/** Coverage of the heading above the window: all of it, where `topicCoverage` counts what the window itself has not got. */
export const headingCoverage: Signal = (window, { sentenceMatches }) => {
  return sentenceMatches.of(headingOver(window.forward, window.first)).coverage;
};

/** Whose coverage it is; -1 for none. */
export function headingOver(forward: ForwardDocument, first: number): number {
  return headingAbove(forward, first, maxDistance) ?? -1;
}

function opensParagraph({ sentenceFlags }: ForwardDocument, sentence: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & sentenceFlag.opensParagraph) !== 0;
}
