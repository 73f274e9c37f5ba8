import type { Table } from '../protocol/reply.js';

/** Stands in a cell of which nothing is known. */
export const unknownCell = '–';

/** The same table without the columns that hold nothing in any row; the first one stays. */
export function withoutEmptyColumns({ columns, rows }: Table): Table {
  const isShown = columns.map((_, at) => at === 0 || rows.some((row) => !isEmpty(row[at])));
  const shown = <T>(cells: readonly T[]) => cells.filter((_, at) => isShown[at]);
  return { columns: shown(columns), rows: rows.map(shown) };
}

function isEmpty(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '' || cell === unknownCell;
}
