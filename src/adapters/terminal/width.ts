import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A character as a person counts it, and how many columns it takes; a tab at its widest. */
export interface Cell {
  readonly text: string;
  readonly columns: number;
}

function cellsOf(text: string): readonly Cell[] {
  // Plain ASCII is most of what is shown, and needs no segmenter.
  if (/^[\x20-\x7e]*$/.test(text)) return [...text].map((character) => ({ text: character, columns: 1 }));
  return Array.from(graphemes.segment(text), ({ segment }) => ({
    text: segment,
    columns: columnsOf(segment),
  }));
}

/** Columns that a text without line breaks takes. */
export function displayWidth(text: string): number {
  return cellsOf(text).reduce((sum, cell) => sum + cell.columns, 0);
}

/** Letters of Latin, Greek and Cyrillic, dashes, quotation marks and lines: a column each. What else there is the library tells, and compiles long expressions first. */
const narrow =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0377\u0391-\u0482\u2010-\u2027\u2030-\u203a\u2500-\u257f]$/;

function columnsOf(grapheme: string): number {
  if (grapheme === '\t') return 8;
  return narrow.test(grapheme) ? 1 : stringWidth(grapheme);
}

/**
 * Breaks text into lines of at most `columns` columns: at its own line breaks, and where a line is too long behind
 * white space, inside a word only where nothing else is left. Each line is [start, end) in UTF-16 code units; together
 * they hold every character but the line breaks, so white space at a soft break stays at the line's end, where one
 * space may stand past the last column.
 */
export function breakLines(text: string, columns: number): readonly (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (columns === Number.POSITIVE_INFINITY) lines.push([at, at + line.length]);
    else for (const [start, end] of breakLine(line, Math.max(1, columns))) lines.push([at + start, at + end]);
    at += line.length + 1;
  }
  return lines;
}

function breakLine(line: string, columns: number): readonly (readonly [number, number])[] {
  const cells = cellsOf(line);
  const lines: (readonly [number, number])[] = [];
  let first = 0; // the line's first cell
  let start = 0; // and its offset
  let offset = 0;
  let used = 0;
  let edge: { readonly cell: number; readonly offset: number } | undefined;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (cell === undefined) break;
    const isSpace = cell.text === ' ';
    if (used + cell.columns > columns + (isSpace ? 1 : 0) && i > first) {
      const cut = edge ?? { cell: i, offset };
      lines.push([start, cut.offset]);
      first = cut.cell;
      start = cut.offset;
      used = cells.slice(first, i).reduce((sum, { columns: width }) => sum + width, 0);
      edge = undefined;
    }
    used += cell.columns;
    offset += cell.text.length;
    if (isSpace || cell.text === '\t' || cell.columns === 2) edge = { cell: i + 1, offset };
  }
  lines.push([start, line.length]);
  return lines;
}
