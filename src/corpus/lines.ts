import type { Span } from '../core/types/span.js';

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

/** The numbers of lines in words, with the verb: "line 7 is", "lines 7, 9, 12 and 40 more are". */
export function namedLines(numbers: readonly number[]): string {
  return `${linesNamed(numbers)} ${numbers.length === 1 ? 'is' : 'are'}`;
}

/** The numbers of lines in words: "line 7", "lines 7, 9, 12 and 40 more". */
export function linesNamed(numbers: readonly number[]): string {
  if (numbers.length === 1) return `line ${numbers[0]}`;
  const more = numbers.length - maxNamed;
  const named = more > 1 ? [...numbers.slice(0, maxNamed), `${more} more`] : numbers;
  return `lines ${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

const maxNamed = 3;
