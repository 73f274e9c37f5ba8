import type { QuotedString } from '../types/draft.js';
import type { Span } from '../types/span.js';
import { attributedTo, namedIn } from './attribution.js';
import { blocksOf, offsetIn, type TextBlock, wholeBlock } from './block-quotes.js';
import { isBroken } from './broken-quotes.js';
import { quotedSpans } from './quoted-spans.js';

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
  const found = quotedBlocks(text);
  const strings = found.flatMap(({ block, strings: inBlock }) =>
    inBlock.map((string) => ({ text: string.text, halves: string.halves, ...speakerOf(block, string) })),
  );
  const leftOut = found
    .flatMap(({ block, strays }) => [...strays.map((stray) => stray.text), block.attribution])
    .filter(hasWords);
  if (strings.length > 0) return { strings, isQuoted: true, leftOut };
  const whole = text.trim();
  return { strings: whole === '' ? [] : [unbroken(whole)], isQuoted: false, leftOut: [] };
}

/** What of a run of lines stands in marks. */
export interface QuotedBlock {
  readonly block: TextBlock;
  readonly strings: readonly FoundString[];
  /** What stands in marks and in no string. */
  readonly strays: readonly { readonly text: string; readonly at: number }[];
}

export interface FoundString extends Omit<QuotedString, 'attributedTo'> {
  /** Of the block's text: what stands between its outer marks. */
  readonly span: Span;
  /** Where it begins in the whole text. */
  readonly at: number;
}

/**
 * The same run by run, with where each stands; nothing where nothing stands in marks.
 * @param isQuote Whether all of the text is quoted, though no mark says so.
 */
export function quotedBlocks(text: string, isQuote = false): QuotedBlock[] {
  const blocks = isQuote ? [wholeBlock(text)] : blocksOf(text);
  return blocks.map((block) => (block.depth === 0 ? inMarks(block) : inBlock(block)));
}

/** Whose words a string is said to be. */
export function speakerOf(block: TextBlock, { span }: FoundString): Pick<QuotedString, 'attributedTo'> {
  const name = block.depth === 0 ? attributedTo(block.text, span) : namedIn(block.attribution);
  return name === undefined ? {} : { attributedTo: name };
}

function inMarks(block: TextBlock): QuotedBlock {
  const { text } = block;
  const { spans, strays } = quotedSpans(text);
  const filled = spans.filter((span) => textOf(text, span) !== '');
  const strings: FoundString[] = [];
  for (let i = 0; i < filled.length; ) {
    const first = filled[i];
    let last = i;
    while (isBroken(text, filled[last], filled[last + 1])) last++;
    const halves = filled.slice(i, last + 1).map((span) => textOf(text, span));
    const end = filled[last]?.end ?? 0;
    if (first !== undefined) strings.push(foundIn(block, { start: first.start, end }, halves));
    i = last + 1;
  }
  const left = strays.map((span) => ({ text: textOf(text, span), at: offsetIn(block, span.start) }));
  return { block, strings, strays: left.filter((stray) => hasWords(stray.text)) };
}

function inBlock(block: TextBlock): QuotedBlock {
  const { text } = block;
  const { spans } = quotedSpans(text);
  // A block quote may have marks of its own around all of it.
  const [only] = spans;
  const isAll = only !== undefined && spans.length === 1 && isWhole(text, only);
  const string = foundIn(block, isAll ? only : { start: 0, end: text.length });
  return { block, strings: string.text === '' ? [] : [string], strays: [] };
}

function foundIn(block: TextBlock, span: Span, halves?: readonly string[]): FoundString {
  const text = textOf(block.text, span);
  const blank = block.text.slice(span.start, span.end).search(/\S/u);
  return {
    text,
    halves: halves ?? [text],
    span,
    at: offsetIn(block, span.start + Math.max(0, blank)),
  };
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

/** Whether there is anything in it that could be quoted. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
