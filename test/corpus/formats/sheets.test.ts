import { describe, expect, it } from 'vitest';
import { tilingFault } from '../../../src/core/types/tiling.js';
import type { Format } from '../../../src/corpus/format.js';
import { ods, xlsx } from '../../../src/corpus/formats/sheets.js';
import { columnName, columnOf } from '../../../src/corpus/sheets/workbook-text.js';
import { archive, openDocument, part, xlsxParts } from '../../support/office.js';
import { bombEntry, zip } from '../../support/zip.js';
import { parsingLimits } from '../folder.js';

async function read(format: Format, bytes: Uint8Array) {
  const reading = await format.read(bytes, parsingLimits);
  const { text, blocks = [], places } = reading;
  expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
  expect(blocks.every(({ kind }) => kind === 'table-row')).toBe(true);
  const anchors = places?.anchors ?? [];
  const rows = anchors.map(({ offset, label }, i) => [
    label,
    text.slice(offset, anchors[i + 1]?.offset).trim(),
  ]);
  return { ...reading, rows };
}

const cell = (at: string, value: string | number, over = '') => `<c r="${at}"${over}><v>${value}</v></c>`;
const inline = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;

const styles = `<numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;EUR&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="49"/></cellXfs>`;

const budget = xlsxParts(
  {
    'Harbour fund': [
      row(1, inline('A1', 'Payments of 2024')),
      row(
        3,
        cell('A3', 0, ' t="s"'),
        cell('B3', 1, ' t="s"'),
        cell('C3', 2, ' t="s"'),
        inline('D3', 'Share'),
      ),
      row(
        4,
        cell('A4', 3, ' t="s"'),
        cell('B4', 45_352, ' s="1"'),
        `<c r="C4" s="2"><f>SUM(X1:X9)</f><v>1234.5</v></c>`,
        cell('D4', 0.125, ' s="3"'),
      ),
      row(9, cell('B9', 45_353, ' s="1"'), cell('C9', '#N/A', ' t="e"'), cell('E9', 1, ' t="b"')),
    ].join(''),
    Empty: '',
    Notes: row(1, inline('A1', 'Checked by Ada.')),
  },
  {
    strings: [
      '<t>Name</t>',
      '<t>Paid on</t>',
      '<r><t>Su</t></r><r><t>m</t></r>',
      '<t>Quay &amp; Sons</t><rPh><t>KWAY</t></rPh>',
    ],
    styles,
  },
);

describe('an Excel workbook', () => {
  it('is read row by row, dates and numbers as shown, each row with its sheet and cells', async () => {
    const { rows, places, fields } = await read(
      xlsx,
      archive({
        ...budget,
        'docProps/core.xml': part(
          'cp',
          '<dc:title>The fund</dc:title><dc:creator>Ada</dc:creator><dcterms:created>2024-03-01T10:00:00Z</dcterms:created>',
        ),
      }),
    );
    expect(rows).toEqual([
      ['sheet “Harbour fund”, row 1 (A1)', 'Payments of 2024'],
      [
        'sheet “Harbour fund”, row 4 (A4:D4)',
        'Name: Quay & Sons\nPaid on: 2024-03-01\nSum: 1,234.50 EUR\nShare: 12.50%',
      ],
      ['sheet “Harbour fund”, row 9 (B9:E9)', 'Paid on: 2024-03-02\nSum: #N/A\nTRUE'],
      ['sheet “Notes”, row 1 (A1)', 'Checked by Ada.'],
    ]);
    expect(places?.areSeparate).toBe(true);
    expect(fields).toEqual({ title: 'The fund', author: 'Ada', date: '2024-03-01' });
  });

  it('counts its days from 1904 where it says so', async () => {
    const parts = xlsxParts(
      { A: row(1, cell('A1', 43_890, ' s="1"')) },
      { styles, properties: '<workbookPr date1904="1"/>' },
    );
    expect((await read(xlsx, archive(parts))).text).toBe('2024-03-01\n');
  });

  it('is read without a sheet that is missing, which is named, and not at all without what names them', async () => {
    const { 'xl/worksheets/sheet3.xml': _, ...parts } = budget;
    const { rows, fault } = await read(xlsx, archive(parts));
    expect([rows.length, fault]).toEqual([3, 'the sheet “Notes” is missing']);
    const { 'xl/workbook.xml': __, ...none } = budget;
    await expect(read(xlsx, archive(none))).rejects.toThrow(
      'is no Excel workbook (.xlsx): xl/workbook.xml is missing',
    );
    const { 'xl/sharedStrings.xml': ___, 'xl/styles.xml': ____, ...bare } = budget;
    expect((await read(xlsx, archive(bare))).rows.at(-1)?.[1]).toBe('Checked by Ada.');
  });

  it('is read as far as a million cells, and says where it ends', async () => {
    const many = Array.from({ length: 1_100 }, (_, i) =>
      row(i + 1, ...Array.from({ length: 1_000 }, () => '<c><v>7</v></c>')),
    );
    const { rows, fault } = await read(xlsx, archive(xlsxParts({ Big: many.join('') })));
    expect([rows.length, fault]).toEqual([
      1_000,
      'holds too many cells: sheet “Big” from row 1001 on cannot be read',
    ]);
  });

  it('is not filled up by cells far to the right, and drops what stands where no column is', async () => {
    const far = Array.from({ length: 2_000 }, (_, i) =>
      row(i + 1, cell(`XFD${i + 1}`, 1), cell(`ZZZ${i + 1}`, 2)),
    );
    const { rows, fault } = await read(xlsx, archive(xlsxParts({ Far: far.join('') })));
    expect(rows[0]).toEqual(['sheet “Far”, row 1 (XFD1)', '1']);
    expect(fault).toMatch(/^holds too many cells: sheet “Far” from row \d+ on cannot be read$/);
  });

  it('is skipped by its reason where it is something else, encrypted, a bomb, or broken', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    await expect(read(xlsx, Buffer.from('a,b'))).rejects.toThrow('is no Excel workbook (.xlsx)');
    await expect(read(xlsx, old)).rejects.toThrow('is of the old kind of Office files; save it as .xlsx');
    await expect(
      read(xlsx, Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])),
    ).rejects.toThrow('is encrypted');
    await expect(read(xlsx, zip([await bombEntry('xl/workbook.xml', 300)]))).rejects.toThrow(
      /^unpacks to more than/,
    );
    const broken = archive({ ...budget, 'xl/worksheets/sheet1.xml': '<worksheet><row>' });
    await expect(read(xlsx, broken)).rejects.toThrow('holds XML that cannot be read');
    await expect(read(xlsx, archive(xlsxParts({ A: '' })))).rejects.toThrow('holds no rows');
  });

  it('expands no entity that it declares itself', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`;
    await expect(read(xlsx, archive({ ...budget, 'xl/worksheets/sheet1.xml': laughs }))).rejects.toThrow(
      'holds XML that cannot be read',
    );
  });
});

describe('an OpenDocument spreadsheet', () => {
  const p = (words: string) => `<text:p>${words}</text:p>`;
  const c = (content: string, over = '') => `<table:table-cell${over}>${content}</table:table-cell>`;
  const r = (cells: string, over = '') => `<table:table-row${over}>${cells}</table:table-row>`;
  const sheet = (name: string, rows: string) => `<table:table table:name="${name}">${rows}</table:table>`;

  it('is read as it is shown, repeated cells and rows in their places, remarks left out', async () => {
    const { rows, fields } = await read(
      ods,
      openDocument(
        sheet(
          'Fund',
          r(c(p('Name')) + c(p('Paid')) + c(p('Sum'))) +
            r(c('', ' table:number-columns-repeated="1024"'), ' table:number-rows-repeated="3"') +
            r(
              c(`<office:annotation>${p('a remark')}</office:annotation>${p('Quay')}${p('Ltd')}`) +
                c('', ' table:number-columns-repeated="1"') +
                c(p('3<text:s text:c="2"/>400')),
              ' table:number-rows-repeated="2"',
            ) +
            r('', ' table:number-rows-repeated="1048000"'),
        ),
        '<dc:title>The fund</dc:title><meta:initial-creator>Ada</meta:initial-creator><dc:creator>Grace</dc:creator><meta:creation-date>2024-03-01T10:00:00</meta:creation-date>',
      ),
    );
    expect(rows).toEqual([
      ['sheet “Fund”, row 5 (A5:C5)', 'Name: Quay\nLtd\nSum: 3  400'],
      ['sheet “Fund”, row 6 (A6:C6)', 'Name: Quay\nLtd\nSum: 3  400'],
    ]);
    expect(fields).toEqual({ title: 'The fund', author: 'Ada', date: '2024-03-01' });
  });

  it('is read as far as a million cells where a row repeats itself without end', async () => {
    const cells = c(p('x'), ' table:number-columns-repeated="2000"');
    const { rows, fault } = await read(
      ods,
      openDocument(sheet('Big', r(cells, ' table:number-rows-repeated="99999999"'))),
    );
    expect([rows.length, fault]).toEqual([
      1_000,
      'holds too many cells: sheet “Big” from row 1001 on cannot be read',
    ]);
  });

  it('is skipped by its reason where it is encrypted or holds nothing', async () => {
    const manifest = {
      'META-INF/manifest.xml': '<manifest><encryption-data/></manifest>',
      'content.xml': 'x',
    };
    await expect(read(ods, archive(manifest))).rejects.toThrow('is encrypted');
    await expect(read(ods, archive({ 'a.xml': '<a/>' }))).rejects.toThrow(
      'is no OpenDocument spreadsheet (.ods): content.xml is missing',
    );
    await expect(read(ods, openDocument(''))).rejects.toThrow('holds no rows');
  });
});

it('columns are named as spreadsheets name them, and back', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  expect(['A1', 'Z9', 'AA12', 'XFD1', '12', ''].map(columnOf)).toEqual([
    0,
    25,
    26,
    16_383,
    undefined,
    undefined,
  ]);
});
