import { isPageFurniture } from '../analysis/furniture.js';
import type { Block } from '../types/block.js';
import { bodyOf, type Document } from '../types/document.js';
import type { Span } from '../types/span.js';
import { linesThatStandAlone, paragraphsWithin } from './paragraphs.js';
import { sentencesWithin } from './split-sentences.js';

/** The document's blocks: as its reader gave them, or else as its text looks. */
export function blocksOf(document: Document): readonly Block[] {
  return document.blocks ?? defaultBlocks(document.text, bodyOf(document), document.places?.areSeparate);
}

/**
 * The blocks of a text of which nothing is known but itself: what stands between blank lines, and lines that are no hard
 * wrap. Whoever is unsure is a paragraph.
 * @param isRows It is made of units that stand each for itself, as rows: a short line is no heading of the next one.
 */
export function defaultBlocks(text: string, body: Span, isRows = false): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of paragraphsWithin(text, body)) {
    for (const span of linesThatStandAlone(text, paragraph)) {
      blocks.push({ ...(isRows ? { kind: 'paragraph' } : kindOf(text, span)), ...span });
    }
  }
  return isRows ? blocks : withoutFurniture(text, blocks);
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

/** What is of the page is its margin. */
function withoutFurniture(text: string, blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.end - block.start <= maxLineLength && isPageFurniture(text.slice(block.start, block.end))
      ? { kind: 'margin', start: block.start, end: block.end }
      : block,
  );
}
