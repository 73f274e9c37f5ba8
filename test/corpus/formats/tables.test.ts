import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/corpus/formats/csv.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const { documents, reasons } = await readFolder(await folderOf(files));
  const rows = (id: string) => {
    const document = documents.get(id);
    const anchors = document?.places?.anchors ?? [];
    return anchors.map(({ offset, label }, i) => [
      label,
      document?.text.slice(offset, anchors[i + 1]?.offset).trim(),
    ]);
  };
  return { documents, reasons, rows };
}

describe('CSV', () => {
  it('is read row by row, each value behind its column’s name, counted as a spreadsheet does', async () => {
    const { rows, documents } = await read({
      'deals.csv': 'Company,Country,Note\nHuawei,China,"Flagged, in 2012"\n\nLenovo,,"two\n\nlines"\n',
    });
    expect(rows('deals.csv')).toEqual([
      ['row 2', 'Company: Huawei\nCountry: China\nNote: Flagged, in 2012'],
      ['row 4', 'Company: Lenovo\nNote: two\nlines'],
    ]);
    expect(documents.get('deals.csv')?.places?.areSeparate).toBe(true);
  });

  it.each([';', '\t', '|'])('is read with %j between the values, too', async (sign) => {
    const { rows } = await read({ 'a.csv': `Name${sign}Sum\n"A, B"${sign}1,5\n` });
    expect(rows('a.csv')).toEqual([['row 2', 'Name: A, B\nSum: 1,5']]);
  });

  it.each(['\t', ';', '|', ','])('is parted at %j, all of its values quoted, too', async (delimiter) => {
    const rows = [
      ['name', 'sum'],
      ['Quay; Ltd', '3,400'],
      ['Say "hi" | now', '1,200'],
    ];
    const quoted = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter));
    const { text } = await csv.read(Buffer.from(`${quoted.join('\n')}\n`), parsingLimits);
    expect(text).toBe('name: Quay; Ltd\nsum: 3,400\n\nname: Say "hi" | now\nsum: 1,200\n');
  });

  it('takes a first row that holds a number for a row', async () => {
    const { rows } = await read({ 'a.csv': 'Huawei,2012\nLenovo,2014\n' });
    expect(rows('a.csv')).toEqual([
      ['row 1', 'Huawei\n2012'],
      ['row 2', 'Lenovo\n2014'],
    ]);
  });

  it('takes the first of a list of sentences for a row, and a short word above it for a name', async () => {
    const { rows } = await read({ 'a.csv': 'It rains.\nIt snows.\n', 'b.csv': 'claim\nIt rains.\n' });
    expect(rows('a.csv')).toEqual([
      ['row 1', 'It rains.'],
      ['row 2', 'It snows.'],
    ]);
    expect(rows('b.csv')).toEqual([['row 2', 'claim: It rains.']]);
  });

  it('loses one row to a quotation mark that nothing closes, which is read as it is written and named', async () => {
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `Ship ${from + i};sails ${from + i}\r\n`).join('');
    const {
      documents,
      reasons,
      rows: read_,
    } = await read({
      'end.csv': `name;note\r\n${rows(0, 3)}Bad;"no end\r\n${rows(3, 6)}`,
      'middle.csv': `name;note\n${rows(0, 3)}Bad;"no end\n${rows(3, 5)}Good;"with a mark"\n`,
    });
    for (const id of ['end.csv', 'middle.csv']) {
      expect(reasons[id]).toBe('the quotation marks do not match in line 5; the rest of it is read');
      const labels = read_(id);
      expect(labels.slice(2, 6).map(([, row]) => row)).toEqual([
        'name: Ship 2\nnote: sails 2',
        'name: Bad\nnote: "no end',
        'name: Ship 3\nnote: sails 3',
        'name: Ship 4\nnote: sails 4',
      ]);
    }
    expect(documents.get('middle.csv')?.text).toContain('name: Good\nnote: with a mark');
  });

  it('names columns by years, by all names but the first, and by the row below a title', async () => {
    const { rows } = await read({
      'years.csv': 'Region,2021,2022\nNorth,7.5,8\nSouth,1,2\n',
      'frame.csv': ',ship,crew\n0,Ada,12\n1,Grace,9\n',
      'titled.csv': 'Ships of the harbour, 2024\n\nship;crew\nAda;12\nGrace;9\n',
      'named.csv': 'sep=|\na,b|c\n1|2\n',
      'blanks.csv': 'name, note\nAda, "one, two"\n',
      'rows.csv': 'North,2021\nSouth,2022\n',
    });
    expect(rows('years.csv')[0]).toEqual(['row 2', 'Region: North\n2021: 7.5\n2022: 8']);
    expect(rows('frame.csv')[1]).toEqual(['row 3', '1\nship: Grace\ncrew: 9']);
    expect(rows('titled.csv')).toEqual([
      ['row 1', 'Ships of the harbour, 2024'],
      ['row 4', 'ship: Ada\ncrew: 12'],
      ['row 5', 'ship: Grace\ncrew: 9'],
    ]);
    expect(rows('named.csv')).toEqual([['row 3', 'a,b: 1\nc: 2']]);
    expect(rows('blanks.csv')).toEqual([['row 2', 'name: Ada\nnote: one, two']]);
    expect(rows('rows.csv')[0]).toEqual(['row 1', 'North\n2021']);
  });

  it('is Windows-1252 where it is no UTF-8 and may be that, which the report says', async () => {
    const latin = Buffer.from('name;city\nJos\xe9 Mart\xedn;M\xe1laga\n', 'latin1');
    const mostlyUtf8 = Buffer.concat([Buffer.from('name;city\nJosé;Málaga é\n'), Buffer.from([0xe9, 0x0a])]);
    const { rows, reasons, documents } = await read({
      'latin.csv': latin,
      'mixed.csv': mostlyUtf8,
      'none.csv': Buffer.from('a;b\n\x81\xe9;c\n', 'latin1'),
    });
    expect(rows('latin.csv')).toEqual([['row 2', 'name: José Martín\ncity: Málaga']]);
    expect([...documents.keys()]).toEqual(['latin.csv', 'mixed.csv']);
    expect(rows('mixed.csv').at(-1)?.[1]).toContain('\ufffd');
    expect(reasons['latin.csv']).toBe('names no encoding and is no UTF-8, so it is taken for Windows-1252');
    expect(reasons['mixed.csv']).toBe('a character is no UTF-8 and shown as \ufffd; the rest of it is read');
    expect(reasons['none.csv']).toBe('is neither UTF-8 nor UTF-16 text; save it as UTF-8');
  });

  it('takes values of two million blanks in linear time', async () => {
    // In quadratic time it would take hours, and meet the folder's time limit.
    const { rows } = await read({ 'a.csv': `a,b\n1,"x${' '.repeat(2_000_000)}y"\n` });
    expect(rows('a.csv')).toHaveLength(1);
  });
});

describe('JSON Lines', () => {
  it('is read line by line, what is nested by its path', async () => {
    const { rows } = await read({
      'a.jsonl':
        '{"title":"One","by":{"name":"Ada","age":36},"tags":["x","y"],"none":null,"__proto__":"p"}\n\n"just text"\r\n{"list":[{"a":1},{"a":2}]}',
    });
    expect(rows('a.jsonl')).toEqual([
      ['row 1', 'title: One\nby.name: Ada\nby.age: 36\ntags: x, y\n__proto__: p'],
      ['row 3', 'just text'],
      ['row 4', 'list.0.a: 1\nlist.1.a: 2'],
    ]);
  });
});

it('leaves out a broken line alone, and tells of it as of a fault of the file', async () => {
  const folder = await folderOf({ 'a.jsonl': '{"a":1}\n{"a"\n\n[3]\n' });
  const { rows } = await read({ 'a.jsonl': '{"a":1}\n{"a"\n\n[3]\n' });
  expect(rows('a.jsonl')).toEqual([
    ['row 1', 'a: 1'],
    ['row 4', '3'],
  ]);
  expect((await readFolder(folder)).skipped).toEqual([
    { file: 'a.jsonl', reason: 'line 2 is no JSON; the rest of it is read', isFault: true, isPartial: true },
  ]);
});

it('leaves out broken tables with a reason, beside good ones', async () => {
  const deep = 50_000;
  const { documents, reasons } = await read({
    'good.csv': 'a,b\nc,d\n',
    'names-alone.csv': 'Company,Country\n',
    'nul.csv': 'a,b\nc,\0\n',
    'open.csv': 'a,b\n"c,d\n',
    'cut-off.jsonl': '{"a":1}\n{"a":',
    'none.jsonl': 'Plain text\n\nof\nfive\nlong\nlines.',
    'deep.jsonl': `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
    'latin.jsonl': Buffer.from('{"a":"caf\xe9"}', 'latin1'),
  });
  expect([...documents.keys()]).toEqual(['cut-off.jsonl', 'good.csv', 'open.csv']);
  expect(reasons).toEqual({
    'names-alone.csv': 'holds no rows',
    'nul.csv': 'holds NUL characters, so it is no text',
    'open.csv': 'the quotation marks do not match in line 2; the rest of it is read',
    'cut-off.jsonl': 'line 2 is no JSON; the rest of it is read',
    'none.jsonl': 'lines 1, 3, 4 and 2 more are no JSON',
    'deep.jsonl': 'is nested too deeply to be read',
    'latin.jsonl': 'is neither UTF-8 nor UTF-16 text; save it as UTF-8',
  });
});
