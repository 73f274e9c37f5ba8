import type { Span } from '../types/span.js';
import { beginsInLowerCase, trim } from './split-sentences.js';

/** A lone CR ends a line, too, but never the first half of a CRLF: that would make each line a paragraph. */
const blankLine = /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/gu;

/** What stands between blank lines, without white space at either end. */
export function* paragraphsWithin(text: string, body: Span): Generator<Span> {
  // Not searched for behind the body's end: a text of many blocks would be read once for each of them.
  const within = text.slice(body.start, body.end);
  let { start } = body;
  for (const gap of within.matchAll(blankLine)) {
    const span = trim(text, { start, end: body.start + gap.index });
    if (span.start < span.end) yield span;
    start = body.start + gap.index + gap[0].length;
  }
  const last = trim(text, { start, end: body.end });
  if (last.start < last.end) yield last;
}

/**
 * Cuts what stands between blank lines at lines that are no hard wrap: after a Markdown heading, around list items, and between lines when
 * every line ends like a sentence or runs past any wrapping column. Other single line breaks are hard wraps.
 */
export function* linesThatStandAlone(text: string, block: Span): Generator<Span> {
  if (block.start >= block.end) return;
  let start = block.start;
  let at = block.start;
  while (at < block.end) {
    const newline = nextLineBreak(text, at, block.end);
    const line = text.slice(at, newline.start);
    const next = text.slice(newline.end, Math.min(newline.end + 200, block.end));
    const stands =
      newline.start >= block.end ||
      /^\s*#{1,6}\s/u.test(line) ||
      /^\s*(?:#{1,6}\s|[-*+•–]\s|\d{1,3}[.)]\s|>)/u.test(next) ||
      line.length > maxWrappedLineLength ||
      (/[.!?…。！？:]["”’')\]]*\s*$/u.test(line) &&
        line.length < minWrappedLineLength &&
        startsSentence(next));
    if (stands) {
      const span = trim(text, { start, end: newline.start });
      if (span.start < span.end) yield span;
      start = newline.end;
    }
    at = newline.end;
  }
}

/** Hard-wrapped text keeps within some 120 columns; a longer line is a paragraph of its own. */
const maxWrappedLineLength = 160;
/** A wrapped line fills its column; a short line that ends a sentence ends the paragraph, too. */
const minWrappedLineLength = 50;

function startsSentence(text: string): boolean {
  return !beginsInLowerCase.test(text);
}

function nextLineBreak(text: string, from: number, end: number): Span {
  for (let i = from; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a) return { start: i, end: i + 1 };
    if (unit === 0x0d) return { start: i, end: text.charCodeAt(i + 1) === 0x0a ? i + 2 : i + 1 };
  }
  return { start: end, end };
}
