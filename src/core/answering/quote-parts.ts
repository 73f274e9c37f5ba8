import { type Block, blockAt } from '../types/block.js';
import type { Quotable, QuotePart } from '../types/quote.js';
import type { Span } from '../types/span.js';

/** A longer sentence that leads to a list says too much to stand above one of its items, in UTF-16 code units. */
const longestLeadIn = 200;

/** What a quote is not understood without and does not hold itself: the names of a row's columns, what leads to a list. */
export function partsOf({ text, blocks = [] }: Quotable, span: Span): QuotePart[] {
  const number = blockAt(blocks, span.start);
  const block = blocks[number];
  if (block === undefined) return [];
  const part = block.kind === 'table-row' ? headerOf(text, blocks, block) : leadInOf(text, blocks, number);
  return part === undefined || part.span.end > span.start ? [] : [part];
}

function headerOf(text: Quotable['text'], blocks: readonly Block[], row: Block): QuotePart | undefined {
  const header = row.header === undefined ? undefined : blocks[row.header];
  return header === undefined ? undefined : partOf(text, firstLineOf(text, header), 'header');
}

/** The line that parts a header from its rows is no name of a column. */
function firstLineOf(text: Quotable['text'], { start, end }: Span): Span {
  const line = /^\s*[^\r\n]*/u.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end: start + line.length };
}

function leadInOf(text: Quotable['text'], blocks: readonly Block[], number: number): QuotePart | undefined {
  let top = number;
  while (blocks[top]?.kind === 'list-item') top--;
  const above = blocks[top];
  if (top === number || above?.kind !== 'paragraph' || above.end - above.start > longestLeadIn)
    return undefined;
  return /[:：]\s*$/u.test(text.slice(above.start, above.end)) ? partOf(text, above, 'lead-in') : undefined;
}

function partOf(
  text: Quotable['text'],
  { start, end }: Span,
  role: QuotePart['role'],
): QuotePart | undefined {
  const words = text.slice(start, end).trimEnd();
  return words === '' ? undefined : { span: { start, end: start + words.length }, text: words, role };
}
