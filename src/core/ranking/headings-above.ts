import type { ForwardDocument } from '../types/forward-document.js';
import { outlineOf } from './outline.js';

/** How far up headings are looked for. */
export interface HeadingsLimits {
  /** Sentences: a document may be one paragraph. */
  readonly maxDistance: number;
  /** An integer >= 1. */
  readonly maxHeadings: number;
}

/** The heading above a sentence, then the one that this belongs to, and so on up; numbers of sentences. */
export function headingsAbove(
  forward: ForwardDocument,
  sentence: number,
  { maxDistance, maxHeadings }: HeadingsLimits,
): number[] {
  const headings: number[] = [];
  const { headings: nearest } = outlineOf(forward);
  let level = Number.POSITIVE_INFINITY;
  const top = Math.max(0, sentence - maxDistance);
  for (let above = nearest[sentence] ?? -1; above >= top; above = nearest[above] ?? -1) {
    const block = forward.sentenceBlocks[above] ?? 0;
    if (block >= level) continue;
    headings.push(above);
    if (headings.length === maxHeadings) break;
    level = block;
  }
  return headings;
}

/** The heading right above a sentence, no farther up than `maxDistance` sentences; undefined where there is none. */
export function headingAbove(
  forward: ForwardDocument,
  sentence: number,
  maxDistance: number,
): number | undefined {
  const above = outlineOf(forward).headings[sentence] ?? -1;
  return above >= Math.max(0, sentence - maxDistance) ? above : undefined;
}
