import { decode } from '../decode.js';
import type { Format } from '../format.js';
import { RowsText } from '../rows-text.js';
import { Unreadable } from '../unreadable.js';

const delimiters = [',', ';', '\t', '|'];

/** Tables as text: a row is a passage, counted as a spreadsheet does, where the line of column names is row 1. */
export const csv: Format = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  isParsed: true,
  async read(bytes) {
    const { CsvError, parse } = await import('csv-parse/sync');
    const source = decode(bytes);
    let records: readonly (readonly string[])[];
    try {
      records = parse(source, { delimiter: delimiterOf(source), relax_column_count: true });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new Unreadable(`is no table: the quotation marks do not match (line ${error['lines']})`);
    }
    const names = columnNames(records[0] ?? []);
    const text = new RowsText();
    for (const [i, record] of records.entries()) {
      if (i === 0 && names.length > 0) continue;
      text.add(
        i + 1,
        record.map((value, column) => [names[column] ?? '', value]),
      );
    }
    return text.reading();
  },
};

/** The first row as names of columns; [] where it is none: a cell is empty, a number, or there twice. */
function columnNames(first: readonly string[]): readonly string[] {
  const names = first.map((name) => name.replace(/\s+/g, ' ').trim());
  const areNames = names.every((name) => /\p{L}/u.test(name)) && new Set(names).size === names.length;
  return areNames ? names : [];
}

/** The sign that the first line has most often outside quotation marks. */
function delimiterOf(source: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(source)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
