import type { Span } from '../types/span.js';
import { blocksOf, type TextBlock } from './block-quotes.js';
import { isBroken } from './broken-quotes.js';
import { quotedSpans } from './quoted-spans.js';

/** A string to be checked. */
export interface QuotedString {
  /** As typed between the outer marks, trimmed; not empty. */
  readonly text: string;
  /** What of it is quoted: all of it, or what stands before and behind each “she said”. */
  readonly halves: readonly string[];
}

/** What of a text is to be checked. */
export interface QuotedStrings {
  /** In order. */
  readonly strings: readonly QuotedString[];
  /** Whether there were marks; else the one string is the whole text. */
  readonly isQuoted: boolean;
  /** What stands in marks and is in none of the strings, as typed: who is quoted, and what lies between broken marks. */
  readonly leftOut: readonly string[];
}

/**
 * The quoted strings of a text: what stands in quotation marks of any language, and lines behind `>`; the whole text
 * where there are none. Of nested quotations the outermost is taken. One that is never closed goes to the end of its
 * paragraph, or to where another begins. Apostrophes are no marks.
 */
export function quotedStrings(text: string): QuotedStrings {
  const found = blocksOf(text).map((block) => (block.depth === 0 ? inMarks(block.text) : inBlock(block)));
  const strings = found.flatMap((one) => one.strings).filter((string) => string.text !== '');
  const leftOut = found.flatMap((one) => one.leftOut).filter((string) => /[\p{L}\p{N}]/u.test(string));
  if (strings.length > 0) return { strings, isQuoted: true, leftOut };
  const whole = text.trim();
  return { strings: whole === '' ? [] : [unbroken(whole)], isQuoted: false, leftOut: [] };
}

type Found = Pick<QuotedStrings, 'strings' | 'leftOut'>;

function inMarks(text: string): Found {
  const { spans, strays } = quotedSpans(text);
  const filled = spans.filter((span) => textOf(text, span) !== '');
  const strings: QuotedString[] = [];
  for (let i = 0; i < filled.length; ) {
    const first = filled[i];
    let last = i;
    while (isBroken(text, filled[last], filled[last + 1])) last++;
    const halves = filled.slice(i, last + 1).map((span) => textOf(text, span));
    const end = filled[last]?.end ?? 0;
    if (first !== undefined) strings.push({ text: textOf(text, { start: first.start, end }), halves });
    i = last + 1;
  }
  return { strings, leftOut: strays.map((span) => textOf(text, span)) };
}

function inBlock({ text, attribution }: TextBlock): Found {
  const { spans } = quotedSpans(text);
  // A block quote may have marks of its own around all of it.
  const [only] = spans;
  const isAll = only !== undefined && spans.length === 1 && isWhole(text, only);
  return { strings: [unbroken(isAll ? textOf(text, only) : text.trim())], leftOut: [attribution] };
}

function isWhole(block: string, { start, end }: Span): boolean {
  return block.slice(0, start).trim().length <= 1 && block.slice(end).trim().length <= 1;
}

function unbroken(text: string): QuotedString {
  return { text, halves: [text] };
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}
