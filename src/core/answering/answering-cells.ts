import { type Block, blockAt } from '../types/block.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Quotable } from '../types/quote.js';
import { cellsOf } from '../types/row-cells.js';
import type { Span } from '../types/span.js';
import { highlightsIn } from './highlights.js';

/** What is marked in a quote: the words that match, and the cells of its rows that answer. Spans of the document's text. */
export function marksIn(
  document: Quotable,
  forward: ForwardDocument,
  span: Span,
  terms: ReadonlySet<string>,
): Span[] {
  const matches = (within: Span) => highlightsIn(document.text, forward, within, terms);
  const words = matches(span);
  const cells = answeringCells(document, span, matches);
  if (cells.length === 0) return words;
  const isInCell = (word: Span) => cells.some(({ start, end }) => word.start >= start && word.end <= end);
  return [...words.filter((word) => !isInCell(word)), ...cells].sort((a, b) => a.start - b.start);
}

/**
 * The cells where the row that was asked for meets the column that was: of the column whose name holds most words of the
 * question, in the rows that hold most of them in their other cells. None where two columns are named as much.
 */
function answeringCells(
  { text, blocks = [] }: Quotable,
  span: Span,
  matches: (within: Span) => readonly Span[],
): Span[] {
  const rows: { cells: readonly Span[]; header: number }[] = [];
  for (let i = Math.max(0, blockAt(blocks, span.start)); i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.start >= span.end) break;
    if (block.header === undefined || block.start < span.start || block.end > span.end) continue;
    rows.push({ cells: cellsIn(text, block), header: block.header });
  }
  const [first] = rows;
  const header = first === undefined ? undefined : blocks[first.header];
  if (first === undefined || header === undefined) return [];
  const names = cellsIn(text, header).map((cell) => matches(cell).length);
  const column = onlyLargest(names);
  if (column === undefined) return [];
  const sameTable = rows.filter((row) => row.header === first.header && row.cells.length === names.length);
  const counts = sameTable.map(({ cells }) =>
    cells.reduce((sum, cell, i) => sum + (i === column ? 0 : matches(cell).length), 0),
  );
  const max = Math.max(...counts);
  return sameTable.flatMap(({ cells }, i) => {
    const cell = cells[column];
    return max > 0 && counts[i] === max && cell !== undefined && cell.start < cell.end ? [cell] : [];
  });
}

/** Of the document's text. */
function cellsIn(text: Quotable['text'], { start, end }: Block): Span[] {
  return cellsOf(text.slice(start, end)).map((cell) => ({
    start: start + cell.start,
    end: start + cell.end,
  }));
}

function onlyLargest(counts: readonly number[]): number | undefined {
  const max = Math.max(0, ...counts);
  const first = counts.indexOf(max);
  return max > 0 && counts.indexOf(max, first + 1) < 0 ? first : undefined;
}
