import { decodeText } from '../decode-text.js';
import type { Format } from '../format.js';
import { linesNamed } from '../lines.js';
import { withNotesOf } from '../reading-notes.js';
import { RowsText } from '../rows-text.js';

/** Tables as text: a row is a passage, counted as a spreadsheet does, where the line of column names is row 1. */
export const csv: Format = {
  name: 'CSV',
  extensions: ['.csv', '.tsv'],
  isParsed: true,
  async read(bytes, _, around) {
    const [{ rowsOf }, { delimiterOf }, { headerOf }] = await Promise.all([
      import('../tables/records.js'),
      import('../tables/delimiter.js'),
      import('../tables/header.js'),
    ]);
    const { text: source, ...told } = decodeText(bytes, around?.encoding);
    const { delimiter, from } = delimiterOf(source);
    const { rows, broken } = rowsOf(source.slice(from), delimiter);
    const header = headerOf(rows);
    const text = new RowsText();
    for (const [i, { number, values }] of rows.entries()) {
      if (i === header?.index) continue;
      const isNamed = header !== undefined && i > header.index;
      text.add(
        `row ${number + (from > 0 ? 1 : 0)}`,
        values.map((value, column) => [isNamed ? (header.names[column] ?? '') : '', value]),
      );
    }
    const reading = withNotesOf(text.reading(), told);
    if (broken.length === 0) return reading;
    return withNotesOf(reading, { fault: `the quotation marks do not match in ${linesNamed(broken)}` });
  },
};
