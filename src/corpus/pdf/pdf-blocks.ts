import type { Block } from '../../core/types/block.js';
import { defined } from '../../core/types/defined.js';
import type { Anchor } from '../../core/types/places.js';
import { type Draft, tiled } from '../blocks/draft.js';
import { type FlowedText, unknownSize, type WrittenLine } from './flow.js';

/** Words of a page that are not of its text. */
export interface PageExtras {
  readonly kind: 'margin' | 'comment';
  readonly words: string;
  /** Of its page. */
  readonly label: string;
  readonly speaker?: string;
}

/** A heading is so much larger than most of the text, and not longer than this, in code units. */
const minRatio = 1.15;
const maxHeadingLength = 200;
const maxDepth = 6;
const maxLineLength = 80;
/** What stands below a figure or above a table, as long as it may be, in code units. */
const caption =
  /^(?:Fig(?:ure|\.)?|Table|Chart|Box|Exhibit|Abb(?:ildung|\.)|Tab(?:elle|\.)|Tableau|Figura|Tabla|Tabella|Tabela)\s{0,3}\d{1,3}(?:\.\d{1,3}){0,3}\s?[.:–—|]\s/iu;
const maxCaptionLength = 400;

const item = /^(?:[•‣◦▪■●–*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;
const dotted = /(?<!\.\s?)(?:\.\s?){4,}\s*\S{1,8}$/;
const tabbedNumber = /\t[^\S\t]*(?:\d{1,4}|[ivxlc]{1,7})$/i;

/** The text of a PDF with its blocks: what stands beside the text behind it, so that no sentence has it in its midst. */
export function withMargin(
  flow: FlowedText,
  beside: readonly PageExtras[],
): { readonly text: string; readonly anchors: readonly Anchor[]; readonly blocks: readonly Block[] } {
  const drafts = mainDrafts(flow);
  const anchors = [...flow.anchors];
  let { text } = flow;
  for (const { kind, words, label, speaker } of beside) {
    if (words.trim() === '') continue;
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? `${words}\n` : `${text}\n${words}\n`;
    drafts.push({ kind, start, end: start + words.length, ...defined({ speaker }) });
    anchors.push({ offset: start, label });
  }
  return { text, anchors, blocks: tiled(text, { start: 0, end: text.length }, drafts) };
}

function mainDrafts({ text, lines, gaps }: FlowedText): Draft[] {
  const levels = levelsOf(text, lines);
  const drafts: Draft[] = [];
  const isBehindGap = new Set(gaps);
  const levelOf = (line: WrittenLine) => levels.get(sizeOf(line));
  const paragraphs = [...paragraphsOf(text, lines, levelOf)];
  const isMostlyBold = areMostlyBold(lines);
  for (const [i, paragraph] of paragraphs.entries()) {
    const [first, last] = [paragraph[0], paragraph.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (isBehindGap.has(first.start)) drafts.push({ kind: 'mark', start: first.start, end: first.start });
    const words = (line: WrittenLine) => text.slice(line.start, line.end);
    const level = levelOf(first);
    const tabbed = paragraph.filter((line) => words(line).includes('\t'));
    if (isContents(paragraph.map(words))) {
      drafts.push({ kind: 'contents', start: first.start, end: last.end });
    } else if (level !== undefined && last.end - first.start <= maxHeadingLength) {
      drafts.push({ kind: 'heading', start: first.start, end: last.end, level });
    } else if (tabbed.length > 1 && tabbed.length === paragraph.length) {
      drafts.push(...rowsOf(paragraph, words));
    } else if (caption.test(words(first)) && last.end - first.start <= maxCaptionLength) {
      drafts.push({ kind: 'caption', start: first.start, end: last.end });
    } else if (!isMostlyBold && headsByWeight(text, paragraph, paragraphs[i + 1])) {
      const level = Math.min(maxDepth, levels.size + depthOf(words(first)));
      drafts.push({ kind: 'heading', start: first.start, end: last.end, level });
    } else if (paragraph.length === 1 && isNumberedHeading(words(first))) {
      drafts.push({ kind: 'heading', start: first.start, end: first.end });
    } else drafts.push(...itemsOf(paragraph, words));
  }
  return drafts;
}

/** Lines that lead to pages: over dots each of them, or most of several. */
function isContents(lines: readonly string[]): boolean {
  if (lines.every((line) => dotted.test(line))) return true;
  const leading = lines.filter((line) => dotted.test(line) || tabbedNumber.test(line));
  return lines.length > 2 && leading.length * 10 >= lines.length * 8;
}

/** Where more of the letters are bold, that says nothing. */
const maxBoldShare = 0.3;

function areMostlyBold(lines: readonly WrittenLine[]): boolean {
  const lengthOf = (some: readonly WrittenLine[]) =>
    some.reduce((sum, { start, end }) => sum + end - start, 0);
  return lengthOf(lines.filter(({ isBold }) => isBold)) > maxBoldShare * lengthOf(lines);
}

/** What stands below a heading is so long, in code units, or an item, or ends a sentence: labels stand above less. */
const minBelowLength = 60;

/**
 * Whether a paragraph is a heading by its weight: a line or two, all bold, that end no sentence, right above text that is
 * not bold. Who is unsure says paragraph.
 */
function headsByWeight(
  text: string,
  lines: readonly WrittenLine[],
  below: readonly WrittenLine[] | undefined,
): boolean {
  const [first, last, under] = [lines[0], lines.at(-1), below?.[0]];
  if (first === undefined || last === undefined || under === undefined) return false;
  if (lines.length > 2 || under.isBold || !lines.every(({ isBold }) => isBold)) return false;
  const words = text.slice(first.start, last.end);
  const isTitle =
    words.length <= maxLineLength * lines.length &&
    /^(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+)?["“‘«(¿]?[\p{Lu}\p{Lo}]\p{L}/u.test(words) &&
    !/[.:;,!]["”’»)]?$/u.test(words) &&
    !words.includes('\t');
  const next = text.slice(under.start, below?.at(-1)?.end);
  const isText = next.length >= minBelowLength || item.test(next) || /\p{Ll}[.!?]["”’»)]?$/u.test(next);
  return isTitle && isText && !next.includes('\t');
}

/** `2.3 Fees` stands two deep, a heading without a number one. */
function depthOf(heading: string): number {
  return /^\d{1,2}(?:\.\d{1,2}){0,4}/.exec(heading)?.[0].split('.').length ?? 1;
}

/** `2.3 Fees` on a line of its own, without a sentence's end. A number alone before the words is that of an item. */
function isNumberedHeading(line: string): boolean {
  return (
    line.length <= maxLineLength &&
    /^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\p{Lu}/u.test(line) &&
    !/[.:;,!?]$/u.test(line) &&
    !line.includes('\t')
  );
}

/** A heading by its size is a paragraph of its own, however near its text stands. */
function* paragraphsOf(
  text: string,
  lines: readonly WrittenLine[],
  levelOf: (line: WrittenLine) => number | undefined,
): Generator<readonly WrittenLine[]> {
  let open: WrittenLine[] = [];
  /** Of the lines that are open, where all of them are of a heading. */
  let level: number | undefined;
  for (const line of lines) {
    if (line.start === line.end) continue;
    const own = levelOf(line);
    // A large initial is part of the word that goes on in small letters.
    const isBelow =
      level !== undefined && own !== level && !/^\p{Ll}/u.test(text.slice(line.start, line.end));
    level = open.length === 0 || line.beginsParagraph || isBelow || own === level ? own : undefined;
    if ((line.beginsParagraph || isBelow) && open.length > 0) {
      yield open;
      open = [];
    }
    open.push(line);
  }
  if (open.length > 0) yield open;
}

/** Each line of a table is a row; the first names the columns where it holds no figure and the others do. */
function rowsOf(lines: readonly WrittenLine[], words: (line: WrittenLine) => string): readonly Draft[] {
  const [first, ...others] = lines;
  const hasNames =
    first !== undefined && !/\d/.test(words(first)) && others.every((line) => /\d/.test(words(line)));
  const rows: Draft[] = [];
  for (const { start, end } of lines) {
    const header = hasNames ? rows[0] : undefined;
    rows.push({ kind: 'table-row', start, end, ...defined({ header }) });
  }
  return rows;
}

/** A paragraph, or its items where its lines begin such. */
function itemsOf(lines: readonly WrittenLine[], words: (line: WrittenLine) => string): readonly Draft[] {
  const begins = lines.map((line) => item.test(words(line)));
  const isList = begins[0] === true || begins.filter(Boolean).length > 1;
  const drafts: { kind: 'paragraph' | 'list-item'; start: number; end: number }[] = [];
  for (const [i, { start, end }] of lines.entries()) {
    const last = drafts.at(-1);
    if (isList && begins[i] === true) drafts.push({ kind: 'list-item', start, end });
    else if (last === undefined) drafts.push({ kind: 'paragraph', start, end });
    else last.end = end;
  }
  return drafts;
}

/** The levels of headings by the sizes of their fonts: the largest is 1. Most of the text has the usual size. */
function levelsOf(text: string, lines: readonly WrittenLine[]): ReadonlyMap<number, number> {
  const lengths = new Map<number, number>();
  for (const line of lines.filter(({ size }) => size !== unknownSize))
    lengths.set(sizeOf(line), (lengths.get(sizeOf(line)) ?? 0) + line.end - line.start);
  let [usual, max] = [0, 0];
  for (const [size, length] of lengths) if (length > max) [usual, max] = [size, length];
  const larger = [...lengths].filter(
    ([size, length]) => size >= minRatio * usual && length * 4 < text.length,
  );
  return new Map(
    larger
      .map(([size]) => size)
      .sort((a, b) => b - a)
      .map((size, i) => [size, Math.min(maxDepth, i + 1)]),
  );
}

/** In half points: programs round the sizes of one style differently. */
function sizeOf({ size }: WrittenLine): number {
  return Math.round(size * 2) / 2;
}
