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
  for (const paragraph of paragraphsWithin(text, body)) {
    const before = isRows ? undefined : unchanged?.blocksBetween(paragraph);
    if (before !== undefined) blocks.push(...before);
    else {
      for (const span of linesThatStandAlone(text, paragraph)) {
        blocks.push(isRows ? { kind: 'paragraph', ...span } : blockAt(text, span));
      }
    }
  }
  return blocks;
}

/** What is of the page is its margin. */
function blockAt(text: string, span: Span): Block {
  const isFurniture =
    span.end - span.start <= maxLineLength && isPageFurniture(text.slice(span.start, span.end));
  return isFurniture ? { kind: 'margin', ...span } : { ...kindOf(text, span), ...span };
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
