import type { Draft, DraftLeftover, DraftPosition, DraftQuotation, DraftQuotations } from '../types/draft.js';
import { lowerBound } from '../types/lower-bound.js';
import { anchorAt } from '../types/places.js';
import type { Span } from '../types/span.js';
import { codeSpans } from './code-spans.js';
import { upToMark } from './marks-of.js';
import { hasWords, type QuotedBlock, quotedBlocks, speakerOf } from './quoted-strings.js';

/** A stretch of a draft that is read as one. */
interface Stretch extends Span {
  /** Whether the draft's reader knows all of it as quoted. */
  readonly isQuote: boolean;
}

/** So many strings that are not to be checked are named, and so much of each, in UTF-16 code units. */
const maxNamed = 100;
const maxNamedLength = 1_000;
/** A longer quotation is not checked, in UTF-16 code units. */
const maxQuotationLength = 40_000;
/** Where not all quotations are read: behind so many marks for each of them a draft is not read on. */
const marksForEach = 400;

/**
 * What of a draft is quoted, in order: what stands in marks or behind `>`, and what its format knows as a block quote.
 * Code quotes nobody: what of it stands in marks is only counted.
 * @param max So many quotations are read, the first ones; the others are left out.
 */
export function quotationsOf(draft: Draft, max = Number.POSITIVE_INFINITY): DraftQuotations {
  const { stretches, code } = stretchesOf(draft);
  const isMarkdown = /\.(?:md|markdown)$/iu.test(draft.name);
  const found: Found = { quotations: [], leftOut: [], further: 0, code, max, placeAt: placer(draft) };
  let marksLeft = max * marksForEach;
  for (const { start, end, isQuote } of stretches) {
    const { text, marks, beyond } = upToMark(draft.text.slice(start, end), marksLeft);
    marksLeft -= marks;
    // A quotation has two of them.
    found.further += Math.ceil(beyond / 2);
    for (const block of quotedBlocks(text, isQuote)) {
      const hasStrings = isMarkdown && block.strings.length > 0;
      collect(block, hasStrings ? codeSpans(block.block.text) : [], start, found);
    }
  }
  const { quotations, leftOut, further } = found;
  return { quotations, leftOut, further, code: found.code };
}

/** What has been found so far. */
interface Found {
  readonly quotations: DraftQuotation[];
  readonly leftOut: DraftLeftover[];
  further: number;
  code: number;
  readonly max: number;
  readonly placeAt: (offset: number) => DraftPosition;
}

/** @param start Of the block's stretch in the draft. */
function collect(
  { block, strings, strays }: QuotedBlock,
  codes: readonly Span[],
  start: number,
  found: Found,
): void {
  const { quotations, max, placeAt } = found;
  for (const string of strings) {
    const { text, halves, at } = string;
    if (!hasWords(text)) continue;
    if (isWithin(string.span, codes)) found.code++;
    else if (quotations.length >= max || text.length > maxQuotationLength)
      leaveOut({ text, at: start + at }, found);
    else quotations.push({ text, halves, ...speakerOf(block, string), ...placeAt(start + at) });
  }
  for (const { text, at } of strays) leaveOut({ text, at: start + at }, found);
}

function leaveOut({ text, at }: { readonly text: string; readonly at: number }, found: Found): void {
  if (found.leftOut.length >= maxNamed) found.further++;
  else found.leftOut.push({ text: text.slice(0, maxNamedLength), ...found.placeAt(at) });
}

/** @param spans In order, not overlapping. */
function isWithin(span: Span, spans: readonly Span[]): boolean {
  const last = spans[lowerBound(spans.length, (i) => (spans[i]?.start ?? 0) < span.start) - 1];
  return last !== undefined && span.end < last.end;
}

/** The draft without its code; blocks that are no quotes of themselves stand together, as marks may span them. */
function stretchesOf({ text, body, blocks = [] }: Draft): { stretches: Stretch[]; code: number } {
  const whole = body ?? { start: 0, end: text.length };
  if (blocks.length === 0) return { stretches: [{ ...whole, isQuote: false }], code: 0 };
  const stretches: { start: number; end: number; isQuote: boolean }[] = [];
  let code = 0;
  let isCut = true;
  for (const { kind, start, end } of blocks) {
    const words = text.slice(start, end);
    const isCode = kind === 'code';
    // In Markdown its lines begin with the mark that makes them one.
    const isQuote = kind === 'block-quote' && !/^\s*>/u.test(words);
    const last = stretches.at(-1);
    if (isCode) code += quotedBlocks(words).some(({ strings }) => strings.length > 0) ? 1 : 0;
    else if (isQuote || isCut || last === undefined) stretches.push({ start, end, isQuote });
    else last.end = end;
    isCut = isCode || isQuote;
  }
  return { stretches, code };
}

/** Tells where an offset stands; offsets are to come in order. */
function placer({ text, places }: Draft): (offset: number) => DraftPosition {
  let line = 1;
  let told = 0;
  return (offset) => {
    // Offsets of strays may lie before that of the quotation in front of them.
    if (offset < told) [line, told] = [1, 0];
    line += text.slice(told, offset).match(/\r\n|\r|\n/gu)?.length ?? 0;
    told = offset;
    const place = anchorAt(places?.anchors ?? [], offset)?.label;
    return place === undefined ? { line } : { line, place };
  };
}
