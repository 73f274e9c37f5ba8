import { type ForwardDocument, sentenceFlag } from '../types/forward-document.js';
import { addedBy, hitsBetween } from './coverage.js';
import { headingsAbove } from './headings-above.js';
import { fullestSentence } from './sentence-matches.js';
import type { Signal } from './signal.js';

/**
 * The sentence that holds most of the question opens a paragraph and the window goes on behind it: it states the
 * subject, and what follows says something of it.
 */
export const opening: Signal = (window, { sentenceMatches }) => {
  const fullest = fullestSentence(window, sentenceMatches);
  return fullest + 1 < window.end && opensParagraph(window.forward, fullest) ? 1 : 0;
};

/** What stands further up than this many sentences is not looked at: a document may be one paragraph. */
const farthest = 40;

/**
 * Coverage that the sentence which opens the window's paragraph and the heading above it add, where the window begins
 * further down: what a paragraph or a section is about is often named there alone.
 */
export const topic: Signal = (window, { question, documentHits }) => {
  const { forward, first, held } = window;
  const top = Math.max(0, first - farthest);
  const opens = openingUpwards(forward, first, top);
  if (opens === undefined) return 0;
  const [heading] = headingsAbove(forward, opens, { farthest: opens - top, most: 1 });
  const over = [
    ...(opens < first ? hitsBetween(documentHits, opens, opens + 1) : []),
    ...(heading === undefined ? [] : hitsBetween(documentHits, heading, heading + 1)),
  ];
  return addedBy(over, held, question);
};

/** Coverage of the heading above the window: all of it, where `topic` counts what the window itself has not got. */
export const section: Signal = (window, { sentenceMatches }) => {
  const { forward, first } = window;
  const [heading] = headingsAbove(forward, first, { farthest, most: 1 });
  return heading === undefined ? 0 : (sentenceMatches.get(heading)?.coverage ?? 0);
};

/** The last sentence from `from` up to `top` that opens a paragraph. */
function openingUpwards(forward: ForwardDocument, from: number, top: number): number | undefined {
  for (let sentence = from; sentence >= top; sentence--)
    if (opensParagraph(forward, sentence)) return sentence;
  return undefined;
}

function opensParagraph({ sentenceFlags }: ForwardDocument, sentence: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & sentenceFlag.opensParagraph) !== 0;
}
