import type { FormatReading } from '../format.js';
import { type OfficeKind, officeParts, partOf } from '../office/office-archive.js';
import { officeFields } from '../office/office-fields.js';
import { readXml } from '../xml/read-xml.js';
import { CellBudget, type Sheet, SheetRows } from './sheet.js';
import { workbookText } from './workbook-text.js';

const kind: OfficeKind = { name: 'OpenDocument spreadsheet (.ods)', remedy: 'save it as .ods' };

/** A value that is repeated over more columns fills a background, and says nothing more. */
const maxRepeated = 1_000;

/** @param maxBytes Of all parts together, unpacked. @throws {Unreadable} with the reason */
export async function readOds(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const parts = await officeParts(bytes, maxBytes, kind);
  return { ...workbookText(sheetsOf(partOf(parts, 'content.xml', kind))), fields: officeFields(parts) };
}

function sheetsOf(content: Buffer): Sheet[] {
  const budget = new CellBudget();
  const sheets: Sheet[] = [];
  let rows: SheetRows | undefined;
  let name = '';
  let row = 1;
  let rowTimes = 1;
  let column = 0;
  let cellTimes = 1;
  let lines: string[] = [];
  /** What stands in a cell and is not its value: remarks, drawings. */
  let aside = 0;
  let isInCell = false;
  readXml(content, {
    open(element, attributes) {
      if (element === 'annotation' || element === 'shapes' || element === 'tracked-changes') aside++;
      else if (element === 'table' && aside === 0) {
        rows = new SheetRows(budget);
        name = attributes['name'] ?? '';
        row = 1;
      } else if (element === 'table-row') {
        rowTimes = times(attributes['number-rows-repeated']);
        column = 0;
      } else if (element === 'table-cell' || element === 'covered-table-cell') {
        cellTimes = times(attributes['number-columns-repeated']);
        lines = [];
        isInCell = true;
      } else if (element === 'p' && aside === 0) lines.push('');
      else if (element === 's') add(' '.repeat(Math.min(times(attributes['c']), 100)));
      else if (element === 'tab' || element === 'line-break') add(' ');
    },
    text: add,
    close(element) {
      if (element === 'annotation' || element === 'shapes' || element === 'tracked-changes') aside--;
      else if (element === 'table-cell' || element === 'covered-table-cell') {
        const value = lines.join('\n');
        const filled = value.trim() === '' ? 0 : Math.min(cellTimes, maxRepeated);
        for (let i = 0; i < filled; i++) rows?.addCell(column + i, value);
        column += cellTimes;
        isInCell = false;
      } else if (element === 'table-row') {
        rows?.endRow(row, rowTimes);
        row += rowTimes;
      } else if (element === 'table' && rows !== undefined && aside === 0) {
        sheets.push(rows.sheet(name));
        rows = undefined;
      }
    },
  });
  return sheets;

  function add(words: string): void {
    if (isInCell && aside === 0 && lines.length > 0) lines[lines.length - 1] += words;
  }
}

function times(repeated: string | undefined): number {
  const count = Number(repeated ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}
