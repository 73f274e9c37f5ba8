import { isPageFurniture } from '../analysis/furniture.js';
import type { Block } from '../types/block.js';
import { bodyOf, type Document } from '../types/document.js';
import type { Span } from '../types/span.js';
import { linesThatStandAlone, paragraphsWithin } from './paragraphs.js';
import { sentencesWithin } from './split-sentences.js';
import type { UnchangedParts } from './unchanged-parts.js';

/**
 * The document's blocks: as its reader gave them, or else as its text looks.
 * @param unchanged What of the text need not be looked at again.
 */
export function blocksOf(document: Document, unchanged?: UnchangedParts): readonly Block[] {
  const { blocks, text, places } = document;
  return blocks ?? defaultBlocks(text, bodyOf(document), places?.areSeparate, unchanged);
}

/**
 * The blocks of a text of which nothing is known but itself: what stands between blank lines, and lines that are no hard
 * wrap. Whoever is unsure is a paragraph.
 * @param isRows It is made of units that stand each for itself, as rows: a short line is no heading of the next one.
 * @param unchanged What of the text need not be looked at again.
 */
export function defaultBlocks(text: string, body: Span, isRows = false, unchanged?: UnchangedParts): Block[] {
  const blocks: Block[] = [];
  const mayHead = unchanged === undefined ? [] : takenForText(unchanged.blocks);
  for (const paragraph of paragraphsWithin(text, body)) {
    const before = isRows ? undefined : unchanged?.blocksBetween(paragraph);
    if (before !== undefined) {
      for (const [i, block] of before.moved.entries())
        blocks.push(mayHead[before.first + i] === 1 ? blockAt(text, block) : block);
    } else {
      for (const span of linesThatStandAlone(text, paragraph)) {
        blocks.push(isRows ? { kind: 'paragraph', ...span } : blockAt(text, span));
      }
    }
  }
  return withoutRunsOfHeadings(blocks);
}

/** A title, a part, a chapter and a section may have their headings one right below the other. */
const maxHeadingsInARow = 4;

/** Of more short lines in a row than headings could be, without a mark of one, all but the last say something themselves. */
function withoutRunsOfHeadings(blocks: readonly Block[]): Block[] {
  const isUnmarked = (block: Block | undefined) => block?.kind === 'heading' && block.level === undefined;
  const told = [...blocks];
  for (let first = 0; first < told.length; first++) {
    if (!isUnmarked(told[first])) continue;
    let end = first + 1;
    while (isUnmarked(told[end])) end++;
    const asText = end - first > maxHeadingsInARow ? end - (end < told.length ? 1 : 0) : first;
    for (let i = first; i < asText; i++) told[i] = { ...(told[i] as Block), kind: 'paragraph' };
    first = end;
  }
  return told;
}

/**
 * Of each block 1 where it may be a heading that was taken for text, as one of many in a row: whether it is one depends on its
 * neighbours, too, which may have changed.
 */
function takenForText(blocks: readonly Block[]): Uint8Array {
  const may = new Uint8Array(blocks.length);
  for (let first = 0; first < blocks.length; ) {
    let end = first;
    while (isShortText(blocks[end])) end++;
    if (end - first >= maxHeadingsInARow) may.fill(1, first, end);
    first = end + 1;
  }
  return may;
}

function isShortText(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && isShort(block);
}

function isShort({ start, end }: Span): boolean {
  return end - start <= maxLineLength;
}

/** What is of the page is its margin. */
function blockAt(text: string, span: Span): Block {
  const { start, end } = span;
  const isFurniture = isShort(span) && isPageFurniture(text.slice(start, end));
  return isFurniture ? { kind: 'margin', start, end } : { ...kindOf(text, span), start, end };
}

function kindOf(text: string, span: Span): Pick<Block, 'kind' | 'level'> {
  const words = text.slice(span.start, Math.min(span.end, span.start + maxLineLength + 1));
  const marks = /^#{1,6}(?=\s)/u.exec(words)?.[0];
  const isOneSentence = () => [...sentencesWithin(text, span)].length === 1;
  if (marks !== undefined && isOneSentence()) return { kind: 'heading', level: marks.length };
  const isNumbered = /^\d{1,3}[.)]\s+\S/u.test(words) && !isTitleLike(words);
  if (isNumbered || /^[-*+•–]\s/u.test(words)) return { kind: 'list-item' };
  if (/^>/u.test(words)) return { kind: 'block-quote' };
  if (isSectionNumber(words) || (isTitleLike(words) && isOneSentence())) return { kind: 'heading' };
  return { kind: 'paragraph' };
}

/** Longer lines say something, in UTF-16 code units. */
const maxLineLength = 80;

/** A short line that ends in no mark of a sentence. */
function isTitleLike(line: string): boolean {
  return line.length <= maxLineLength && !/[.!…。！:;,]["”’')\]]*$/u.test(line) && !/[\r\n]/u.test(line);
}

/** `14.4.` on a line of its own. */
function isSectionNumber(line: string): boolean {
  return line.length < 20 && /^§?\s*(?:\d{1,3}\.)+(?:\d{1,3})?$/u.test(line);
}
