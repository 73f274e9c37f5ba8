import { cleanLine, cutAtWord } from '../clean.js';
import type { FormatReading } from '../format.js';
import { RowsText } from '../rows-text.js';
import { type Header, headerOf } from '../tables/header.js';
import type { Row } from '../tables/records.js';
import type { Sheet } from './sheet.js';

/** Of a sheet's name so much is cited, in code units: as much as Excel allows. */
const maxNamedLength = 80;

/** A workbook as text, as that of a table: a row's values behind their columns' names; places name sheet, row and cells. */
export function workbookText(sheets: readonly Sheet[]): FormatReading {
  const text = new RowsText();
  const faults: string[] = [];
  for (const { name, rows, unreadFrom } of sheets) {
    const named = `sheet “${cutAtWord(cleanLine(name), maxNamedLength)}”`;
    const header = headerAbove(rows);
    for (const [i, row] of rows.entries()) {
      if (i === header?.index) continue;
      const isBelow = header !== undefined && i > header.index;
      text.add(
        `${named}, row ${row.number} (${rangeOf(row)})`,
        row.values.map((value, column) => [isBelow ? (header.names[column] ?? '') : '', value]),
      );
    }
    if (unreadFrom !== undefined) faults.push(`${named} from row ${unreadFrom} on`);
  }
  const reading = text.reading();
  if (faults.length === 0) return reading;
  return { ...reading, fault: `holds too many cells: ${faults.join(', ').slice(0, 500)} cannot be read` };
}

/** The row that names the columns; not a line of text above others, nor a row with nothing below it. */
function headerAbove(rows: readonly Row[]): Header | undefined {
  const header = headerOf(rows);
  if (header === undefined || header.index === rows.length - 1) return undefined;
  return header.names.filter((name) => name !== '').length > 1 ? header : undefined;
}

/** "B5:D5": from the first cell that holds anything to the last. */
function rangeOf({ number, values }: Row): string {
  const first = columnName(values.findIndex((value) => value !== ''));
  const last = columnName(values.length - 1);
  return first === last ? `${first}${number}` : `${first}${number}:${last}${number}`;
}

/** 0: A, 25: Z, 26: AA. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** The same back: 26 of "AA12"; undefined for what names no cell. */
export function columnOf(cell: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(cell)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
