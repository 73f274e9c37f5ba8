import type { Span } from '../core/document.js';

/** A line's text without its line break, and where it and its break stand. */
export interface Line extends Span {
  readonly text: string;
  /** Where the next line starts. */
  readonly next: number;
}

/** The lines of `text` from `start` up to `end`; CRLF, LF and a lone CR each end one. */
export function* linesOf(text: string, start = 0, end = text.length): Generator<Line> {
  const lineBreak = /\r\n|\r|\n/g;
  let from = start;
  while (from < end) {
    lineBreak.lastIndex = from;
    const found = lineBreak.exec(text);
    const to = found === null ? end : Math.min(found.index, end);
    const next = found === null ? end : Math.min(found.index + found[0].length, end);
    yield { text: text.slice(from, to), start: from, end: to, next };
    from = next;
  }
}
