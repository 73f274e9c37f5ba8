import type { Span } from '../types/document.js';
import { alwaysClosing, alwaysOpening, closingMarks, closingSingleMarks } from './quotation-marks.js';

/** What of a text is to be checked. */
export interface QuotedStrings {
  /** In order, without marks and white space at the edges; none is empty. */
  readonly strings: readonly string[];
  /** Whether there were marks; else the one string is the whole text. */
  readonly isQuoted: boolean;
}

/**
 * The quoted strings of a text: what stands in quotation marks of any language, and lines behind `>`; the whole text
 * where there are none. Of nested quotations the outermost is taken. One that is never closed goes to the end of its
 * paragraph, or to where another begins. Apostrophes are no marks.
 */
export function quotedStrings(text: string): QuotedStrings {
  const strings = blocksOf(text).flatMap(({ text: block, isQuote }) => {
    const spans = spansOf(block);
    if (!isQuote) return spans.map(({ start, end }) => block.slice(start, end));
    // A block quote may have marks of its own around all of it.
    const [only] = spans;
    const isAll = only !== undefined && spans.length === 1 && isWhole(block, only);
    return [isAll ? block.slice(only.start, only.end) : block];
  });
  const filled = strings.map((string) => string.trim()).filter((string) => string !== '');
  if (filled.length > 0) return { strings: filled, isQuoted: true };
  const whole = text.trim();
  return { strings: whole === '' ? [] : [whole], isQuoted: false };
}

function isWhole(block: string, { start, end }: Span): boolean {
  return block.slice(0, start).trim().length <= 1 && block.slice(end).trim().length <= 1;
}

/** The text in runs of lines that stand behind `>` (without it) or do not; behind `>>>` all that follows does. */
function blocksOf(text: string): { readonly text: string; readonly isQuote: boolean }[] {
  const blocks: { text: string; isQuote: boolean }[] = [];
  let isRest = false;
  for (const line of text.split(/(?<=\r\n|\r(?!\n)|\n)/u)) {
    const marker: string | undefined = isRest ? undefined : /^[^\S\r\n]*(?:>>>|>)[^\S\r\n]?/u.exec(line)?.[0];
    const isQuote = isRest || marker !== undefined;
    const last = blocks.at(-1);
    const content = line.slice(marker?.length ?? 0);
    if (last !== undefined && last.isQuote === isQuote) last.text += content;
    else blocks.push({ text: content, isQuote });
    isRest ||= marker?.includes('>>>') ?? false;
  }
  return blocks;
}

/** A mark that may begin or end a quotation where it stands. */
interface Mark {
  readonly at: number;
  readonly character: string;
  readonly opens: boolean;
  readonly closes: boolean;
  /** `the companies’ data`: perhaps an apostrophe, if a better end follows. */
  readonly isPossessive: boolean;
  /** Counts the text's paragraphs. */
  readonly paragraph: number;
  /** Whether its paragraph begins with it. */
  readonly isFirst: boolean;
  /** Where its paragraph ends. */
  readonly paragraphEnd: number;
}

/** Behind so many marks without an end a quotation counts as never closed: a text of marks alone is read in no time, too. */
const mostMarksInside = 200;

/** What stands between marks, outermost, in order. Straight and raised single marks count only outside all others. */
function spansOf(text: string): Span[] {
  const marks = marksOf(text);
  const certain = scan(marks, certainMarks);
  const spans: Span[] = [];
  let next = 0;
  for (const span of [...certain, { start: text.length + 1, end: text.length + 1 }]) {
    const outside: Mark[] = [];
    for (let mark = marks[next]; mark !== undefined && mark.at < span.end; mark = marks[++next]) {
      if (mark.at < span.start - 1) outside.push(mark);
    }
    spans.push(...scan(outside, apostrophes));
    if (span.end <= text.length) spans.push(span);
  }
  return spans;
}

const apostrophes: ReadonlyMap<string, string> = new Map(
  [...closingSingleMarks].filter(([mark]) => "'’".includes(mark)),
);
const certainMarks: ReadonlyMap<string, string> = new Map([
  ...closingMarks,
  ...[...closingSingleMarks].filter(([mark]) => !apostrophes.has(mark)),
]);
const allMarks = new Set([...closingMarks, ...closingSingleMarks].flat().join(''));

const paragraphBreak = /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/gu;

function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  let start = 0;
  for (const [paragraph, gap] of [...text.matchAll(paragraphBreak), undefined].entries()) {
    const paragraphEnd = gap?.index ?? text.length;
    for (let at = start; at < paragraphEnd; at++) {
      const character = text.charAt(at);
      if (!allMarks.has(character)) continue;
      marks.push({
        at,
        character,
        opens: canOpen(text, at),
        closes: canClose(text, at),
        isPossessive: isPossessive(text, at),
        paragraph,
        isFirst: at === start,
        paragraphEnd,
      });
    }
    start = paragraphEnd + (gap?.[0].length ?? 0);
  }
  return marks;
}

function scan(marks: readonly Mark[], pairs: ReadonlyMap<string, string>): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < marks.length; i++) {
    const open = marks[i];
    const closing = open?.opens ? pairs.get(open.character) : undefined;
    if (open === undefined || closing === undefined) continue;
    const last = closedAt(marks, i, closing);
    const end = marks[last ?? -1]?.at;
    if (last !== undefined && end !== undefined) {
      spans.push({ start: open.at + 1, end });
      i = last;
    } else if (!closingSingleMarks.has(open.character)) {
      const cut = cutOff(marks, i);
      spans.push({ start: open.at + 1, end: cut });
      while ((marks[i + 1]?.at ?? cut) < cut) i++;
    }
  }
  return spans;
}

/** Which mark closes the one that opens; undefined if none does before a paragraph opens with it again. */
function closedAt(marks: readonly Mark[], opening: number, closing: string): number | undefined {
  const open = marks[opening];
  if (open === undefined) return undefined;
  const isSingle = closingSingleMarks.has(open.character);
  let depth = 0;
  let possessive: number | undefined;
  for (let i = opening + 1; i <= opening + mostMarksInside; i++) {
    const mark = marks[i];
    if (mark === undefined || (isSingle && mark.paragraph !== open.paragraph)) break;
    if (mark.closes && closing.includes(mark.character)) {
      if (depth > 0) depth--;
      else if (isSingle && mark.isPossessive) possessive ??= i;
      else return i;
    } else if (mark.opens && mark.character === open.character) {
      if (mark.isFirst) return undefined;
      depth++;
    }
  }
  return possessive;
}

/** The end of a quotation that is never closed: its paragraph's, or where the same mark opens another. */
function cutOff(marks: readonly Mark[], opening: number): number {
  const open = marks[opening];
  for (let i = opening + 1; i < marks.length && marks[i]?.paragraph === open?.paragraph; i++) {
    if (marks[i]?.opens && marks[i]?.character === open?.character) return marks[i]?.at ?? 0;
  }
  return open?.paragraphEnd ?? 0;
}

/** Letters and digits of scripts that part words by blanks; in the others a mark may touch any letter. */
const spaced = /[\p{N}\p{L}]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function canOpen(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (alwaysOpening.has(mark)) return true;
  if (alwaysClosing.has(mark)) return false;
  if (touches(text.slice(Math.max(0, at - 2), at), /.$/u)) return false;
  if (!closingSingleMarks.has(mark)) return true;
  // ’90s, ’tis: letters left out, no quotation; nor does one begin with a blank.
  return !/^(?:\s|$|\d\ds?\b|(?:tis|twas|twere|twill|em|til|till|cause|bout|round|n)\b)/iu.test(
    text.slice(at + 1, at + 8),
  );
}

function canClose(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (alwaysClosing.has(mark)) return true;
  if (alwaysOpening.has(mark)) return false;
  if (touches(text.slice(at + 1, at + 3), /^./u)) return false;
  return !closingSingleMarks.has(mark) || /\S/u.test(text.charAt(at - 1));
}

function touches(beside: string, nearest: RegExp): boolean {
  const character = nearest.exec(beside)?.[0] ?? '';
  return spaced.test(character) && !unspaced.test(character);
}

function isPossessive(text: string, at: number): boolean {
  return /s$/iu.test(text.slice(at - 1, at)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 4));
}
