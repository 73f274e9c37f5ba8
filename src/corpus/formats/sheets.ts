import type { Format } from '../format.js';

/** Excel workbooks: a row is a passage, as in a table, its values as they are shown. */
export const xlsx: Format = {
  name: 'Excel',
  extensions: ['.xlsx', '.xlsm'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readXlsx } = await import('../sheets/read-xlsx.js');
    return readXlsx(bytes, unpackedBytes);
  },
};

/** OpenDocument spreadsheets, likewise. */
export const ods: Format = {
  name: 'OpenDocument spreadsheet',
  extensions: ['.ods'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readOds } = await import('../sheets/read-ods.js');
    return readOds(bytes, unpackedBytes);
  },
};
