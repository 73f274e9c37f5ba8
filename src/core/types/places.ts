import { lowerBound } from './lower-bound.js';
/** A named place of a document; it reaches to the next one. */
export interface Anchor {
  /** Where it begins in the text, in UTF-16 code units. */
  readonly offset: number;
  /** For people, beside the line: "page 3", "row 12", "00:01:05". */
  readonly label: string;
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
