import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/core/check/words-in.js';
import { hashOf } from '../../src/core/indexing/hashes.js';
import { splitIntoSentences } from '../../src/core/indexing/sentences.js';
import type { Document } from '../../src/core/types/document.js';
import { verifyWords } from '../../src/core/verify/verify-words.js';
import { docx, table } from '../support/docx.js';
import { openDocument } from '../support/office.js';
import { documentOf } from '../support/texts.js';
import { folderOf, readFolder } from './folder.js';

const lost = '\ufffd';
const nothing = '\ufffc';

/** A table in which the second cell of its second row says nothing in words; before and behind it stand "Ferry" and "daily". */
const rows = (cell: string) => [
  ['Line', 'Access', 'Runs'],
  ['Ferry', cell, 'daily'],
];

const htmlTable = (cell: string) =>
  `<table>${rows(cell)
    .map((row) => `<tr>${row.map((words) => `<td>${words}</td>`).join('')}</tr>`)
    .join('')}</table>`;

const odtTable = (cell: string) => {
  const cells = (row: readonly string[]) =>
    row.map((words) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`).join('');
  return `<table:table>${rows(cell)
    .map((row) => `<table:table-row>${cells(row)}</table:table-row>`)
    .join('')}</table:table>`;
};

const rtfTable = (cell: string) =>
  `{\\rtf1 ${rows(cell)
    .map((row) => `\\trowd\\pard\\intbl ${row.join('\\cell ')}\\cell\\row`)
    .join('')}\\pard}`;

async function read(files: Parameters<typeof folderOf>[0]) {
  const { documents, reasons } = await readFolder(await folderOf(files));
  const [[name = '', document] = []] = [...documents];
  if (document === undefined) throw new Error(`nothing read: ${JSON.stringify(reasons)}`);
  return { document, reason: reasons[name] };
}

function shown({ text, blocks = [] }: Document): readonly (readonly string[])[] {
  return blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe('a cell without words', () => {
  it.each([
    ['a picture on a page', { 'a.html': htmlTable('<img src="ramp.png">') }],
    [
      'pictures on a page',
      { 'a.html': htmlTable('<a href="#"><img src="ramp.png"></a> <img src="lift.png">') },
    ],
    ['a formula on a page', { 'a.html': htmlTable('<math><mrow></mrow></math>') }],
    ['an object in a Word file', { 'a.docx': docx(table(rows(nothing))) }],
    [
      'a picture in an OpenDocument text',
      { 'a.odt': openDocument(odtTable('<draw:frame><draw:image/></draw:frame>')) },
    ],
    ['an object in an OpenDocument text', { 'a.odt': openDocument(odtTable('<draw:object-ole/>')) }],
    ['a picture in RTF', { 'a.rtf': rtfTable('{\\pict\\bin4 }}{\\*}') }],
    [
      'a picture in RTF for newer programs',
      { 'a.rtf': rtfTable('{\\*\\shppict{\\pict 00}}{\\nonshppict{\\pict 00}}') },
    ],
  ])('%s is a mark, which neither sentence nor check crosses, and the report names it', async (_, files) => {
    const { document, reason } = await read(files);
    const kinds = shown(document).map(([kind]) => kind);
    expect(kinds).toContain('mark');
    expect(kinds.filter((kind) => kind !== 'mark')).toEqual(['table-row', 'table-row', 'table-row']);
    expect(reason).toMatch(/pictures? or objects? ha(?:s|ve) no text; the rest of it is read$/);
    for (const { start, end } of splitIntoSentences(document.text, undefined, document.blocks))
      expect(document.text.slice(start, end)).not.toContain(nothing);
    expect((await wordsIn(document, 'Ferry | daily')).kind).not.toBe('exact');
    const row = document.text.slice(document.text.indexOf('Ferry'), document.text.indexOf('daily') + 5);
    expect((await wordsIn(document, row)).kind).not.toBe('exact');
  });

  it.each([
    [
      'is its alternative text, where it has one',
      htmlTable('<img alt="wheelchair ramp">'),
      'Ferry | wheelchair ramp | daily',
    ],
    ['says nothing where that is empty', htmlTable('<img alt="">'), 'Ferry | daily'],
    ['is its words where it has any', htmlTable('<img> ramp'), 'Ferry | ramp | daily'],
  ])('%s', async (_, page, row) => {
    const { document, reason } = await read({ 'a.html': page });
    expect(shown(document)[1]).toEqual(['table-row', row]);
    expect(reason).toBeUndefined();
  });

  it('keeps the row that names the columns of what stands behind it', async () => {
    const { document } = await read({
      'a.html': htmlTable('<img>').replace(/<td>(Line|Access|Runs)/g, '<th>$1'),
    });
    const headers = (document.blocks ?? [])
      .filter(({ kind }) => kind === 'table-row')
      .map(({ header }) => header);
    expect(headers).toEqual([undefined, 0, 0]);
  });
});

describe('a character that is lost', () => {
  it.each([
    ['text', { 'a.txt': `The fund paid ${lost}400 in May.\n` }],
    ['Markdown', { 'a.md': `The fund paid ${lost}400 in May.\n` }],
    ['a page', { 'a.html': `<p>The fund paid ${lost}400 in May.</p>` }],
    ['a table', { 'a.csv': `who,what\nThe fund,The fund paid ${lost}400 in May.\n` }],
    ['JSON', { 'a.jsonl': '{"words":"The fund paid \\ufffd400 in May."}\n' }],
    ['subtitles', { 'a.srt': `1\n00:00:01,000 --> 00:00:02,000\nThe fund paid ${lost}400 in May.\n` }],
    [
      'a mail',
      {
        'a.eml': `From: a@b.c\nSubject: Fund\nContent-Type: text/plain; charset=utf-8\n\nThe fund paid ${lost}400 in May.\n`,
      },
    ],
    ['a Word file', { 'a.docx': docx(`<w:p><w:r><w:t>The fund paid ${lost}400 in May.</w:t></w:r></w:p>`) }],
  ])('in %s is a mark, and the report names it', async (_, files) => {
    const { document, reason } = await read(files);
    expect(shown(document)).toContainEqual(['mark', lost]);
    expect(reason).toBe(`a character is lost (${lost}); the rest of it is read`);
    expect((await wordsIn(document, `The fund paid ${lost}400 in May`)).kind).not.toBe('exact');
    expect((await wordsIn(document, 'The fund paid')).kind).toBe('exact');
  });

  it('is told of once, where its encoding is what lost it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Größe, Maß, Fläche '),
      Buffer.from([0xff]),
      Buffer.from(' in May.\n'),
    ]);
    expect((await read({ 'a.txt': bytes })).reason).toBe(
      `a character is no UTF-8 and shown as ${lost}; the rest of it is read`,
    );
  });

  it('is one mark with those beside it; a text that lacks more than anybody would read is skipped', async () => {
    expect(shown((await read({ 'a.txt': `Paid ${lost.repeat(3)} in May.\n` })).document)).toEqual([
      ['paragraph', 'Paid'],
      ['mark', lost.repeat(3)],
      ['paragraph', 'in May.'],
    ]);
    const { reasons } = await readFolder(await folderOf({ 'a.txt': `a ${lost} `.repeat(20_001) }));
    expect(reasons['a.txt']).toBe('lacks characters at more than 20,000 places, as no text for people does');
  });
});

it('a quote in whose midst something without text has come stands there no longer', async () => {
  const text = 'The fund paid\n400 in May.\n';
  const before = documentOf('a.pdf', text);
  const blocks = [
    { kind: 'paragraph' as const, start: 0, end: 13 },
    { kind: 'mark' as const, start: 14, end: 14 },
    { kind: 'paragraph' as const, start: 14, end: 25 },
  ];
  const now = documentOf('a.pdf', `${text}More.\n`, {
    blocks: [...blocks, { kind: 'paragraph', start: 26, end: 31 }],
  });
  const quoted = {
    documentId: 'a.pdf',
    documentHash: hashOf(before.text),
    span: { start: 0, end: 25 },
    words: text.trim(),
  };
  const verified = (document: Document) =>
    verifyWords(quoted, { read: async () => ({ kind: 'read', document }), renamed: async () => [] });
  expect((await verified(documentOf('a.pdf', `${text}More.\n`))).kind).toBe('unchanged');
  expect((await verified(now)).kind).toBe('changed');
});
