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
  const opens = outlineOf(forward).openings[first] ?? -1;
  const top = Math.max(0, first - maxDistance);
  if (opens < top) return 0;
  const heading = headingAbove(forward, opens, opens - top) ?? -1;
  if (opens === first && heading === -1) return 0;
  const isOver = (term: number) =>
    (opens < first && sentenceMatches.has(opens, term)) || sentenceMatches.has(heading, term);
  return addedBy(isOver, held, question);
};

/** Coverage of the heading above the window: all of it, where `topicCoverage` counts what the window itself has not got. */
export const headingCoverage: Signal = (window, { sentenceMatches }) => {
  const heading = headingAbove(window.forward, window.first, maxDistance);
  return heading === undefined ? 0 : sentenceMatches.of(heading).coverage;
};

function opensParagraph({ sentenceFlags }: ForwardDocument, sentence: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & sentenceFlag.opensParagraph) !== 0;
}
