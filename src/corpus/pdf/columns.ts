import type { Fragment } from './fragment.js';
import { type Row, rowsOf } from './rows.js';

/** Rows that are read one after the other. */
export type Column = readonly Row[];

/** A strip without any text between two columns, in points. */
interface Gutter {
  readonly from: number;
  readonly to: number;
}

interface ColumnRun extends Gutter {
  /** Of the rows that it parts: [first, end). */
  readonly first: number;
  readonly end: number;
  /** How many rows the side with fewer of them has. */
  readonly depth: number;
}

/** In ems: narrower strips stand between the words of a line, too. */
const narrowestGutter = 0.8;
/** Columns have at least so many rows, */
const minRows = 3;
/** which are so wide on average, in ems: those of a table's cells are shorter, */
const minWidth = 9;
/** and fill this share of their column, at least half of them: in tables they end anywhere. */
const minFill = 0.55;
/** A page with more rows is no page for people: it is read from top to bottom. */
const maxRows = 300;

/**
 * The columns of a page in the order in which they are read. What stands across several of them, such as a title,
 * comes before or after those; the rows of tables stay whole.
 */
export function columnsOf(fragments: readonly Fragment[]): Column[] {
  const rows = rowsOf(fragments);
  if (rows.length === 0) return [];
  const run = rows.length > maxRows ? undefined : deepestRun(rows);
  if (run === undefined) return [rows];
  const parted = rows.slice(run.first, run.end).flatMap((row) => row.fragments);
  return [
    ...columnsOf(rows.slice(0, run.first).flatMap((row) => row.fragments)),
    ...columnsOf(parted.filter(({ right }) => right <= run.from)),
    ...columnsOf(parted.filter(({ left }) => left >= run.to)),
    ...columnsOf(rows.slice(run.end).flatMap((row) => row.fragments)),
  ];
}

/** The rows next to each other that a gutter parts into columns, as many as there are. */
function deepestRun(rows: readonly Row[]): ColumnRun | undefined {
  let best: ColumnRun | undefined;
  const whole = {
    from: Math.min(...rows.map(({ left }) => left)),
    to: Math.max(...rows.map(({ right }) => right)),
  };
  for (let first = 0; first + minRows <= rows.length; first++) {
    let free: readonly Gutter[] = [whole];
    for (let end = first; end <= rows.length && free.length > 0; end++) {
      const next = rows[end];
      for (const gutter of free) {
        // A run that could be longer at either end is found there.
        const isLongest = isBlocked(gutter, next) && isBlocked(gutter, rows[first - 1]);
        if (!isLongest || end - first < minRows) continue;
        const depth = depthOf(rows.slice(first, end), gutter);
        if (depth > (best?.depth ?? 0)) best = { ...gutter, first, end, depth };
      }
      if (next !== undefined) free = free.flatMap((gutter) => freeOf(gutter, next));
    }
  }
  return best === undefined ? undefined : trimmed(best, rows.slice(best.first, best.end));
}

function isBlocked(gutter: Gutter, row: Row | undefined): boolean {
  return row === undefined || freeOf(gutter, row).length === 0;
}

/** What of a strip stays free beside a row's words. */
function freeOf(gutter: Gutter, { fragments, size }: Row): readonly Gutter[] {
  let free: readonly Gutter[] = [gutter];
  for (const { left, right } of fragments) {
    free = free
      .flatMap(({ from, to }) =>
        right <= from || left >= to
          ? [{ from, to }]
          : [
              { from, to: left },
              { from: right, to },
            ],
      )
      .filter(({ from, to }) => to - from >= narrowestGutter * size);
  }
  return free;
}

/** How many rows of prose the gutter parts, on the side that has fewer; 0 where a side is none. */
function depthOf(rows: readonly Row[], gutter: Gutter): number {
  const sides = sidesOf(rows, gutter).map((side) => side.filter((part) => part !== undefined));
  if (!sides.every(isProse) || !areLevel(sides)) return 0;
  return Math.min(...sides.map(({ length }) => length));
}

/** What of a row stands on one side of a gutter. */
interface Part extends Omit<Row, 'fragments' | 'isBold'> {
  /** Of its words together, in points. */
  readonly written: number;
}

function sidesOf(rows: readonly Row[], gutter: Gutter): readonly (readonly (Part | undefined)[])[] {
  return [
    rows.map((row) => partOf(row, ({ right }) => right <= gutter.from)),
    rows.map((row) => partOf(row, ({ left }) => left >= gutter.to)),
  ];
}

function partOf(
  { fragments, baseline, size }: Row,
  isInside: (fragment: Fragment) => boolean,
): Part | undefined {
  const inside = fragments.filter(isInside);
  if (inside.length === 0) return undefined;
  const written = inside.reduce((sum, { left, right }) => sum + right - left, 0);
  const right = Math.max(...inside.map((one) => one.right));
  return { left: inside[0]?.left ?? 0, right, written, baseline, size };
}

function isProse(side: readonly Part[]): boolean {
  if (side.length < minRows) return false;
  const ems = side.reduce((sum, { written, size }) => sum + written / size, 0) / side.length;
  return ems >= minWidth && side.filter(fills(side)).length * 2 >= side.length;
}

/** Tells rows that fill their side as prose does, from those of tables and ends of paragraphs. */
function fills(side: readonly Part[]): (part: Part) => boolean {
  const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ left }) => left));
  return ({ written }) => written >= minFill * width;
}

/** Rows at either end of a run that fill neither side are those of a table, or a line above the columns. */
function trimmed({ first, end, ...gutter }: ColumnRun, rows: readonly Row[]): ColumnRun {
  const sides = sidesOf(rows, gutter);
  const tests = sides.map((side) => fills(side.filter((part) => part !== undefined)));
  const isTabular = (i: number) =>
    sides.every((side, s) => {
      const part = side[i - first];
      return part !== undefined && tests[s]?.(part) === false;
    });
  let [from, to] = [first, end];
  while (from < to && isTabular(from)) from++;
  while (to > from && isTabular(to - 1)) to--;
  return { ...gutter, first: from, end: to };
}

/** Whether the sides stand beside each other, rather than one above the other. */
function areLevel(sides: readonly (readonly Part[])[]): boolean {
  const spans = sides.map((side) => ({ top: side[0]?.baseline ?? 0, bottom: side.at(-1)?.baseline ?? 0 }));
  const top = Math.max(...spans.map((span) => span.top));
  const bottom = Math.min(...spans.map((span) => span.bottom));
  const shorter = Math.min(...spans.map((span) => span.bottom - span.top));
  return bottom - top >= shorter * 0.4;
}
