import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCitations } from '../../../src/chat/export/citation.js';
import { cslItems } from '../../../src/chat/export/csl.js';
import { csvOf } from '../../../src/chat/export/csv.js';
import { exportFormats, exportReply } from '../../../src/chat/export/export-reply.js';
import { inertMarkdown, inertMarkdownLine } from '../../../src/chat/export/inert-markdown.js';
import { markdownOf } from '../../../src/chat/export/markdown.js';
import { type Block, code, heading, note, strong, text, typed } from '../../../src/chat/protocol/reply.js';
import { type Citation, quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import { documentOf } from '../../support/texts.js';
import { kindsIn, linksIn, shownQuotes, shownText } from './read-markdown.js';

/** Words as hostile to Markdown as they come. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '#',
        '# ',
        '- ',
        '+ ',
        '* ',
        '1. ',
        '2) ',
        '> ',
        '```',
        '~~~',
        '---',
        '===',
        '    ',
        '\t',
        ' ',
        '  ',
      ],
      ...[
        '\n',
        '\n\n',
        '\r\n',
        '\\',
        '`',
        '**',
        '_',
        '[a](https://x.example)',
        '![a](b)',
        '<b>',
        '&amp;',
        '&#10;',
      ],
      ...[
        'https://x.example',
        'www.x.example',
        '@ada',
        'ada@x.example',
        '|',
        '$x$',
        '[^1]',
        ': ',
        '<!-- -->',
      ],
      ...['word', 'Größe', '漢字', '\u202e', '\u200b', '👩‍👩‍👧', 'é'],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const inLf = (words: string) => words.replace(/\r\n?/g, '\n');

function quoteBlock(words: string, over: Partial<Citation> = {}): Extract<Block, { kind: 'quote' }> {
  const quote = quoteAt(documentOf('a/b.txt', words), { start: 0, end: words.length });
  return { kind: 'quote', quote: { ...quote, citation: { ...quote.citation, ...over } } };
}

describe('text in Markdown', () => {
  it('reads back character for character, and is nothing but text', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        expect(shownText(`before${inertMarkdown(words)}behind`)).toBe(`before${inLf(words)}behind`);
        const alone = inertMarkdown(words);
        if (words.trim() !== '') expect(shownText(alone)).toBe(inLf(words));
        const kinds = kindsIn(alone);
        for (const kind of ['link', 'image', 'emph', 'strong', 'code', 'heading', 'list', 'thematic_break']) {
          expect(kinds).not.toContain(kind);
        }
        expect(kinds).not.toContain('html_block');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is one line where it is to be one', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const line = inertMarkdownLine(words);
        expect(line).not.toMatch(/[\r\n]/);
        expect(shownText(line)).toBe(words.replace(/\s+/gu, ' ').trim());
      }),
      { numRuns: 2_000 },
    );
  });

  it('notifies nobody and is found to be no address', () => {
    expect(inertMarkdown('ask @ada at https://x.example or www.x.example')).toBe(
      'ask @<!-- -->ada at https\\://x.example or www\\.x.example',
    );
  });
});

describe('an answer as Markdown', () => {
  it('holds each quote word for word, with what is known of it', () => {
    fc.assert(
      fc.property(hostile, hostile, (words, title) => {
        fc.pre(words.trim() !== '');
        const block = {
          ...quoteBlock(words, { title }),
          receipt: '7K2M-9QXR',
          link: 'https://v.example/read/x',
        };
        const markdown = markdownOf(english, { blocks: [{ kind: 'question', text: title }, block] });
        expect(shownQuotes(markdown)).toEqual([inLf(words)]);
        expect(linksIn(markdown)).toEqual(['https://v.example/read/x']);
        expect(shownText(markdown)).toContain('a/b.txt:1');
        expect(shownText(markdown)).toContain('7K2M-9QXR');
      }),
      { numRuns: 500 },
    );
  });

  it('shows strong words without their marks, whatever stands beside them', () => {
    const words = fc
      .array(fc.constantFrom('word', ' ', '[-', '-]', '“', ',', '*', '_', '5', '$', '»'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    const inked = (shown: string) => shown.replace(/\s+/gu, '');
    fc.assert(
      fc.property(words, words, words, (before, within, behind) => {
        const shown = shownText(markdownOf(english, { blocks: [text(before, strong(within), behind)] }));
        expect(inked(shown)).toBe(inked(before + within + behind));
      }),
    );
  });

  it('leads to http and https alone, names copies, and shows tables', () => {
    const markdown = markdownOf(english, {
      blocks: [
        heading('What was found'),
        text('By ', strong('all'), ' of them: ', code('a `b` c'), ' ', typed('coverage Huawei')),
        {
          ...quoteBlock('First words.', { url: 'javascript:alert(1)' }),
          copies: [
            quoteBlock('First words.', { documentId: 'c.txt', line: 7, url: 'https://x.example/a b' }),
          ],
        },
        {
          kind: 'table',
          table: {
            columns: [{ title: 'Document' }, { title: 'Passages', align: 'right' }],
            rows: [['a | b', '3']],
          },
        },
        { kind: 'actions', actions: [{ name: 'more', label: 'More quotes', answerId: 'x' }] },
        note('Searched 2 documents'),
      ],
    });
    expect(markdown).toBe(
      [
        '## What was found',
        '',
        'By **all** of them: ``a `b` c`` `/coverage Huawei`',
        '',
        '> First words.',
        '',
        '— **a/b.txt** · a/b.txt:1',
        '',
        'also in **a/b.txt** · c.txt:7 · [original](<https://x.example/a%20b>)',
        '',
        '| Document | Passages |',
        '| --- | ---: |',
        '| a \\| b | 3 |',
        '',
        'Searched 2 documents',
        '',
      ].join('\n'),
    );
  });
});

describe('an answer as CSL-JSON', () => {
  it('lists each cited document once, with its quotes', () => {
    const known = {
      title: 'Zebras',
      author: 'Ada',
      publisher: 'Savanna',
      date: '2018-06',
      url: 'https://x.example',
    };
    const reply = {
      blocks: [
        { ...quoteBlock('First.', known), receipt: 'R1', link: 'https://v.example/read/x' },
        {
          ...quoteBlock('Other.', { documentId: 'c.txt', title: 'C', date: 'last summer' }),
          link: '/read/x',
        },
        quoteBlock('Second.', { ...known, line: 9, place: 'page 3' }),
      ],
    };
    expect(cslItems(reply)).toEqual([
      {
        id: 'a/b.txt',
        type: 'webpage',
        title: 'Zebras',
        author: [{ literal: 'Ada' }],
        'container-title': 'Savanna',
        publisher: 'Savanna',
        issued: { 'date-parts': [[2018, 6]] },
        URL: 'https://x.example/',
        custom: {
          quotes: [
            { text: 'First.', start: 0, end: 6, line: 1, receipt: 'R1', link: 'https://v.example/read/x' },
            { text: 'Second.', start: 0, end: 7, line: 9, place: 'page 3' },
          ],
        },
      },
      {
        id: 'c.txt',
        type: 'document',
        title: 'C',
        issued: { literal: 'last summer' },
        custom: { quotes: [{ text: 'Other.', start: 0, end: 6, line: 1 }] },
      },
    ]);
  });
});

describe('an answer as plain citations', () => {
  it('has each quote in marks of its own, and one line that says where it stands', () => {
    const known = { title: 'Zebras\nand lions', author: 'Ada', date: '2018-06-05', place: 'page 3' };
    const copy = quoteBlock('They said “no”.', { documentId: 'c.txt', url: 'https://x.example' });
    const block = { ...quoteBlock('They said “no”.', known), receipt: 'R1', copies: [copy] };
    expect(plainCitations(english, { blocks: [block] })).toBe(
      [
        '«They said “no”.»',
        '— Zebras and lions · Ada · 2018-06-05 · a/b.txt:1, page 3 · receipt R1',
        '',
        '«They said “no”.»',
        '— a/b.txt · c.txt:1 · https://x.example/',
        '',
      ].join('\n'),
    );
  });
});

describe('an answer as CSV', () => {
  it('has a row for each quote and each copy, which reads back and runs nothing', () => {
    const copy = quoteBlock('He said "no",\nso.', { documentId: 'c.txt' });
    const block = { ...quoteBlock('He said "no",\nso.', { title: '=cmd()' }), receipt: 'R1', copies: [copy] };
    const rows: string[][] = parse(csvOf({ blocks: [block] }));
    expect(rows.slice(1)).toEqual([
      ['He said "no",\nso.', "'=cmd()", '', '', '', 'a/b.txt', '1', '', '', 'R1', ''],
      ['He said "no",\nso.', 'a/b.txt', '', '', '', 'c.txt', '1', '', '', '', ''],
    ]);
  });
});

it('is a file of its kind in every format, also without a quote', () => {
  const reply = { blocks: [text('Nothing was found.')], data: { kind: 'not-found' } };
  const made = exportFormats.map((format) => [format, exportReply(english, reply, format).text]);
  expect(made).toEqual([
    ['markdown', 'Nothing was found.\n'],
    ['csv', 'quote,title,author,publisher,date,document,line,place,address,receipt,link\r\n'],
    ['json', '{\n  "kind": "not-found"\n}\n'],
    ['csl', '[]\n'],
    ['citation', ''],
  ]);
});
