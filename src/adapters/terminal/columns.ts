import { inertLine } from './inert.js';
import { displayWidth } from './width.js';

/** Rows of cells as lines, each column as wide as its widest cell. A first cell left empty stays empty. */
export function columns(rows: readonly (readonly string[])[]): string {
  const inert = rows.map((row) => row.map(inertLine));
  const widths: number[] = [];
  for (const row of inert) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
  }
  return inert
    .map((row) => {
      const cells = row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - displayWidth(cell)));
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
