import { expect, it } from 'vitest';
import { formats } from '../../../src/corpus/formats/index.js';
import { docx, paragraph } from '../../support/docx.js';
import { archive, openDocument, part, relationships, xlsxParts } from '../../support/office.js';
import { outlookMessage } from '../../support/outlook.js';
import { pdf } from '../../support/pdf.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

const words = 'The agreements gave private access to some user data to four companies. ';
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const head = 'From: ada@example.org\nDate: 5 Jun 2018 21:14 +0000\n';

/** A file of each format that costs its parser more than a moment, and more than a little memory. */
const large: Readonly<Record<string, () => string | Uint8Array>> = {
  '.html': () => `<html><body>${`<p>${words}</p>`.repeat(60_000)}</body></html>`,
  '.md': () => lines(80_000, (i) => `- ${i} ${words}`),
  '.csv': () => lines(100_000, (i) => `${i},"${words}",x`),
  '.jsonl': () => lines(80_000, (i) => JSON.stringify({ i, words, more: [1, 2, 3] })),
  '.json': () => JSON.stringify(Array.from({ length: 80_000 }, (_, i) => ({ i, words, more: [1, 2, 3] }))),
  '.xlsx': () =>
    archive(
      xlsxParts({
        Data: lines(60_000, (i) => `<row><c t="inlineStr"><is><t>${i} ${words}</t></is></c></row>`),
      }),
    ),
  '.ods': () =>
    openDocument(
      `<office:spreadsheet><table:table table:name="Data">${lines(60_000, (i) => `<table:table-row><table:table-cell><text:p>${i} ${words}</text:p></table:table-cell></table:table-row>`)}</table:table></office:spreadsheet>`,
    ),
  '.odt': () => openDocument(`<office:text>${`<text:p>${words}</text:p>`.repeat(60_000)}</office:text>`),
  '.odp': () =>
    openDocument(
      `<office:presentation>${`<draw:page><draw:frame><draw:text-box>${`<text:p>${words}</text:p>`.repeat(60)}</draw:text-box></draw:frame></draw:page>`.repeat(1_000)}</office:presentation>`,
    ),
  '.pptx': () => presentation(400, `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`.repeat(150)),
  '.rst': () => lines(110_000, (i) => `* ${i} ${words}`),
  '.adoc': () => lines(110_000, (i) => `* ${i} ${words}`),
  '.org': () => lines(110_000, (i) => `- ${i} ${words}`),
  '.tex': () => lines(60_000, (i) => `\\section{Part ${i}}\n${words}\n`),
  '.xml': () => `<list>${`<item>${words}</item>`.repeat(80_000)}</list>`,
  '.rtf': () => `{\\rtf1 ${`${words}\\par\n`.repeat(60_000)}}`,
  '.epub': () =>
    archive({
      'META-INF/container.xml': '<container><rootfile full-path="book.opf"/></container>',
      'book.opf':
        '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
      'a.xhtml': page(60_000),
    }),
  '.ipynb': () =>
    JSON.stringify({
      cells: Array.from({ length: 400 }, () => ({
        cell_type: 'markdown',
        source: `- ${words}\n`.repeat(200),
      })),
    }),
  '.mhtml': () => `MIME-Version: 1.0\nContent-Type: text/html\n\n${page(60_000)}`,
  '.webarchive': () =>
    `<plist><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>${Buffer.from(page(60_000)).toString('base64')}</data></dict></dict></plist>`,
  '.srt': () => lines(45_000, (i) => `${i}\n00:00:01,000 --> 00:00:02,000\n${words}${words}\n`),
  '.eml': () => `${head}Content-Type: text/html\n\n${`<p>${words}</p>\n`.repeat(60_000)}`,
  '.msg': () => outlookMessage({ properties: { '10130102': Buffer.from(page(60_000)) } }),
  '.mbox': () =>
    lines(
      20_000,
      (i) => `From a Tue Jun  5 21:14:00 2018\n${head}Message-ID: <${i}@x>\n\n${words.repeat(5)}\n`,
    ),
  '.docx': () => docx(paragraph(words).repeat(60_000)),
  '.pdf': () =>
    pdf(
      Array.from({ length: 400 }, () =>
        Array.from({ length: 50 }, (_, i) => ({ text: words, x: 72, y: 80 + 12 * i })),
      ),
    ),
};

const page = (paragraphs: number) => `<html><body>${`<p>${words}</p>\n`.repeat(paragraphs)}</body></html>`;

/** A PowerPoint file of so many slides with these paragraphs. */
function presentation(count: number, paragraphs: string): Uint8Array {
  const names = Array.from({ length: count }, (_, i) => `slides/slide${i + 1}.xml`);
  const ids = names.map((_, i) => `<p:sldId id="${256 + i}" r:id="r${i + 1}"/>`).join('');
  const slide = part(
    'p:sld',
    `<p:cSld><p:spTree><p:sp><p:txBody>${paragraphs}</p:txBody></p:sp></p:spTree></p:cSld>`,
  );
  return archive({
    'ppt/presentation.xml': part('p:presentation', `<p:sldIdLst>${ids}</p:sldIdLst>`),
    'ppt/_rels/presentation.xml.rels': relationships(names.map((name) => ['slide', name])),
    ...Object.fromEntries(names.map((name) => [`ppt/${name}`, slide])),
  });
}

it('there is a large file of every format that is read in a process of its own', () => {
  const first = formats.filter(({ isParsed }) => isParsed).map(({ extensions }) => extensions[0]);
  expect(Object.keys(large).toSorted()).toEqual(first.toSorted());
});

it.each(Object.keys(large))(
  'a file %s that takes its parser too long, or too much memory, costs itself alone',
  async (extension) => {
    const folder = await folderOf({
      [`a${extension}`]: large[extension]?.() ?? '',
      'b.csv': 'Company,Since\nHuawei,2010\n',
      'c.txt': 'Good words.',
    });
    const read = async (limits: Partial<typeof parsingLimits>) => {
      const { documents, reasons } = await readFolder(folder, { parsing: { ...parsingLimits, ...limits } });
      return { documents: [...documents.keys()], reasons };
    };
    expect(await read({ timeMs: 1 })).toEqual({
      documents: expect.arrayContaining(['c.txt']),
      reasons: expect.objectContaining({ [`a${extension}`]: 'took longer than 0.001 s to read' }),
    });
    expect(await read({ memoryBytes: 100_000_000 })).toEqual({
      documents: ['b.csv', 'c.txt'],
      reasons: { [`a${extension}`]: 'needs more than 100 MB to read' },
    });
  },
);
