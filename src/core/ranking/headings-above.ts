import { type ForwardDocument, isHeading } from '../types/forward-document.js';

/** How far up headings are looked for. */
export interface HeadingsLimits {
  /** Sentences: a document may be one paragraph. */
  readonly farthest: number;
  /** An integer >= 1. */
  readonly most: number;
}

/** The heading above a sentence, then the one that this belongs to, and so on up; numbers of sentences. */
export function headingsAbove(
  forward: ForwardDocument,
  sentence: number,
  { farthest, most }: HeadingsLimits,
): number[] {
  const headings: number[] = [];
  let level = Number.POSITIVE_INFINITY;
  const top = Math.max(0, sentence - farthest);
  for (let above = sentence - 1; above >= top && headings.length < most; above--) {
    const block = forward.sentenceBlocks[above] ?? 0;
    if (!isHeading(forward, above) || block >= level) continue;
    headings.push(above);
    level = block;
  }
  return headings;
}
