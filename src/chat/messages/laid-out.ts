import type { Quote, QuotedBlock, QuotePart } from '../../core/types/quote.js';
import { cellsOf } from '../../core/types/row-cells.js';
import type { Span } from '../../core/types/span.js';

/** A slice of a document with what is marked in it. */
export interface Slice {
  readonly text: string;
  /** Relative to `text`; in order, not overlapping. */
  readonly highlights: readonly Span[];
}

/** A row's slice; its cells are relative to it. */
export interface Row extends Slice {
  readonly cells: readonly Span[];
  /** The white space behind it, up to the next row. */
  readonly behind: string;
  /** Whether lines of the document are left out behind it. */
  readonly isCut: boolean;
}

/**
 * A stretch of a quote, by how it is shown. All slices of a quote in order, each with the white space `behind` it, are
 * the quote's text, so that nothing is lost however they are set.
 */
export type Stretch =
  /** `rows`: of a table, but not of equal cells. */
  | (Slice & { readonly kind: 'prose' | 'heading' | 'code' | 'rows'; readonly behind: string })
  /** Of a list, without a bullet or a number of its own; one that has one is prose. */
  | (Slice & { readonly kind: 'item'; readonly level: number; readonly behind: string })
  /** Of rows with as many cells each; the first names the columns. */
  | { readonly kind: 'table'; readonly rows: readonly [Row, ...Row[]]; readonly behind: string }
  /** Stands for words of the document that are left out between two slices. */
  | { readonly kind: 'gap' };

/** Stands between two slices that do not adjoin in the document. */
export const gapMark = '…';

/** What a quote shows, its parts before it. */
export function laidOut(quote: Quote): readonly Stretch[] {
  const { parts = [], citation } = quote;
  const stretches: Stretch[] = [];
  let end: number | undefined;
  for (const slice of [...parts, { ...quote, span: citation.span }]) {
    const set = 'role' in slice ? [partStretch(slice)] : inBlocks(slice);
    const isCut = end !== undefined && slice.span.start > end + 2;
    append(stretches, isCut, set);
    end = slice.span.end;
  }
  return stretches;
}

/** Whether a quote is shown as it stands, from end to end. */
export function isProse(stretches: readonly Stretch[]): boolean {
  return stretches.length === 1 && stretches[0]?.kind === 'prose';
}

function partStretch({ text, role }: QuotePart): Stretch {
  const slice = { text, highlights: [], behind: '\n' };
  return role === 'header'
    ? tableOf([{ ...slice, cells: cellsOf(text), isCut: false }])
    : { kind: 'prose', ...slice };
}

/** A row of names over the rows that they name is one table with them. */
function append(stretches: Stretch[], isCut: boolean, next: readonly Stretch[]): void {
  const last = stretches.at(-1);
  const [first, ...others] = next;
  if (last?.kind === 'table' && first?.kind === 'table' && sameCells([...last.rows, ...first.rows])) {
    const above = last.rows.map((row, i) => (i === last.rows.length - 1 ? { ...row, isCut } : row));
    stretches[stretches.length - 1] = { ...first, rows: [...above, ...first.rows] as [Row, ...Row[]] };
    stretches.push(...others);
    return;
  }
  if (isCut) stretches.push({ kind: 'gap' });
  stretches.push(...next);
}

function inBlocks({ text, highlights, blocks }: Pick<Quote, 'text' | 'highlights' | 'blocks'>): Stretch[] {
  if (blocks === undefined) return [{ kind: 'prose', text, highlights, behind: '' }];
  const stretches: Stretch[] = [];
  const groups = groupsOf(blocks, text);
  for (const [i, group] of groups.entries()) {
    const { start } = group[0];
    const end = group.at(-1)?.end ?? start;
    const from = i === 0 ? 0 : start;
    const next = groups[i + 1]?.[0].start ?? text.length;
    const slice = (span: Span): Slice => sliceOf({ text, highlights }, span);
    const behind = text.slice(end, next);
    const look = lookOf(group[0], text);
    switch (look) {
      case 'item':
        stretches.push({ kind: look, ...slice({ start: from, end }), level: group[0].level ?? 1, behind });
        break;
      case 'table': {
        const rows = group.map((row, at): Row => {
          const shown = slice({ start: at === 0 ? from : row.start, end: row.end });
          const gap = text.slice(row.end, group[at + 1]?.start ?? row.end);
          return { ...shown, cells: cellsOf(shown.text), behind: gap, isCut: false };
        });
        stretches.push({ ...tableOf(rows as [Row, ...Row[]]), behind });
        break;
      }
      default:
        stretches.push({ kind: look, ...slice({ start: from, end }), behind });
    }
  }
  return stretches;
}

/** Neighbours that are shown as one: rows as a table, all that is prose as it stands. */
function groupsOf(blocks: readonly QuotedBlock[], text: string): [QuotedBlock, ...QuotedBlock[]][] {
  const groups: [QuotedBlock, ...QuotedBlock[]][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const look = lookOf(block, text);
    if (last !== undefined && lookOf(last[0], text) === look && (look === 'table' || look === 'prose')) {
      last.push(block);
    } else {
      groups.push([block]);
    }
  }
  return groups;
}

function lookOf(
  { kind, start, end }: QuotedBlock,
  text: string,
): 'prose' | 'heading' | 'code' | 'item' | 'table' {
  switch (kind) {
    case 'table-row':
      return 'table';
    case 'list-item':
      return isMarked(text.slice(start, end)) ? 'prose' : 'item';
    case 'heading':
    case 'code':
      return kind;
    default:
      return 'prose';
  }
}

function tableOf(rows: readonly [Row, ...Row[]]): Exclude<Stretch, { kind: 'gap' }> {
  if (sameCells(rows)) return { kind: 'table', rows, behind: '' };
  let text = '';
  const highlights: Span[] = [];
  for (const [i, row] of rows.entries()) {
    highlights.push(
      ...row.highlights.map(({ start, end }) => ({ start: text.length + start, end: text.length + end })),
    );
    text += row.text + (i === rows.length - 1 ? '' : row.behind);
  }
  return {
    kind: rows.some(({ cells }) => cells.length > 0) ? 'rows' : 'prose',
    text,
    highlights,
    behind: '',
  };
}

function sameCells(rows: readonly Row[]): boolean {
  const count = rows[0]?.cells.length ?? 0;
  return count > 1 && rows.every(({ cells }) => cells.length === count);
}

/** A bullet, a number or a letter with its point, as lists of any format have them. */
function isMarked(item: string): boolean {
  return /^\s*(?:[-*+•‣◦▪●○–—]|\(?(?:\d{1,4}|\p{L})(?:\.\d{1,4}){0,6}[.):])\s/u.test(item);
}

/** What stands in `span`, with what is marked there. */
export function sliceOf({ text, highlights }: Slice, { start, end }: Span): Slice {
  return {
    text: text.slice(start, end),
    highlights: highlights
      .map((mark) => ({ start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }))
      .filter((mark) => mark.start < mark.end),
  };
}
