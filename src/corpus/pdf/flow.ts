import type { Anchor } from '../../core/types/places.js';
import type { Span } from '../../core/types/span.js';
import type { RecognisedPage } from '../ocr/recognised-page.js';
import type { Column } from './columns.js';
import { addWords, joinHyphenated } from './hyphens.js';
import { type Row, textOf } from './rows.js';

/** A line of a page in the order of reading, and the column in which it stands. */
interface Line extends Omit<Row, 'fragments'> {
  readonly text: string;
  /** Of its column: where its lines begin and end, and how far apart they stand for their size; in points. */
  readonly column: { readonly left: number; readonly right: number; readonly spacing: number };
  /** Whether it is the first of a column. */
  readonly isFirst: boolean;
}

/** Its columns in the order of reading. */
export interface Page {
  readonly label: string;
  /** Whether something that has no text stands before it, such as a page that is a picture: nothing goes on over that. */
  readonly isBehindGap: boolean;
  readonly columns: readonly Column[];
  /** Its words, where it is a picture that was read; it has no columns then. */
  readonly recognised?: RecognisedPage | undefined;
}

const endsSentence = /[.!?:…。！？]["”’»)\]]*$/u;
const beginsLower = /^["“‘«(]?\p{Ll}/u;
const beginsItem = /^(?:[•‣◦▪■●–*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/** Lines that stand further apart than this share of the usual distance have a paragraph's end between them. */
const wideGap = 1.35;
/** Fonts that differ more than this are of a heading and its text. */
const otherSize = 1.15;

/** Of letters in a picture. */
export const unknownSize = 0;

/** A line as it was written into the text. */
export interface WrittenLine extends Span {
  /** Of its font, in points; or `unknownSize`. */
  readonly size: number;
  /** Whether all of it is in bold letters. */
  readonly isBold: boolean;
  readonly beginsParagraph: boolean;
}

export interface FlowedText {
  readonly text: string;
  readonly anchors: readonly Anchor[];
  readonly lines: readonly WrittenLine[];
  /** Where something stands between two lines that has no text: the beginnings of the lines behind. */
  readonly gaps: readonly number[];
}

/**
 * The text of pages: a line for each line, a blank line between paragraphs, words that a line's end cuts in two made
 * whole on the first line. Sentences go on over columns and pages.
 */
export function flowText(pages: readonly Page[]): FlowedText {
  const paged = pages.map(({ columns, ...page }) => ({ ...page, lines: columns.flatMap(linesOf) }));
  const vocabulary = vocabularyOf(paged.flatMap(({ lines }) => lines));
  const anchors: Anchor[] = [];
  const parts: string[] = [];
  let length = 0;
  const push = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const written: WrittenLine[] = [];
  let beginsParagraph = true;
  const write = (line: string, { size, isBold }: Line) => {
    written.push({ start: length, end: length + line.length, size, isBold, beginsParagraph });
    push(line);
  };
  let before: Line | undefined;
  /** The line before as it is written so far; its end may still be cut. */
  let open = '';
  const gaps: number[] = [];
  let isBehind = false;
  for (const { label, isBehindGap, recognised, lines } of paged) {
    let isNew = true;
    isBehind ||= isBehindGap;
    if (recognised !== undefined) {
      if (before !== undefined) {
        write(open, before);
        push('\n\n');
      }
      if (isBehind && length > 0) gaps.push(length);
      const { text: words, ...how } = recognised;
      anchors.push({ offset: length, label, recognised: how });
      written.push(...linesOfWords(words, length));
      push(`${words}\n\n`);
      [before, open, beginsParagraph, isBehind] = [undefined, '', true, false];
      continue;
    }
    for (const [i, line] of lines.entries()) {
      let { text } = line;
      const goesOn = before !== undefined && !isBehind && !endsParagraph(before, line, lines[i + 1]);
      if (before !== undefined) {
        const cut = goesOn ? joinHyphenated(open, text, vocabulary) : undefined;
        write(cut?.line ?? open, before);
        beginsParagraph = !goesOn;
        if (cut === undefined) push(goesOn ? '\n' : '\n\n');
        else {
          text = cut.rest;
          push('\n');
        }
      }
      if (isBehind && length > 0) gaps.push(length);
      isBehind = false;
      if (isNew && text !== '') {
        anchors.push({ offset: length, label });
        isNew = false;
      }
      open = text;
      before = line;
    }
  }
  if (before !== undefined) write(open, before);
  return { text: parts.length === 0 ? '' : `${parts.join('').trimEnd()}\n`, anchors, lines: written, gaps };
}

/** The lines of a text whose paragraphs have a blank line between them. @param from Where it stands. */
function* linesOfWords(text: string, from: number): Generator<WrittenLine> {
  let start = from;
  let beginsParagraph = true;
  for (const line of text.split('\n')) {
    if (line !== '')
      yield { start, end: start + line.length, size: unknownSize, isBold: false, beginsParagraph };
    beginsParagraph = line === '';
    start += line.length + 1;
  }
}

function linesOf(rows: Column): Line[] {
  const left = Math.min(...rows.map((row) => row.left));
  const right = Math.max(...rows.map((row) => row.right));
  const spacings = rows.slice(1).map(({ baseline, size }, i) => (baseline - (rows[i]?.baseline ?? 0)) / size);
  const spacing = median(spacings.filter((one) => one > 0.5)) ?? 1.2;
  return rows.map((row, i) => ({
    text: textOf(row),
    left: row.left,
    right: row.right,
    baseline: row.baseline,
    size: row.size,
    isBold: row.isBold,
    column: { left, right, spacing },
    isFirst: i === 0,
  }));
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

function vocabularyOf(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [i, { text }] of lines.entries()) {
    addWords(text, words, /[-‐]$/u.test(lines[i - 1]?.text ?? ''));
  }
  return words;
}

/** @param after The line behind `line`, which tells an indented first line from an indented block. */
function endsParagraph(before: Line, line: Line, after: Line | undefined): boolean {
  const ratio = Math.max(before.size, line.size) / Math.min(before.size, line.size);
  if (ratio > otherSize) return true;
  const isCut = /\p{L}[-‐]$/u.test(before.text);
  if (line.isFirst) return !isCut && !goesOnElsewhere(before, line);
  const distance = line.baseline - before.baseline;
  if (distance > wideGap * Math.min(line.column.spacing, 2) * line.size) return true;
  if (isCut) return false;
  const { size } = line;
  const isShort = before.right < before.column.right - 0.1 * (before.column.right - before.column.left);
  const isOtherWeight = before.isBold !== line.isBold;
  if (isShort && (endsSentence.test(before.text) || isOtherWeight) && !beginsLower.test(line.text))
    return true;
  const isIndented = line.left - before.left >= size && !beginsItem.test(before.text);
  const isFirstLine = after === undefined || after.isFirst || line.left - after.left >= 0.8 * size;
  return isIndented && isFirstLine && !beginsLower.test(line.text);
}

/** Whether a sentence goes on in the next column or on the next page. */
function goesOnElsewhere(before: Line, line: Line): boolean {
  if (endsSentence.test(before.text)) return false;
  const isFull = before.right >= before.column.right - 0.1 * (before.column.right - before.column.left);
  return beginsLower.test(line.text) || (isFull && !beginsItem.test(line.text));
}
