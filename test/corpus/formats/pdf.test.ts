import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { tilingFault } from '../../../src/core/types/tiling.js';
import { pdf as format } from '../../../src/corpus/formats/pdf.js';
import { pagesNamed } from '../../../src/corpus/pdf/page-faults.js';
import { characterWidth, type Drawn, type PdfOptions, pageSize, pdf } from '../../support/pdf.js';
import { bombEntry } from '../../support/zip.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

async function read(pages: readonly (readonly Drawn[])[], options: PdfOptions = {}) {
  const reading = await format.read(pdf(pages, options), parsingLimits);
  const anchors = reading.places?.anchors ?? [];
  const at = anchors.map(({ offset, label }, i) => [
    label,
    reading.text.slice(offset, anchors[i + 1]?.offset),
  ]);
  return { ...reading, at };
}

/** Lines below each other. */
function lines(texts: readonly string[], { x = 72, y = 100, pitch = 12, size = 10 } = {}): Drawn[] {
  return texts.map((text, i) => ({ text, x, y: y + i * pitch, size }));
}

const prose = [
  'The agreements, which date to at least 2010, gave private',
  'access to some user data to four companies, officials said.',
  'Regulators had flagged one of them as a national security',
  'threat, and asked for reim-',
  'bursements of what they had paid for infrastructure.',
];

describe('a PDF', () => {
  it('is read line by line, words that a line’s end cuts in two made whole, pages as places', async () => {
    const { at, text } = await read([
      lines(prose),
      lines(['It went on like that for years, in', 'Feb-', 'ruary, too. Nobody had asked.']),
    ]);
    expect(at).toEqual([
      [
        'page 1',
        `${prose.slice(0, 3).join('\n')}\nthreat, and asked for reimbursements\nof what they had paid for infrastructure.\n\n`,
      ],
      ['page 2', 'It went on like that for years, in\nFebruary,\ntoo. Nobody had asked.\n'],
    ]);
    expect(splitIntoSentences(text).length).toBe(4);
  });

  it('takes a large first letter for that of the words beside it', async () => {
    const { text } = await read([
      [
        { text: 'T', x: 72, y: 112, size: 28 },
        ...lines(
          ['he quay opens in May, when the boats come back', 'to the harbour, and the lamps are lit again.'],
          { x: 90 },
        ),
        ...lines(['Nobody had asked for that in the year before.'], { y: 124 }),
      ],
    ]);
    expect(text).toBe(
      'The quay opens in May, when the boats come back\nto the harbour, and the lamps are lit again.\nNobody had asked for that in the year before.\n',
    );
  });

  it('reads Arabic as it is read, from right to left, in letters and not in their joined forms', async () => {
    const drawn = (letters: string) => [...letters].reverse().join('');
    const words = 'المسبح مفتوح كل يوم';
    expect((await read([lines([drawn(words)])])).text).toBe(`${words}\n`);
    // Each letter by itself, as it is joined: swimming pool.
    const forms = [...'\ufe8d\ufedf\ufee4\ufeb4\ufe92\ufea2'];
    const single = forms.map((text, i) => ({ text, x: 200 - i * 5, y: 100 }));
    expect((await read([single])).text).toBe('المسبح\n');
    const apart = [
      { text: drawn('مفتوح'), x: 100, y: 100 },
      { text: drawn('المسبح'), x: 135, y: 100 },
    ];
    expect((await read([apart])).text).toBe('المسبح مفتوح\n');
  });

  it('knows captions, and headings by their number', async () => {
    const { text, blocks = [] } = await read([
      [
        ...lines(['2.3 Fees and times'], { y: 100 }),
        ...lines(['A lane costs nine euros an hour, and 2.3 more on', 'Sundays.'], { y: 130 }),
        ...lines(['Figure 2: What a lane costs in', 'each year.'], { y: 180 }),
        ...lines(['2.4 It rose in May.'], { y: 230 }),
      ],
    ]);
    expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['heading', '2.3 Fees and times'],
      ['paragraph', 'A lane costs nine euros an hour, and 2.3 more on\nSundays.'],
      ['caption', 'Figure 2: What a lane costs in\neach year.'],
      ['paragraph', '2.4 It rose in May.'],
    ]);
  });

  describe('in which headings are as large as the text', () => {
    const bold = (text: string, y: number): Drawn => ({ text, x: 72, y, bold: true });
    const shownIn = async (...pages: readonly Drawn[][]) => {
      const { text, blocks = [] } = await read(pages);
      expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
      return blocks.map(({ kind, level, start, end }) => [
        level === undefined ? kind : `${kind} ${level}`,
        text.slice(start, end),
      ]);
    };

    it('tells them by their weight and place, and how deep they stand by their numbers', async () => {
      const shown = await shownIn([
        ...lines(['Harbour rules'], { size: 18, y: 60 }),
        bold('1. Fees and times', 100),
        ...lines(prose, { y: 112 }),
        bold('1.2 What is paid', 200),
        ...lines(['The fee is nine euros.'], { y: 230 }),
        bold('Who to ask', 280),
        ...lines(['• The harbour master', '• The clerk'], { y: 300 }),
      ]);
      expect(shown.filter(([kind]) => kind?.startsWith('heading'))).toEqual([
        ['heading 1', 'Harbour rules'],
        ['heading 2', '1. Fees and times'],
        ['heading 3', '1.2 What is paid'],
        ['heading 2', 'Who to ask'],
      ]);
    });

    it('ends one where its size ends, right above its text, and takes dots that lead to a page for contents', async () => {
      const shown = await shownIn([
        ...lines(['Fees . . . . . . . . . . 2'], { size: 14, y: 60 }),
        ...lines(['Fees'], { size: 12.5, y: 100 }),
        ...lines(['Paid on the first day of each month.'], { size: 11, y: 113 }),
        ...lines(prose, { y: 160 }),
      ]);
      expect(shown.map(([kind]) => kind)).toEqual(['contents', 'heading 2', 'paragraph', 'paragraph']);
      expect(shown[1]).toEqual(['heading 2', 'Fees']);
    });

    it.each<[string, Drawn[]]>([
      ['a bold sentence', [bold('Nobody may swim here.', 100), ...lines(prose, { y: 130 })]],
      ['what leads on', [bold('Please note:', 100), ...lines(prose, { y: 130 })]],
      [
        'labels',
        [
          bold('Name', 100),
          ...lines(['Ada'], { y: 130 }),
          bold('Town', 160),
          ...lines(prose, { y: 190 }),
        ].slice(0, 3),
      ],
      ['the last words of a page', [...lines(prose, { y: 100 }), bold('Printed in May', 300)]],
      [
        'names of columns',
        [
          bold('Line', 100),
          { ...bold('Fare', 100), x: 300 },
          ...lines(['Ferry'], { y: 114 }),
          ...lines(['4.50 euros a day'], { y: 114, x: 300 }),
        ],
      ],
      [
        'words in a line',
        [
          { text: 'The fee is', x: 72, y: 100 },
          { ...bold('Nine Euros', 100), x: 126 },
          ...lines(prose, { y: 130 }),
        ],
      ],
      [
        'a text that is bold throughout',
        [
          ...[...prose, ...prose].map((text, i) => bold(text, 100 + 12 * i)),
          bold('Fees', 300),
          ...lines(prose, { y: 330 }),
        ],
      ],
      [
        'a bold line that goes on',
        [
          bold('Do not open the lid of the pump while any of', 100),
          ...lines(['its parts turn, or the water runs.', ...prose], { y: 112 }),
        ],
      ],
    ])('takes %s for no heading', async (_, drawn) => {
      expect((await shownIn(drawn)).filter(([kind]) => kind?.startsWith('heading'))).toEqual([]);
    });
  });

  it.each([
    [['a well-', 'known story'], 'a well-known\nstory'],
    [['in Ein-', 'und Ausgaben'], 'in Ein-\nund Ausgaben'],
    [['from 2010-', '2012 on'], 'from 2010-2012\non'],
    [['by Coca-', 'Cola alone'], 'by Coca-Cola\nalone'],
    [['state-owned firms, and the state-', 'owned bank'], 'state-owned firms, and the state-owned\nbank'],
    [['word-by-', 'word it was read'], 'word-by-word\nit was read'],
  ])('takes a hyphen at a line’s end for a cut, or not: %j', async (drawn, expected) => {
    expect((await read([lines(drawn)])).text).toBe(`${expected}\n`);
  });

  it('lets a sentence go on in the next column and on the next page, without what runs over the pages', async () => {
    const page = (number: number, texts: readonly string[]): Drawn[] => [
      { text: `Annual report 2018`, x: 72, y: 40 },
      ...lines(texts),
      { text: `Page ${number} of 4`, x: 300, y: 760 },
    ];
    const { text } = await read([
      page(1, [...prose, 'Then the board approved what the four of them']),
      page(2, ['had asked for, and so it ended there for all of them.', 'That was all.']),
      page(3, ['A new page.']),
      page(4, ['The last page.']),
    ]);
    expect(text).toContain('Then the board approved what the four of them\nhad asked for, and so');
    expect(text.match(/Annual report/g)).toHaveLength(1);
    expect(text).not.toMatch(/Page \d/);
  });

  it('keeps every row of a table that goes on over pages, though its words are the same on each', async () => {
    const pages = Array.from({ length: 5 }, (_, page) => [
      { text: 'Harbour ledger', x: 72, y: 30 },
      ...Array.from({ length: 12 }, (_row, i) => {
        const number = page * 12 + i + 1;
        return [
          { text: `Bill ${number}`, x: 72, y: 60 + i * 14 },
          { text: `${(number * 37) % 1000}.50 EUR`, x: 300, y: 60 + i * 14 },
        ];
      }).flat(),
      { text: `Sheet ${page + 3} of 9`, x: 72, y: 760 },
    ]);
    const { text, blocks = [], at } = await read(pages);
    expect(text.match(/^Bill \d+\t/gm)).toHaveLength(60);
    expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
    const margin = blocks
      .filter(({ kind }) => kind === 'margin')
      .map(({ start, end }) => text.slice(start, end));
    expect(margin).toEqual(['Harbour ledger', ...[3, 4, 5, 6, 7].map((number) => `Sheet ${number} of 9`)]);
    expect(at.at(-1)).toEqual(['page 5', 'Sheet 7 of 9\n']);
  });

  it('has a sentence over two pages in one block, its headings by their size, its items and contents', async () => {
    const page = (number: number, drawn: readonly Drawn[]): Drawn[] => [
      { text: 'Annual report', x: 72, y: 30 },
      ...drawn,
      { text: `${number}`, x: 300, y: 770 },
    ];
    const { text, blocks = [] } = await read([
      page(1, [
        ...lines(['Contents'], { size: 14, y: 60 }),
        ...lines(['The board . . . . . . . 2', 'The fund . . . . . . . 3', 'The quay . . . . . . . 4'], {
          y: 90,
        }),
        ...lines(['The board'], { size: 14, y: 170 }),
        ...lines([...prose, 'Then the board approved what the four of them'], { y: 200 }),
      ]),
      page(2, [
        ...lines(['had asked for, and so it ended there for all of them.'], { y: 60 }),
        ...lines(['• a first item of it', '• a second one'], { y: 100 }),
      ]),
      page(3, lines(['The end.'])),
    ]);
    const shown = blocks.map(({ kind, level, start, end }) => [
      `${kind}${level ?? ''}`,
      text.slice(start, end),
    ]);
    expect(shown.map(([kind]) => kind)).toEqual([
      'heading1',
      'contents',
      'heading1',
      'paragraph',
      'paragraph',
      'list-item',
      'list-item',
      'paragraph',
      'margin',
    ]);
    expect(shown[4]?.[1]).toContain('what the four of them\nhad asked for');
    expect(shown.at(-1)?.[1]).toBe('Annual report');
  });

  it('has what was filled in and written on it where it is shown, and remarks behind it', async () => {
    const annotations = [
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (who) /V (Grace Hopper) /Rect [200 685 400 703] /DA (/F1 12 Tf 0 g) /F 4 >>',
      '<< /Type /Annot /Subtype /FreeText /Rect [72 600 300 618] /Contents (Seen by Ada) /DA (/F1 12 Tf 0 g) >>',
      '<< /Type /Annot /Subtype /Text /T (Ada) /Rect [100 500 120 520] /Contents (The sum is wrong) >>',
    ];
    const { text, blocks = [] } = await read([lines(['Name of requester:'])], {
      page: `/Annots [${annotations.join(' ')}]`,
    });
    expect(text).toBe('Name of requester:\tGrace Hopper\n\nSeen by Ada\n\nThe sum is wrong\n');
    expect(blocks.at(-1)).toMatchObject({ kind: 'comment', speaker: 'Ada' });
  });

  it('is read column by column, even if it is drawn across them, a title above, a table row by row', async () => {
    const left = prose.map((line) => line.slice(0, 40));
    const right = prose.map((line) => line.slice(0, 40).toUpperCase());
    const table = ['Huawei', 'Lenovo', 'Oppo', 'TCL'].map((name, i) => [
      { text: name, x: 72, y: 300 + 12 * i },
      { text: `${2010 + i}`, x: 330, y: 300 + 12 * i },
      { text: 'flagged', x: 420, y: 300 + 12 * i },
    ]);
    const { text, heading } = await read([
      [
        { text: 'A title that stands above both of the columns', x: 80, y: 80, size: 18 },
        ...left.flatMap((line, i) => [
          { text: line, x: 72, y: 120 + 12 * i },
          { text: right[i] ?? '', x: 320, y: 120 + 12 * i },
        ]),
        {
          text: 'A line over all of the page below the two columns, which is as wide as the page.',
          x: 72,
          y: 260,
        },
        ...table.flat(),
      ],
    ]);
    const order = [
      heading ?? '',
      'The agreements',
      'threat, and asked',
      'THE AGREEMENTS',
      'THREAT, AND ASKED',
      'A line over all',
      'Huawei\t2010\tflagged\nLenovo\t2011\tflagged',
    ].map((words) => text.indexOf(words));
    expect(heading).toBe('A title that stands above both of the columns');
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('parts paragraphs at gaps, indents, and other sizes of letters', async () => {
    const { text } = await read([
      [
        { text: 'Heading', x: 72, y: 80, size: 14 },
        ...lines(prose.slice(0, 2)),
        ...lines(prose.slice(0, 2), { y: 100 + 2 * 12 + 10 }),
        { text: 'An indented line begins another paragraph, which', x: 90, y: 158 },
        ...lines(['goes on like this.'], { y: 170 }),
      ],
    ]);
    const [a, b] = prose;
    expect(text).toBe(
      `Heading\n\n${a}\n${b}\n\n${a}\n${b}\n\nAn indented line begins another paragraph, which\ngoes on like this.\n`,
    );
  });

  it('is read as it is shown where the page or its writing is turned, stamps along the margin last', async () => {
    const turned = prose.map((text, i): Drawn => ({ text, x: 100 + 12 * i, y: 700, turned: 90 }));
    const expected = (await read([lines(prose)])).text;
    expect((await read([turned], { page: '/Rotate 90' })).text).toBe(expected);
    expect((await read([turned])).text).toBe(expected);
    const stamped = [{ text: 'STAMP', x: 30, y: 500, turned: 90 }, ...lines(prose)];
    expect((await read([stamped])).text).toBe(`${expected}\nSTAMP\n`);
  });

  it('says once what is drawn twice to look bold', async () => {
    const [first = ''] = prose;
    const { text } = await read([
      [...lines([first]), ...lines([first], { x: 72.3 }), ...lines(['Another line.'], { y: 112 })],
    ]);
    expect(text).toBe(`${first}\nAnother line.\n`);
  });

  it('cites a page by its own number, too, and takes title, author and date from the file', async () => {
    const { at, fields } = await read([lines(['Preface.']), lines(['Chapter.'])], {
      catalogue: '/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>',
      info: "/Title (The deal) /Author (Ada Lovelace) /CreationDate (D:20180605211400+02'00')",
    });
    expect(at.map(([label]) => label)).toEqual(['page i (1 of 2)', 'page 1 (2 of 2)']);
    expect(fields).toEqual({ title: 'The deal', author: 'Ada Lovelace', date: '2018-06-05' });
    const { fields: dateless } = await read([lines(['Preface.'])], {
      info: '/Title (The deal) /CreationDate (D:20240230000000Z) /ModDate (D:00000101000000Z)',
    });
    expect(dateless).toEqual({ title: 'The deal' });
    const { fields: junk, heading } = await read(
      [[{ text: 'Real title', x: 72, y: 80, size: 20 }, ...lines(prose)]],
      { info: '/Title (Microsoft Word - draft3.doc)' },
    );
    expect([junk, heading]).toEqual([{}, 'Real title']);
  });
});

const scan = {
  entries: '',
  bytes: Buffer.concat([
    Buffer.from('q 612 0 0 792 0 0 cm BI /W 128 /H 128 /BPC 1 /CS /G ID '),
    Buffer.alloc(2048, 0x55),
    Buffer.from('\nEI Q'),
  ]),
};

describe('a page without text', () => {
  const cut = lines(['The agreements, which date to at least 2010, gave private']);
  const behind = lines(['access to some user data to four companies, officials said.']);

  it('is named where it shows something, and no sentence goes on over it', async () => {
    const { fault } = await read([[], lines(prose)], { content: scan });
    expect(fault).toBe('page 1 is a picture');
    const between = await read([cut, [{ text: '\ue001\ue002\ue003', x: 72, y: 100 }], behind]);
    expect(between.fault).toBe('the fonts of page 2 do not say what their characters are');
    expect(between.text).toBe(
      'The agreements, which date to at least 2010, gave private\n\naccess to some user data to four companies, officials said.\n',
    );
    expect(between.blocks?.map(({ kind }) => kind)).toEqual(['paragraph', 'mark', 'paragraph']);
    const { text = '', blocks = [] } = between;
    const sentences = splitIntoSentences(text, { start: 0, end: text.length }, blocks);
    expect(sentences).toHaveLength(2);
  });

  it('is nothing where it is blank', async () => {
    expect((await read([[], lines(prose)])).fault).toBeUndefined();
  });

  it.each([
    [[3], 'page 3'],
    [[2, 3, 4], 'pages 2 to 4'],
    [[1, 3, 4, 9], 'pages 1, 3 to 4 and 9'],
    [[1, 3, 5, 7, 9, 11, 12], 'pages 1, 3, 5, 7, 9 and 2 more'],
  ])('%j is named %s', (pages, name) => {
    expect(pagesNamed(pages)).toBe(name);
  });
});

it('leaves out broken and hostile PDFs with a reason, beside good ones', async () => {
  const good = pdf([lines(prose)]);
  const { packed } = await bombEntry('', 400);
  // PDF packs with the two bytes of zlib’s header.
  const zlib = Buffer.concat([Buffer.from([0x78, 0xda]), packed]);
  const locked = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
  const deep = 50_000;
  const { documents, reasons } = await readFolder(
    await folderOf({
      'good.pdf': good,
      'bomb.pdf': pdf([lines(prose)], { content: { entries: '/Filter /FlateDecode', bytes: zlib } }),
      'cut-off.pdf': good.subarray(0, good.length - 30),
      'damaged.pdf': `%PDF-1.7\n1 0 obj\nnothing\nendobj\ntrailer\n<< >>\n%%EOF\n`,
      'deep.pdf': pdf([lines(prose)], {
        content: { entries: '', bytes: Buffer.from(`${'['.repeat(deep)}${']'.repeat(deep)} TJ`) },
      }),
      'encrypted.pdf': pdf([lines(prose)], { trailer: locked }),
      'garbled.pdf': pdf([lines(['\ue001\ue002\ue003\ue004'])]),
      'half.pdf': Buffer.concat([good.subarray(0, good.length / 2), Buffer.from('\n%%EOF\n')]),
      'blank.pdf': pdf([[]]),
      'picture.pdf': pdf([[]], { content: scan }),
      'table.pdf': pdf([lines(prose)], { encoding: 'GBK-EUC-H' }),
      'text.pdf': 'Plain text that is called a PDF.',
    }),
    { parsing: { ...parsingLimits, memoryBytes: 250_000_000 } },
  );
  const { 'bomb.pdf': bomb, 'deep.pdf': nested, ...others } = reasons;
  expect([...documents.keys()]).toEqual(['good.pdf']);
  expect(bomb).toMatch(/^(?:needs more than 250 MB to read|is damaged: no page of it can be read)$/);
  expect(nested).toMatch(/^(?:is nested too deeply|is damaged|holds no text)/);
  expect(others).toEqual({
    'cut-off.pdf': 'is cut off: its end is missing',
    'damaged.pdf': 'is damaged: it cannot be opened',
    'encrypted.pdf': 'is encrypted: it opens only with a password',
    'garbled.pdf': 'does not say what the characters of its fonts are',
    'half.pdf': 'is damaged: it cannot be opened',
    'blank.pdf': 'holds no text: its pages are empty',
    'picture.pdf': 'holds no text: its pages are pictures',
    'table.pdf': 'words in fonts that need the table GBK-EUC-H cannot be read',
    'text.pdf': 'is no PDF',
  });
});

it('gives quotes that are slices of what is read in the order of columns, each cited by its page', async () => {
  const word = fc.constantFrom(
    'access',
    'Größe',
    'companies',
    'data',
    'privately',
    'deal',
    'threat',
    'naïve',
    'регион',
  );
  const sentence = fc.array(word, { minLength: 4, maxLength: 14 }).map((words) => `${words.join(' ')}.`);
  const page = fc.record({
    columns: fc.integer({ min: 1, max: 3 }),
    sentences: fc.array(sentence, { minLength: 12, maxLength: 30 }),
    isAcross: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
      const {
        text,
        places,
        heading: _,
        ...rest
      } = await format.read(
        pdf(pages.map(({ columns, sentences, isAcross }) => drawnInColumns(sentences, columns, isAcross))),
        parsingLimits,
      );
      const said = pages.flatMap(({ sentences }, i) => sentences.map((words) => ({ words, page: i + 1 })));
      expect(text.replace(/\s+/g, ' ').trim()).toBe(said.map(({ words }) => words).join(' '));
      const document = {
        id: 'a.pdf',
        title: 'a',
        titleOrigin: 'file-name' as const,
        text,
        places: places ?? { anchors: [], areSeparate: false },
        ...rest,
      };
      let from = 0;
      for (const { words, page } of said) {
        const found = new RegExp(words.split(' ').join('\\s+').replaceAll('.', '\\.')).exec(text.slice(from));
        const start = from + (found?.index ?? Number.NaN);
        const quote = quoteAt(document, { start, end: start + (found?.[0].length ?? 0) });
        expect(quote.text).toBe(found?.[0]);
        expect(quote.citation.place).toBe(`page ${page}`);
        from = quote.citation.span.end;
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 50) },
  );
});

/** Sentences as a paragraph that fills columns of equal height; drawn column by column, or line by line across them. */
function drawnInColumns(sentences: readonly string[], columns: number, isAcross: boolean): Drawn[] {
  const [margin, gutter, size] = [60, 24, 9];
  const width = (pageSize.width - 2 * margin - (columns - 1) * gutter) / columns;
  const fit = Math.floor(width / (size * characterWidth));
  const rows: string[] = [];
  for (const word of sentences.join(' ').split(' ')) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= fit) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  const height = Math.ceil(rows.length / columns);
  const drawn = rows.map((text, i) => ({
    text,
    x: margin + Math.floor(i / height) * (width + gutter),
    y: 90 + (i % height) * 11,
    size,
  }));
  return isAcross ? drawn.toSorted((a, b) => a.y - b.y || a.x - b.x) : drawn;
}
