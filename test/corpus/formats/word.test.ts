import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteAt } from '../../../src/core/types/quote.js';
import { word } from '../../../src/corpus/formats/word.js';
import { docx, docxEntries, paragraph, table, wordNamespace } from '../../support/docx.js';
import { bombEntry, zip, zipEntry } from '../../support/zip.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

const read = (bytes: Uint8Array) => word.read(bytes, parsingLimits);

const note = `<w:footnote w:id="2"><w:p><w:r><w:t>See the annex.</w:t></w:r></w:p></w:footnote>`;

const report = docx(
  [
    paragraph('Data deal & its price', { style: 'Title' }),
    paragraph('It gave access to four companies.'),
    paragraph('What comes next', { style: 'heading 1' }),
    paragraph('One point', { list: 1 }),
    paragraph('Another point', { list: 1 }),
    paragraph('First step.', { list: 2 }),
    paragraph('Second step.', { list: 2 }),
    table([
      ['Company', 'Since'],
      ['Huawei', '2010\nor before'],
    ]),
    `<w:p><w:r><w:t>A line</w:t><w:br/><w:t>and another</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del><w:ins><w:r><w:t> inserted.</w:t></w:r></w:ins></w:p>`,
  ].join(''),
  {
    core: '<dc:title>The deal &amp; more</dc:title><dc:creator>Ada Lovelace</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2018-06-05T21:14:00Z</dcterms:created><dcterms:modified>2020-01-01T00:00:00Z</dcterms:modified>',
    notes: note,
  },
);

describe('a Word file', () => {
  it('is read with its equations, in the sentence in which they stand', async () => {
    const t = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
    const equation = `<m:oMath>${t('r')}${t(' = ')}<m:f><m:num>${t('a')}</m:num><m:den>${t('b')}</m:den></m:f>${t(' &lt; ')}<m:sSup><m:e>${t('x')}</m:e><m:sup>${t('2')}</m:sup></m:sSup></m:oMath>`;
    const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const { text } = await read(
      docx(
        `<w:p xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${words('The rate ')}${equation}${words(' is due.')}</w:p>`,
      ),
    );
    expect(text).toBe('The rate r = a/b < x² is due.\n');
  });

  it('is read with its headings, lists, tables and notes as text', async () => {
    const { text, heading, places } = await read(report);
    expect(text).toBe(`Data deal & its price

It gave access to four companies.

What comes next

• One point
• Another point

1. First step.
2. Second step.

Company | Since
Huawei | 2010
or before

A line
and another[1] inserted.

See the annex.
`);
    expect(heading).toBe('Data deal & its price');
    expect(places?.anchors.map(({ offset, label }) => [label, text.slice(offset, offset + 9)])).toEqual([
      ['section “Data deal & its price”', 'Data deal'],
      ['section “What comes next”', 'What come'],
    ]);
    expect(places?.areSeparate).toBe(false);
  });

  it('is read with the numbers that Word gives to lists and headings, over several levels', async () => {
    const numbered = (text: string, level: number, list = 7, style = '') =>
      `<w:p><w:pPr>${style}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr><w:pPrChange w:id="1"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const level = (at: number, format: string, text: string, start = 1) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '§ %1', 4)}${level(1, 'lowerLetter', '%1.%2)')}${level(2, 'upperRoman', '(%3)')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>`;
    const { text, blocks = [] } = await read(
      docx(
        [
          numbered('Rent', 0, 7, '<w:pStyle w:val="heading1"/>'),
          numbered('is due monthly.', 1),
          numbered('may rise.', 1),
          numbered('By law.', 2),
          numbered('Notice', 0),
          numbered('is in writing.', 1),
          numbered('Annex', 0, 8),
        ].join(''),
        { numbering },
      ),
    );
    expect(text).toBe(
      '§ 4 Rent\n\n4.a) is due monthly.\n4.b) may rise.\n(I) By law.\n§ 5 Notice\n5.a) is in writing.\n§ 9 Annex\n',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', ...Array(6).fill('list-item')]);
  });

  it('has its numbers where they belong, whatever characters and ends of lines its parts are written with', async () => {
    const item = (text: string) => `${paragraph(text, { list: 2 })}\r\n<!-- 😀 -->\r\n`;
    const body = `${item('😀 One & two')}<w:p/>${item('Tŵo')}${paragraph('Plain')}${item('漢字')}`;
    expect((await read(docx(body))).text).toBe('1. 😀 One & two\n2. Tŵo\n\nPlain\n\n3. 漢字\n');
  });

  it('has the heads and feet of its pages in the margin, each once, and no page numbers', async () => {
    const part = (name: string, ...texts: string[]) =>
      `<w:${name} xmlns:w="${wordNamespace}">${texts.map((text) => paragraph(text)).join('')}</w:${name}>`;
    const { text, blocks = [] } = await read(
      docx(paragraph('The pool opens at nine.'), {
        further: {
          'word/header1.xml': part('hdr', 'Town of Harbury & Sons'),
          'word/header2.xml': part('hdr', 'Town of Harbury & Sons'),
          'word/footer1.xml': part('ftr', 'Confidential', '3'),
        },
      }),
    );
    expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['paragraph', 'The pool opens at nine.'],
      ['margin', 'Town of Harbury & Sons'],
      ['margin', 'Confidential'],
    ]);
  });

  it('shows where an object of another program stands', async () => {
    const object = '<w:r><w:object><o:OLEObject xmlns:o="urn:o" ProgID="Equation.3"/></w:object></w:r>';
    const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const { text } = await read(docx(`<w:p>${words('The rate is ')}${object}${words(' and is due.')}</w:p>`));
    expect(text).toBe('The rate is \ufffc and is due.\n');
  });

  it('takes title, author and date from its core properties, and no title that a program has put there', async () => {
    expect((await read(report)).fields).toEqual({
      title: 'The deal & more',
      author: 'Ada Lovelace',
      date: '2018-06-05',
    });
    for (const title of ['Microsoft Word - draft3.doc', 'Document1', ' ']) {
      const { fields } = await read(
        docx(paragraph('Words.'), {
          core: `<dc:title>${title}</dc:title><dcterms:created/><dcterms:modified>2020-01-01T00:00:00Z</dcterms:modified>`,
        }),
      );
      expect(fields).toEqual({ date: '2020-01-01' });
    }
  });

  it('gives the parser nothing but the parts that are text', async () => {
    const entries = docxEntries(paragraph('Good words.'));
    const inner = zip([await bombEntry('word/document.xml', 400)]);
    const { text } = await read(
      zip([
        ...entries,
        zipEntry('word/embeddings/inner.zip', inner),
        zipEntry('mammoth/style-map', 'p => h1'),
      ]),
    );
    expect(text).toBe('Good words.\n');
  });
});

it('leaves out broken and hostile Word files with a reason, beside good ones', async () => {
  const entries = docxEntries(paragraph('Words.'));
  const others = entries.filter(({ name }) => name !== 'word/document.xml');
  const withDocument = (xml: string) => zip([...others, zipEntry('word/document.xml', xml)]);
  const body = (inner: string) =>
    `<w:document xmlns:w="${wordNamespace}"><w:body>${inner}</w:body></w:document>`;
  const bomb = await bombEntry('word/document.xml', 400);
  expect(bomb.packed.length).toBeLessThan(420_000);
  const first = zipEntry('a/0.xml', 'a'.repeat(2_000_000));
  const depth = 50_000;
  const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(12)}">`).join(
    '',
  );
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const { documents, reasons } = await readFolder(
    await folderOf({
      'good.docx': report,
      'bomb.docx': zip([...others, bomb]),
      'bomb-many.docx': zip([
        ...entries,
        ...(await Promise.all([1, 2, 3, 4].map((n) => bombEntry(`word/part${n}.xml`, 30)))),
      ]),
      'bomb-lying.docx': zip([...others, { ...bomb, declared: 1_000 }]),
      'bomb-nested.docx': zip([zipEntry('inner.docx', zip([bomb]))]),
      'bomb-overlapping.docx': zip([
        first,
        ...Array.from({ length: 40 }, (_, i) => ({ ...first, name: `a/${i + 1}.xml`, offset: 0 })),
      ]),
      'cut-off.docx': report.subarray(0, report.length / 2),
      'deep.docx': withDocument(
        body(`${'<w:sdt><w:sdtContent>'.repeat(depth / 2)}${'</w:sdtContent></w:sdt>'.repeat(depth / 2)}`),
      ),
      'empty.docx': docx(paragraph('')),
      'encrypted.docx': Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted-entry.docx': zip(entries.map((entry) => ({ ...entry, isEncrypted: true }))),
      'entities.docx': withDocument(
        `<!DOCTYPE w [<!ENTITY l0 "ha">${laughs}]>${body(paragraph('X').replace('X', '&l12;'))}`,
      ),
      'old.docx': old,
      'sheet.docx': zip([zipEntry('xl/workbook.xml', '<workbook/>')]),
      'text.docx': 'Plain text.',
      'twice.docx': zip([...entries, zipEntry('word/document.xml', body(paragraph('Other words.')))]),
      'xml.docx': withDocument(`${body(paragraph('Words.')).slice(0, -30)}`),
    }),
  );
  expect([...documents.keys()]).toEqual(['good.docx']);
  const encrypted = 'is encrypted: it opens only with a password';
  const noXml = 'holds XML that cannot be read';
  expect(reasons).toEqual({
    'bomb.docx': 'unpacks to more than 100 MB',
    'bomb-many.docx': 'unpacks to more than 100 MB',
    'bomb-lying.docx': 'is a damaged archive: word/document.xml cannot be unpacked',
    'bomb-nested.docx': 'is no Word file: it holds no document',
    'bomb-overlapping.docx': 'is a damaged archive: its entries overlap',
    'cut-off.docx': 'is cut off: its end is missing',
    'deep.docx': 'is nested too deeply to be read',
    'empty.docx': 'holds no text',
    'encrypted.docx': encrypted,
    'encrypted-entry.docx': encrypted,
    'entities.docx': noXml,
    'old.docx': 'is a Word file of the old kind (.doc); save it as .docx',
    'sheet.docx': 'is no Word file: it holds no document',
    'text.docx': 'is no Word file (.docx)',
    'twice.docx': 'is a damaged archive: two of its entries have one name',
    'xml.docx': noXml,
  });
});

it('gives quotes that are slices of what is read, whatever stands in the file', async () => {
  const words = fc
    .array(
      fc.constantFrom('access', 'Größe', '四社', '<b>', 'a & b', '👩‍👩‍👧', 'deal.', '"x"', '&amp;', '•'),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => parts.join(' '));
  const block = fc.oneof(
    words.map((text) => ({ xml: paragraph(text), text, place: undefined })),
    words.map((text) => ({ xml: paragraph(text, { list: 1 }), text: `• ${text}`, place: undefined })),
    words.map((text) => ({ xml: paragraph(text, { style: 'heading 2' }), text, place: text })),
    fc.tuple(words, words).map(([a, b]) => ({ xml: table([[a, b]]), text: `${a} | ${b}`, place: undefined })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
      const reading = await read(docx(blocks.map(({ xml }) => xml).join('')));
      const document = { id: 'a.docx', title: 'a', titleOrigin: 'file-name' as const, ...reading };
      expect(reading.text.split(/\n+/).filter(Boolean)).toEqual(blocks.map(({ text }) => text));
      let from = 0;
      let section: string | undefined;
      for (const { text, place } of blocks) {
        if (place !== undefined) section = `section “${place}”`;
        const start = reading.text.indexOf(text, from);
        const quote = quoteAt(document, { start, end: start + text.length });
        expect(quote.text).toBe(text);
        expect(quote.citation.place).toBe(section);
        from = start + text.length;
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
});
