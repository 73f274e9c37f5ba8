import { bodyOf, type Document } from '../types/document.js';
import { placeBorders } from '../types/places.js';
import type { Sentence } from '../types/sentence.js';
import type { Span } from '../types/span.js';
import { blocksOf } from './default-blocks.js';
import { splitIntoSentences } from './sentences.js';

/** The longest passage (what is indexed: side-by-side runs of whole sentences that tile a document), and the longest quote, in UTF-16 code units. */
export const maxPassageLength = 400;

/**
 * Side-by-side runs of whole sentences that tile the document's body: the first begins where it begins, each next
 * one where the one before ends, the last ends where it ends. None crosses into another row of a table. What is longer than `maxPassageLength` (with the
 * white space behind it) is so only by white space.
 */
export function splitIntoPassages(document: Document, sentences?: readonly Sentence[]): Span[] {
  const body = bodyOf(document);
  if (body.start >= body.end) return [];
  const split = sentences ?? splitIntoSentences(document.text, body, blocksOf(document));
  const starts: number[] = [];
  let open: Span | undefined;
  let paragraph = -1;
  const opensPlace = placeBorders(document.places);
  for (const sentence of split) {
    const isBorder = opensPlace(sentence.start);
    const fits = !isBorder && open !== undefined && sentence.end - open.start <= maxPassageLength;
    if (open === undefined || !fits || (sentence.paragraph !== paragraph && !isShort(open))) {
      starts.push(sentence.start);
      open = { start: sentence.start, end: sentence.end };
    } else {
      open = { start: open.start, end: sentence.end };
    }
    paragraph = sentence.paragraph;
  }
  if (starts.length === 0) starts.push(body.start);
  starts[0] = body.start;
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? body.end }));
}

/** A heading or a one-line paragraph is indexed together with what follows it. */
function isShort(span: Span): boolean {
  return span.end - span.start < maxPassageLength / 4;
}
