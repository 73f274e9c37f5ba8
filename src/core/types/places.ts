import { lowerBound } from './lower-bound.js';
import type { Span } from './span.js';

/** How surely words were read from a picture. */
export interface Recognition {
  /** On the whole: 0..1. */
  readonly confidence: number;
  /** Words that were read with doubt, relative to their anchor's offset, in order. */
  readonly doubtful: readonly Span[];
}

/** A named place of a document; it reaches to the next one. */
export interface Anchor {
  /** Where it begins in the text, in UTF-16 code units. */
  readonly offset: number;
  /** For people, beside the line: "page 3", "row 12", "00:01:05". */
  readonly label: string;
  /** What stands there was read from a picture; absent: the file says it in letters. */
  readonly recognised?: Recognition;
}

/** The places of a document that people know it by. */
export interface Places {
  /** In order of offset; at most one at each. */
  readonly anchors: readonly Anchor[];
  /** Whether each is a unit of its own, such as a row, which no passage and no quote crosses. */
  readonly areSeparate: boolean;
}

/** The last of `anchors` that begins at `offset` or before it. */
export function anchorAt(anchors: readonly Anchor[], offset: number): Anchor | undefined {
  return anchors[lowerBound(anchors.length, (at) => (anchors[at]?.offset ?? 0) <= offset) - 1];
}

/**
 * How surely a span was read that stands in a picture, in whole or in part; undefined where none of it does. What is in
 * doubt is relative to the document.
 */
export function recognitionIn(anchors: readonly Anchor[], { start, end }: Span): Recognition | undefined {
  let confidence: number | undefined;
  const doubtful: Span[] = [];
  const first = lowerBound(anchors.length, (at) => (anchors[at]?.offset ?? 0) <= start) - 1;
  for (const { offset, recognised } of anchors.slice(Math.max(0, first))) {
    if (offset >= end) break;
    if (recognised === undefined) continue;
    confidence = Math.min(confidence ?? 1, recognised.confidence);
    const words = recognised.doubtful.map((word) => ({ start: offset + word.start, end: offset + word.end }));
    doubtful.push(...words.filter((word) => word.end > start && word.start < end));
  }
  return confidence === undefined ? undefined : { confidence, doubtful };
}

/** Tells of offsets that come in order whether a separate place begins between each and the one before. */
export function placeBorders(places: Places | undefined): (offset: number) => boolean {
  if (places?.areSeparate !== true) return () => false;
  const { anchors } = places;
  let next = 0;
  return (offset) => {
    const before = next;
    while ((anchors[next]?.offset ?? Number.POSITIVE_INFINITY) <= offset) next++;
    return next > before;
  };
}
