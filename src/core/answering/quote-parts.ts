import { spokenIn } from '../check/speakers.js';
import { type Block, blockAt } from '../types/block.js';
import { defined } from '../types/defined.js';
import { type Quotable, type Quote, type QuotePart, quoteAt } from '../types/quote.js';
import type { Span } from '../types/span.js';

/** A longer sentence that leads to a list says too much to stand above one of its items, in UTF-16 code units. */
const maxLeadInLength = 200;

/** A quote with its parts and whose words it is, the fences at its ends left out. @param highlights, score As of `quoteAt`. */
export function quoteWithParts(
  document: Quotable,
  chosen: Span,
  highlights?: readonly Span[],
  score?: number,
): Quote {
  const span = withoutFences(document, chosen);
  const parts = partsOf(document, span);
  const quote = quoteAt(document, span, highlights, score);
  const { speaker: _, ...citation } = quote.citation;
  const speaker = spokenIn(document, span);
  return {
    ...quote,
    citation: { ...citation, ...defined({ speaker }) },
    ...(parts.length === 0 ? {} : { parts }),
  };
}

/** The lines that begin and end a block of code say nothing themselves: a quote that begins or ends with one does without. */
export function withoutFences({ text, blocks = [] }: Quotable, { start, end }: Span): Span {
  const first = blocks[blockAt(blocks, start)];
  const last = blocks[blockAt(blocks, end - 1)];
  const opening =
    first?.kind === 'code' && first.start === start
      ? /^[ \t]*(?:`{3}|~{3})[^\r\n]*(?:\r\n|\r|\n)/u
      : undefined;
  const closing =
    last?.kind === 'code' && last.end === end ? /(?:\r\n|\r|\n)[ \t]*(?:`{3,}|~{3,})[ \t]*$/u : undefined;
  const from = start + (opening === undefined ? 0 : lengthOf(opening.exec(text.slice(start, end))));
  const to = end - (closing === undefined ? 0 : lengthOf(closing.exec(text.slice(from, end))));
  return from < to && text.slice(from, to).trim() !== '' ? { start: from, end: to } : { start, end };
}

function lengthOf(found: RegExpExecArray | null): number {
  return found?.[0].length ?? 0;
}

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
  if (top === number || above?.kind !== 'paragraph' || above.end - above.start > maxLeadInLength)
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
