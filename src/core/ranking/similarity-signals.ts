import { isHeading, sentenceFlag } from '../types/forward-document.js';
import { headingAbove } from './headings-above.js';
import { type Meaning, namedBy } from './meaning.js';
import type { Signal } from './signal.js';
import type { Window } from './windows.js';

/** How near the window is to what the question means. */
export const similarity: Signal = (window, context) => share(context.meaning?.of(window));

/** How near its nearest sentence is. */
export const sentenceSimilarity: Signal = (window, context) => share(context.meaning?.ofBest(window));

/** How near its words come to the question's, where they are not the same. */
export const wordSimilarity: Signal = (window, { meaning: known }) => known?.ofWords(window) ?? 0;

/** How near the words of its best sentence come. */
export const sentenceWordSimilarity: Signal = (window, { meaning: known }) => known?.ofBestWords(window) ?? 0;

/** How near its words come together with those of the title and of the headings above it. */
export const sectionWordSimilarity: Signal = (window, { meaning: known }) =>
  known?.ofWordsInSection(window) ?? 0;

/** So near a heading is to nearly every question about what its document is about. */
const nearAnyway = 0.5;

/**
 * How near the heading of its section is to what was asked, less the further down the window begins: a manual has a section for
 * what people ask, called nearly as they ask it, and its first paragraph answers.
 */
export const headingSimilarity: Signal = (window, { meaning: known }) => {
  const heading = known === undefined ? undefined : headingOf(window);
  return known === undefined || heading === undefined ? 0 : nearnessOf(heading, known);
};

/** The same where the heading asks: whoever wrote it down as a question was asked it, and answers it below. */
export const questionHeading: Signal = (window, { meaning: known }) => {
  const heading = known === undefined ? undefined : headingOf(window);
  if (known === undefined || heading === undefined) return 0;
  const asks = ((window.forward.sentenceFlags[heading.sentence] ?? 0) & sentenceFlag.question) !== 0;
  return asks ? nearnessOf(heading, known) : 0;
};

interface Heading {
  readonly sentence: number;
  /** Sentences from it to what the window says, at least 1. */
  readonly distance: number;
}

/** The heading that a window begins with, or the one above it. */
function headingOf({ forward, first, end }: Window): Heading | undefined {
  let text = first;
  while (text < end && isHeading(forward, text)) text++;
  const above = text > first ? text - 1 : headingAbove(forward, first, namedBy.maxDistance);
  return above === undefined ? undefined : { sentence: above, distance: Math.max(1, text - above) };
}

function nearnessOf({ sentence, distance }: Heading, known: Meaning): number {
  const nearness = share(known.ofBest({ first: sentence, end: sentence + 1 }));
  return Math.max(0, (nearness - nearAnyway) / (1 - nearAnyway)) / distance;
}

/** A cosine as a signal: what points away is as far as what has nothing to do with the question. */
function share(cosine = 0): number {
  return Math.max(0, Math.min(1, cosine));
}
