import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsIn } from '../../src/core/check/words-in.js';
import { blocksOf } from '../../src/core/indexing/default-blocks.js';
import { splitIntoSentences } from '../../src/core/indexing/sentences.js';
import { bodyOf, type Document } from '../../src/core/types/document.js';
import { quoteAt } from '../../src/core/types/quote.js';
import { tilingFault } from '../../src/core/types/tiling.js';
import { toDocument } from '../../src/corpus/document.js';
import type { Format } from '../../src/corpus/format.js';
import { csv } from '../../src/corpus/formats/csv.js';
import { html } from '../../src/corpus/formats/html.js';
import { json } from '../../src/corpus/formats/json.js';
import { jsonLines } from '../../src/corpus/formats/json-lines.js';
import { adoc, orgMode, rst } from '../../src/corpus/formats/light-markup.js';
import { eml } from '../../src/corpus/formats/mail.js';
import { markdown } from '../../src/corpus/formats/markdown.js';
import { notebook } from '../../src/corpus/formats/notebook.js';
import { pdf } from '../../src/corpus/formats/pdf.js';
import { rtf } from '../../src/corpus/formats/rtf.js';
import { subtitles } from '../../src/corpus/formats/subtitles.js';
import { tex } from '../../src/corpus/formats/tex.js';
import { text } from '../../src/corpus/formats/text.js';
import { word } from '../../src/corpus/formats/word.js';
import { xml } from '../../src/corpus/formats/xml.js';
import { docx, paragraph, table } from '../support/docx.js';
import { pdf as pdfOf } from '../support/pdf.js';
import { parsingLimits } from './folder.js';

/** A document as its writer has it in mind: parts in order, each of words that stand nowhere else. */
interface Part {
  readonly kind: 'heading' | 'paragraph' | 'items' | 'rows';
  readonly words: readonly string[];
}

const filler = fc.constantFrom(
  'and',
  'of',
  ',',
  '3.5',
  '“so”',
  'été',
  '漢字',
  '(or)',
  '-',
  'the',
  'e.g.',
  'Ms.',
  'No.',
);

const drafted: fc.Arbitrary<readonly Part[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('heading', 'paragraph', 'paragraph', 'items', 'rows'),
      words: fc.array(fc.array(filler, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) =>
    parts.map(({ kind, words }, i) => ({
      kind,
      words: words.map((between, j) => `Word${i}x${j} ${between.join(' ')} end${i}x${j}.`),
    })),
  );

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function inHtml({ kind, words }: Part): string {
  const all = words.map(escaped);
  switch (kind) {
    case 'heading':
      return `<h2>${all.join(' ')}</h2>`;
    case 'items':
      return `<ul>${all.map((one) => `<li>${one}</li>`).join('')}</ul>`;
    case 'rows':
      return `<table>${all.map((one) => `<tr><td>${one}</td><td>${one.length}</td></tr>`).join('')}</table>`;
    default:
      return `<p>${all.join(' ')}</p>`;
  }
}

function inMarkdown({ kind, words }: Part): string {
  switch (kind) {
    case 'heading':
      return `## ${words.join(' ')}`;
    case 'items':
      return words.map((one) => `- ${one}`).join('\n');
    case 'rows':
      return ['| a | b |', '|---|---|', ...words.map((one) => `| ${one} | ${one.length} |`)].join('\n');
    default:
      return words.join('\n');
  }
}

function inWord({ kind, words }: Part): string {
  switch (kind) {
    case 'heading':
      return paragraph(words.join(' '), { style: 'heading 1' });
    case 'items':
      return words.map((one) => paragraph(one, { list: 2 })).join('');
    case 'rows':
      return table(words.map((one) => [one, String(one.length)]));
    default:
      return paragraph(words.join(' '));
  }
}

const all = (parts: readonly Part[]) => parts.flatMap(({ words }) => words);
const plain = (parts: readonly Part[]) => parts.map(({ words }) => words.join('\n')).join('\n\n');
const rtfWords = (words: string) =>
  [...words].map((sign) => (sign < '\u0080' ? sign : `\\u${sign.charCodeAt(0)}?`)).join('');

const writers: readonly (readonly [Format, (parts: readonly Part[]) => string | Uint8Array])[] = [
  [text, plain],
  [markdown, (parts) => parts.map(inMarkdown).join('\n\n')],
  [html, (parts) => `<html><body><nav>Home nav1.</nav>${parts.map(inHtml).join('\n')}</body></html>`],
  [word, (parts) => docx(parts.map(inWord).join(''))],
  [
    pdf,
    (parts) =>
      pdfOf([
        all(parts).map((words, i) => ({ text: words, x: 72, y: 80 + 14 * i, size: i % 5 === 0 ? 14 : 10 })),
      ]),
  ],
  [
    csv,
    (parts) =>
      ['name,size', ...all(parts).map((one) => `"${one.replaceAll('"', '""')}",${one.length}`)].join('\n'),
  ],
  [json, (parts) => JSON.stringify(all(parts).map((words) => ({ words })))],
  [
    jsonLines,
    (parts) =>
      all(parts)
        .map((words) => JSON.stringify({ words }))
        .join('\n'),
  ],
  [
    eml,
    (parts) =>
      `From: a@example.org\nSubject: About it\nContent-Type: text/plain; charset=utf-8\n\n${plain(parts)}`,
  ],
  [
    subtitles,
    (parts) =>
      all(parts)
        .map(
          (words, i) =>
            `${i + 1}\n00:00:${String(i).padStart(2, '0')},000 --> 00:00:${String(i).padStart(2, '0')},900\n${words}\n`,
        )
        .join('\n'),
  ],
  [rst, plain],
  [adoc, plain],
  [orgMode, plain],
  [tex, (parts) => `\\documentclass{article}\\begin{document}\n${plain(parts)}\n\\end{document}`],
  [
    rtf,
    (parts) =>
      `{\\rtf1\\ansi ${all(parts)
        .map((words) => `${rtfWords(words)}\\par`)
        .join('\n')}}`,
  ],
  [
    xml,
    (parts) =>
      `<book>${all(parts)
        .map((words) => `<p>${escaped(words)}</p>`)
        .join('')}</book>`,
  ],
  [
    notebook,
    (parts) =>
      JSON.stringify({
        nbformat: 4,
        cells: parts.map((part) => ({ cell_type: 'markdown', source: inMarkdown(part) })),
      }),
  ],
];

async function read(format: Format, bytes: string | Uint8Array): Promise<Document> {
  const reading = await format.read(Buffer.from(bytes), parsingLimits);
  expect(
    tilingFault(
      reading.text,
      reading.body ?? { start: 0, end: reading.text.length },
      reading.blocks ?? [{ kind: 'paragraph', start: 0, end: reading.text.length }],
    ),
  ).toBeUndefined();
  return toDocument(`a${format.extensions[0]}`, 1, reading, {}).document;
}

it.each(writers)(
  'a $name file has each of its words in one block, and each sentence in one and exact',
  async (format, write) => {
    // Its library is loaded before time is counted.
    await read(format, write([{ kind: 'paragraph', words: ['Word.'] }]));
    await fc.assert(
      fc.asyncProperty(drafted, async (parts) => {
        const document = await read(format, write(parts));
        const blocks = blocksOf(document);
        for (const mark of all(parts).flatMap((words) => words.match(/(?:Word|end)\d+x\d+/gu) ?? [])) {
          const at = document.text.indexOf(mark);
          const holding = blocks.filter(({ start, end }) => start <= at && at + mark.length <= end);
          expect([mark, at >= 0, holding.length]).toEqual([mark, true, 1]);
        }
        const sentences = splitIntoSentences(document.text, bodyOf(document), blocks);
        for (const { start, end, block } of sentences) {
          expect(
            start >= (blocks[block]?.start ?? Number.POSITIVE_INFINITY) && end <= (blocks[block]?.end ?? 0),
          ).toBe(true);
        }
        const { start = 0, end = 0 } =
          sentences.find((one) => document.text.slice(one.start, one.end).includes('Word')) ?? {};
        const words = document.text.slice(start, end);
        const verdict = await wordsIn(document, words);
        expect(verdict.kind).toBe('exact');
        if (verdict.kind === 'exact') for (const place of verdict.places) expect(place.text).toBe(words);
      }),
      { numRuns: 25 },
    );
  },
);

it('a PDF of one word a page is read to its end, each word a block with its page', async () => {
  const pages = Array.from({ length: 60 }, (_, i) => [{ text: `Word${i}.`, x: 72, y: 100 }]);
  const document = await read(pdf, pdfOf(pages));
  const blocks = blocksOf(document);
  expect(blocks.map(({ start, end }) => document.text.slice(start, end))).toEqual(
    pages.map(([one]) => one?.text),
  );
  expect(document.places?.anchors.map(({ label }) => label)).toEqual(pages.map((_, i) => `page ${i + 1}`));
});

it.each([
  [markdown, (heading: string) => `# ${heading}\n\nالمسبح مفتوح.`],
  [html, (heading: string) => `<html dir="rtl"><body><h1>${heading}</h1><p>المسبح مفتوح.</p></body></html>`],
  [word, (heading: string) => docx(paragraph(heading, { style: 'heading 1' }) + paragraph('المسبح مفتوح.'))],
  [text, (heading: string) => `${heading}\n${'='.repeat(heading.length)}\n\nالمسبح مفتوح.`],
] as const)('a heading in a $name file is one from right to left, too', async (format, write) => {
  for (const heading of ['ساعات العمل', 'שעות פתיחה 2024']) {
    const document = await read(format, write(heading));
    const [first, second] = blocksOf(document);
    expect([first?.kind, second?.kind]).toEqual(['heading', 'paragraph']);
    const { section } = quoteAt(document, { start: second?.start ?? 0, end: second?.end ?? 0 }).citation;
    expect(section).toEqual([heading]);
  }
});
