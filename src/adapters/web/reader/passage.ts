import type { Span } from '../../../core/types/span.js';
import { type Html, html } from '../../html.js';

/** A blank line, with all white space around it; it stays with the paragraph before it. */
const paragraphEnd = /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/gu;

/**
 * Text as paragraphs, `marked` marked and the anchor `quote`. All of the text stands there, blank lines too, each at the
 * end of its paragraph, so that the elements' text together is the text itself.
 */
export function renderPassage(text: string, marked?: Span): Html {
  return html`${paragraphsOf(text).map((paragraph) => html`<p dir="auto">${partsOf(text, paragraph, marked)}</p>`)}`;
}

function paragraphsOf(text: string): readonly Span[] {
  const ends = [...text.matchAll(paragraphEnd)].map(({ index, 0: found }) => index + found.length);
  const borders = [...new Set([0, ...ends, text.length])];
  return borders.slice(1).map((end, i) => ({ start: borders[i] ?? 0, end }));
}

function partsOf(text: string, { start, end }: Span, marked: Span | undefined): Html {
  const from = Math.max(start, marked?.start ?? end);
  const to = Math.min(end, marked?.end ?? start);
  if (marked === undefined || from >= to) return html`${text.slice(start, end)}`;
  const isFirst = from === marked.start;
  const isLast = to === marked.end;
  const names = [isFirst && 'first', isLast && 'last'].filter((name) => name !== false);
  return html`${text.slice(start, from)}<mark${isFirst && html` id="quote"`}${
    names.length > 0 && html` class="${names.join(' ')}"`
  }>${text.slice(from, to)}</mark>${text.slice(to, end)}`;
}
