import { type ForwardDocument, sentenceFlag } from '../forward-document.js';
import { fullestSentence, shareOf } from './coverage.js';
import type { Signal } from './signals.js';

/**
 * The sentence that holds most of the question opens a paragraph and the window goes on behind it: it states the
 * subject, and what follows says something of it.
 */
export const opening: Signal = (window, { question }) => {
  const fullest = fullestSentence(window, question);
  return fullest + 1 < window.end && hasFlag(window.forward, fullest, sentenceFlag.opensParagraph) ? 1 : 0;
};

/** Headings further up than this many sentences are not looked for. */
const farthestHeading = 40;

/**
 * Coverage that the sentence which opens the window's paragraph and the heading above it add, where the window begins
 * further down: what a paragraph or a section is about is often named there alone.
 */
export const topic: Signal = (window, { question, documentHits }) => {
  const { forward, first, hits } = window;
  let open = first;
  while (open > 0 && !hasFlag(forward, open, sentenceFlag.opensParagraph)) open--;
  let heading = open - 1;
  const top = Math.max(0, first - farthestHeading);
  while (heading >= top && !hasFlag(forward, heading, sentenceFlag.heading)) heading--;
  const held = new Set(hits.map(({ term }) => term));
  const above = new Set<number>();
  for (const { sentence, term } of documentHits) {
    if (sentence >= first) break;
    if ((sentence === open || (sentence === heading && heading >= top)) && !held.has(term)) above.add(term);
  }
  return above.size === 0 ? 0 : shareOf(question, (term) => above.has(term));
};

function hasFlag({ sentenceFlags }: ForwardDocument, sentence: number, flag: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & flag) !== 0;
}
