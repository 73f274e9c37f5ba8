import { type ForwardDocument, isHeading, sentenceCount, sentenceFlag } from '../types/forward-document.js';

/** What stands above each sentence of a document, and above its end: numbers of sentences, -1 for none. */
export interface Outline {
  /** The nearest heading further up. */
  readonly headings: Int32Array;
  /** The sentence that opens its paragraph: itself, or one further up. */
  readonly openings: Int32Array;
}

/** Thousands of windows are looked at in a document, and a document for many questions: it is worked out once. */
const known = new WeakMap<ForwardDocument, Outline>();

export function outlineOf(forward: ForwardDocument): Outline {
  const before = known.get(forward);
  if (before !== undefined) return before;
  const count = sentenceCount(forward);
  const headings = new Int32Array(count + 1);
  const openings = new Int32Array(count + 1);
  let heading = -1;
  let opening = -1;
  for (let sentence = 0; sentence <= count; sentence++) {
    headings[sentence] = heading;
    if (((forward.sentenceFlags[sentence] ?? 0) & sentenceFlag.opensParagraph) !== 0) opening = sentence;
    openings[sentence] = opening;
    if (isHeading(forward, sentence)) heading = sentence;
  }
  const outline = { headings, openings };
  known.set(forward, outline);
  return outline;
}
