import type { FormatReading } from '../format.js';
import { type OfficeKind, officeParts, type Parts, partOf } from '../office/office-archive.js';
import { officeFields } from '../office/office-fields.js';
import { relationshipsOf } from '../office/relationships.js';
import { readXml } from '../xml/read-xml.js';
import { NumberFormats } from './number-formats.js';
import { CellBudget, type Sheet, SheetRows } from './sheet.js';
import { columnOf, workbookText } from './workbook-text.js';

const kind: OfficeKind = { name: 'Excel workbook (.xlsx)', remedy: 'save it as .xlsx' };
const workbookPart = 'xl/workbook.xml';

/** What cells are shown with. */
interface Shared {
  readonly strings: readonly string[];
  readonly formats: NumberFormats;
}

/** @param maxBytes Of all parts together, unpacked. @throws {Unreadable} with the reason */
export async function readXlsx(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const parts = await officeParts(bytes, maxBytes, kind);
  const { listed, countsFrom1904 } = workbookOf(parts);
  const shared = { strings: stringsOf(parts), formats: NumberFormats.of(parts, countsFrom1904) };
  const leadsTo = relationshipsOf(parts, workbookPart);
  const budget = new CellBudget();
  const sheets: Sheet[] = [];
  const missing: string[] = [];
  for (const { name, id } of listed) {
    const { type, target } = leadsTo.get(id) ?? {};
    const part = target === undefined ? undefined : parts.get(target);
    if (part !== undefined && type === 'worksheet') sheets.push(sheetOf(name, part, shared, budget));
    // A sheet that is a chart holds no cells.
    else if (type !== 'chartsheet') missing.push(`the sheet “${name.slice(0, 80)}” is missing`);
  }
  const reading = workbookText(sheets);
  const faults = [...(reading.fault === undefined ? [] : [reading.fault]), ...missing];
  const fault = faults.length === 0 ? {} : { fault: faults.join(', ').slice(0, 900) };
  return { ...reading, fields: officeFields(parts), ...fault };
}

function workbookOf(parts: Parts) {
  const listed: { readonly name: string; readonly id: string }[] = [];
  let countsFrom1904 = false;
  readXml(partOf(parts, workbookPart, kind), {
    open(element, { name = '', id = '', date1904 }) {
      if (element === 'sheet') listed.push({ name, id });
      if (element === 'workbookPr') countsFrom1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  return { listed, countsFrom1904 };
}

/** The texts that cells name by number, without the readings above Japanese and Chinese characters. */
function stringsOf(parts: Parts): readonly string[] {
  const bytes = parts.get('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let words = '';
  let isText = false;
  let isReading = false;
  readXml(bytes, {
    open(name) {
      if (name === 'si') words = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isReading = true;
    },
    text(piece) {
      if (isText && !isReading) words += piece;
    },
    close(name) {
      if (name === 'si') strings.push(words);
      else if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
    },
  });
  return strings;
}

function sheetOf(name: string, part: Buffer, shared: Shared, budget: CellBudget): Sheet {
  const rows = new SheetRows(budget);
  let row = 0;
  let column = -1;
  let cell: { readonly t?: string; readonly s?: string } = {};
  let value = '';
  let isValue = false;
  readXml(part, {
    open(element, { r, t, s }) {
      if (element === 'row') {
        row = /^\d{1,7}$/.test(r ?? '') ? Number(r) : row + 1;
        column = -1;
      } else if (element === 'c') {
        column = (r === undefined ? undefined : columnOf(r)) ?? column + 1;
        cell = { ...(t === undefined ? {} : { t }), ...(s === undefined ? {} : { s }) };
        value = '';
      } else if (element === 'v' || element === 't') isValue = true;
    },
    text(piece) {
      if (isValue && !rows.isFull) value += piece;
    },
    close(element) {
      if (element === 'v' || element === 't') isValue = false;
      else if (element === 'c') rows.addCell(column, shown(value, cell, shared));
      else if (element === 'row') rows.endRow(row);
    },
  });
  return rows.sheet(name);
}

/** A value as the cell shows it. */
function shown(
  value: string,
  { t, s }: { readonly t?: string; readonly s?: string },
  shared: Shared,
): string {
  if (value === '') return '';
  switch (t) {
    case 's':
      return shared.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case undefined:
    case 'n':
      return shared.formats.shown(value, s);
    default:
      return value;
  }
}
