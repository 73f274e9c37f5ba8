import type { Signal } from './signal.js';

/** How near the window is to what the question means. */
export const meaning: Signal = (window, context) => share(context.meaning?.of(window));

/** How near its nearest sentence is. */
export const meaningBest: Signal = (window, context) => share(context.meaning?.ofBest(window));

/** How near its words come to the question's, where they are not the same. */
export const words: Signal = (window, { meaning: known }) => known?.ofWords(window) ?? 0;

/** How near the words of its best sentence come. */
export const wordsBest: Signal = (window, { meaning: known }) => known?.ofBestWords(window) ?? 0;

/** How near its words come together with those of the title and of the headings above it. */
export const wordsInSection: Signal = (window, { meaning: known }) => known?.ofWordsInSection(window) ?? 0;

/** A cosine as a signal: what points away is as far as what has nothing to do with the question. */
function share(cosine = 0): number {
  return Math.max(0, Math.min(1, cosine));
}
