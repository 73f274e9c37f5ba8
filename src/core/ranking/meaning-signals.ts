import type { Signal } from './signal.js';

/** How near the window is to what the question means. */
export const meaning: Signal = (window, context) => share(context.meaning?.of(window));

/** How near its nearest sentence is. */
export const meaningBest: Signal = (window, context) => share(context.meaning?.ofBest(window));

/** A cosine as a signal: what points away is as far as what has nothing to do with the question. */
function share(cosine = 0): number {
  return Math.max(0, Math.min(1, cosine));
}
