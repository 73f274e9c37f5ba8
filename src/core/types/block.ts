import { lowerBound } from './lower-bound.js';
import type { SliceableText } from './sliceable-text.js';
import type { Span } from './span.js';

/**
 * What a block is. In the order of their numbers in an index: new ones go to the end.
 *
 * - `heading`: names the section below it, down to the next heading of its level or above.
 * - `paragraph`: whatever is none of the others; who is unsure says this.
 * - `list-item`: one item with its bullet or number; an item inside an item is a block of its own, one level deeper.
 *   A term with its definition is one item.
 * - `table-row`: one row, the cells as they stand in the text.
 * - `code`: lines that are to be read as they stand, with their fences where the text has any.
 * - `caption`: of a figure or a table.
 * - `block-quote`: what the document quotes as a block.
 * - `turn`: what one person says in a transcript, or one message of a thread.
 * - `margin`: of the page and not of its text: navigation, asides, running heads and feet, page numbers, cookie notes,
 *   share bars, comment forms, author's boxes. Found by `/check`, quoted only where nothing else answers.
 * - `contents`: a list of contents or an index; counts as `margin`.
 * - `comment`: a reader's comment on a page; counts as `margin`, but its citation says what it is.
 * - `mark`: stands for something that has no text (a formula, a picture of a page, a field that could not be read).
 *   May be empty (`start === end`), between two other blocks. No sentence, no quote and no exact check crosses it.
 */
export const blockKinds = [
  'paragraph',
  'heading',
  'list-item',
  'table-row',
  'code',
  'caption',
  'block-quote',
  'turn',
  'margin',
  'contents',
  'comment',
  'mark',
] as const;

export type BlockKind = (typeof blockKinds)[number];

/**
 * A stretch of a document's text of one kind. `Document.blocks` tile the document's body:
 *
 * - in order of `start`, none overlapping another: `blocks[i].end <= blocks[i + 1].start`;
 * - every character of the body that is no white space lies in one, so what lies between two blocks, before the first
 *   and behind the last is white space alone (or nothing);
 * - none begins or ends inside a surrogate pair, and none but a `mark` is empty.
 *
 * A block should begin and end at characters that are no white space; readers who leave white space at its ends do no
 * harm. What only marks up the text belongs to the block that it marks up: `## ` and a line of `===` to the heading, the
 * line of `|---|` to the header row of its table, fences to the code.
 *
 * `Document.places` stand beside blocks: they say by which page, row, time or message people know a place, and whether
 * these are units that nothing crosses. A block may run over a page's end: it is cited by the page where a quote begins.
 */
export interface Block extends Span {
  readonly kind: BlockKind;
  /**
   * Of a heading: 1 (the document's) to 6; absent where a line only looks like a heading: it stands below all others.
   * Of a list item: how deep it stands, from 1; absent: 1. At most 15; deeper ones say 15.
   */
  readonly level?: number;
  /** Who says a `turn` or a `comment`, as the document names them. */
  readonly speaker?: string;
  /** The HTML id by which a link reaches it: of a heading, or of any other block. */
  readonly anchor?: string;
  /** Of a heading, as it is read, where the text has mark-up between its words: `[4.1](url)` is read as `4.1`. */
  readonly label?: string;
  /** Of a table's row: the number in `Document.blocks` of the row that names its columns; less than its own. */
  readonly header?: number;
}

/** Blocks of the page and not of its text: they are quoted where nothing else answers. */
export function isMargin({ kind }: Pick<Block, 'kind'>): boolean {
  return kind === 'margin' || kind === 'contents' || kind === 'comment';
}

/**
 * The number of the block in which `offset` stands, or else of the last one that begins before it; -1 before the first.
 * Of blocks that begin together (empty marks) the last.
 */
export function blockAt(blocks: readonly Block[], offset: number): number {
  return lowerBound(blocks.length, (at) => (blocks[at]?.start ?? 0) <= offset) - 1;
}

/**
 * The headings above a block, its own included where it is one, from the document's down: each of a higher level than the
 * next. What the margin says is above nothing and below nothing.
 */
export function headingsOver(blocks: readonly Block[], number: number): Block[] {
  const over: Block[] = [];
  const own = blocks[number];
  if (own === undefined || isMargin(own)) return over;
  let level = Number.POSITIVE_INFINITY;
  for (let i = number; i >= 0 && level > 1; i--) {
    const block = blocks[i];
    if (block?.kind !== 'heading' || levelOf(block) >= level) continue;
    level = levelOf(block);
    over.unshift(block);
  }
  return over;
}

/** A heading's level; one of which none is known stands below all others. */
export function levelOf({ level = 7 }: Pick<Block, 'level'>): number {
  return level;
}

/** A heading as it is read: without the marks that make it one, its white space as single blanks. */
export function headingText(text: SliceableText, { start, end, label }: Block): string {
  return (
    label ??
    text
      .slice(start, end)
      .trim()
      .replace(/^#{1,6}(?=\s|$)|\s#+$|[\r\n][^\S\r\n]*(?:=+|-+)$/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/** Whether something that has no text stands inside the span: what is on its two sides does not belong together. */
export function crossesMark(blocks: readonly Block[], { start, end }: Span): boolean {
  for (let i = Math.max(0, blockAt(blocks, start)); i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.start >= end) return false;
    if (block.kind === 'mark' && block.end > start) return true;
    if (block.kind === 'mark' && block.start === block.end && block.start > start) return true;
  }
  return false;
}
