import type { Span } from './span.js';

/**
 * The cells of a table's row as slices of its text, in order; an empty cell is an empty span. What parts them lies
 * between: bars, tabs, or else runs of blanks.
 * @returns [] for what is no row of cells: text of several lines (but for the line of dashes below a header), or a
 * single cell.
 */
export function cellsOf(row: string): readonly Span[] {
  const [line = '', ...below] = row.trimEnd().split(/\r\n|\r|\n/u);
  if (below.some((further) => !isRule(further))) return [];
  const cells = line.includes('|') ? betweenBars(line) : betweenGaps(line);
  return cells.length < 2 ? [] : cells.map((cell) => trimmed(line, cell));
}

/** The line of dashes that Markdown has below a header. */
function isRule(line: string): boolean {
  return line.includes('-') && /^[\s|:-]+$/u.test(line);
}

/** Bars at both ends are the table's frame; one behind a backslash is a character of its cell. */
function betweenBars(line: string): Span[] {
  const borders: number[] = [];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '|') borders.push(at);
  }
  const cells = between(
    line,
    borders.map((at) => ({ start: at, end: at + 1 })),
  );
  if (line.trimStart().startsWith('|')) cells.shift();
  if (isBlank(line, cells.at(-1)) && borders.at(-1) === line.trimEnd().length - 1) cells.pop();
  return cells;
}

/** Tabs where there are any; else two blanks or more. */
function betweenGaps(line: string): Span[] {
  const body = trimmed(line, { start: 0, end: line.length });
  const gap = line.includes('\t') ? /\t/gu : / {2,}/gu;
  const gaps = Array.from(line.matchAll(gap), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  })).filter(({ start, end }) => line.includes('\t') || (start >= body.start && end <= body.end));
  return between(line, gaps);
}

function between(line: string, borders: readonly Span[]): Span[] {
  const edges = [{ start: 0, end: 0 }, ...borders, { start: line.length, end: line.length }];
  return edges.slice(1).map(({ start }, i) => ({ start: edges[i]?.end ?? 0, end: start }));
}

function isBlank(line: string, span: Span | undefined): boolean {
  return span !== undefined && line.slice(span.start, span.end).trim() === '';
}

function trimmed(line: string, { start, end }: Span): Span {
  const words = line.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}
