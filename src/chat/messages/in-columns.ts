import { cellsOf } from '../../core/types/row-cells.js';
import type { Span } from '../../core/types/span.js';
import { gapMark, type Row, type Slice, sliceOf } from './laid-out.js';

/**
 * The rows of a table, line by line, their bars below each other: blanks are put in front of bars, and nothing else is
 * changed. Rows whose cells blanks or tabs part stay as they are.
 * @param widthOf How many columns a text takes.
 */
export function inColumns(rows: readonly Row[], widthOf: (text: string) => number): Slice[] {
  const lines = rows.flatMap((row) => [
    ...linesOf(row),
    ...(row.isCut ? [{ text: gapMark, highlights: [] }] : []),
  ]);
  const pieces = lines.map(({ text }) => (text.includes('|') ? piecesOf(text, cellsOf(text)) : [text]));
  const widths: number[] = [];
  for (const line of pieces) {
    for (const [i, piece] of line.slice(0, -1).entries()) {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(piece));
    }
  }
  return lines.map((line, at) => padded(line, pieces[at] ?? [], widths, widthOf));
}

/** Each cell from the bar before it to the bar behind it, and what stands behind the last. */
function piecesOf(line: string, cells: readonly Span[]): string[] {
  const barBehind = (offset: number) => line.indexOf('|', offset);
  const bars = cells.map(({ end }) => barBehind(end)).filter((at) => at >= 0);
  const ends = [0, ...bars, line.length];
  return ends.slice(1).map((end, i) => line.slice(ends[i], end));
}

function padded(
  { highlights }: Slice,
  pieces: readonly string[],
  widths: readonly number[],
  widthOf: (text: string) => number,
): Slice {
  let text = '';
  let read = 0;
  const borders: { at: number; added: number }[] = [];
  for (const [i, piece] of pieces.entries()) {
    text += piece;
    read += piece.length;
    const isLast = i === pieces.length - 1 || (i === pieces.length - 2 && pieces.at(-1) === '');
    const blanks = isLast ? 0 : Math.max(0, (widths[i] ?? 0) - widthOf(piece));
    text += ' '.repeat(blanks);
    borders.push({ at: read, added: blanks });
  }
  const moved = (offset: number, isEnd: boolean) =>
    offset +
    borders
      .filter(({ at }) => at < offset || (at === offset && !isEnd))
      .reduce((sum, { added }) => sum + added, 0);
  return {
    text,
    highlights: highlights.map(({ start, end }) => ({ start: moved(start, false), end: moved(end, true) })),
  };
}

/** The lines of a row: one, and the line of dashes below a header. */
function linesOf({ text, highlights }: Row): Slice[] {
  const lines: Slice[] = [];
  let start = 0;
  for (const found of [...text.matchAll(/\r\n|\r|\n/gu), undefined]) {
    const end = found?.index ?? text.length;
    lines.push(sliceOf({ text, highlights }, { start, end }));
    start = end + (found?.[0].length ?? 0);
  }
  return lines;
}
