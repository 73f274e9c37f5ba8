import { laidOut, type Slice, type Stretch, sliceOf } from '../../../chat/messages/laid-out.js';
import type { Quote } from '../../../core/types/quote.js';
import type { Span } from '../../../core/types/span.js';
import { type Html, html } from '../../html.js';
import { markedWords, renderStretches, type Setting } from '../quoted.js';

/** A blank line, with all white space around it; it stays with the paragraph before it. */
const paragraphEnd = /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/gu;

/**
 * A passage by its blocks: headings, lists, code and tables as what they are. All that it highlights is the quote: the
 * first mark has the anchor `quote`. All of the text stands there, blank lines too, so that the elements' text together is
 * the text itself, the parts that stand further up before it.
 */
export function renderPassage(passage: Quote): Html {
  const stretches = laidOut(passage);
  const mark = quoteMarks(stretches.reduce((sum, stretch) => sum + marksIn(stretch), 0));
  return renderStretches(stretches, { mark, prose: (slice) => paragraphs(slice, mark) });
}

/** Words of which nothing but the text is known, as paragraphs. */
export function renderWords(text: string): Html {
  return paragraphs({ text, highlights: [] }, quoteMarks(0));
}

function marksIn(stretch: Stretch): number {
  switch (stretch.kind) {
    case 'gap':
      return 0;
    case 'table':
      return stretch.rows
        .flatMap((row) => row.cells.map((cell) => sliceOf(row, cell)))
        .reduce((sum, { highlights }) => sum + highlights.length, 0);
    default:
      return stretch.highlights.length;
  }
}

/** Marks as they come, the first and the last of `count` told apart. */
function quoteMarks(count: number): Setting['mark'] {
  let made = 0;
  return (words) => {
    made++;
    const isFirst = made === 1;
    const names = [isFirst && 'first', made === count && 'last'].filter((name) => name !== false);
    return html`<mark${isFirst && html` id="quote"`}${
      names.length > 0 && html` class="${names.join(' ')}"`
    }>${words}</mark>`;
  };
}

function paragraphs(slice: Slice, mark: Setting['mark']): Html {
  return html`${paragraphsOf(slice.text).map(
    (paragraph) => html`<p class="text" dir="auto">${markedWords(sliceOf(slice, paragraph), mark)}</p>`,
  )}`;
}

function paragraphsOf(text: string): readonly Span[] {
  const ends = [...text.matchAll(paragraphEnd)].map(({ index, 0: found }) => index + found.length);
  const borders = [...new Set([0, ...ends, text.length])];
  return borders.slice(1).map((end, i) => ({ start: borders[i] ?? 0, end }));
}
