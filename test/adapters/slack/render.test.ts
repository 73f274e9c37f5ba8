import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readButtonValue } from '../../../src/adapters/slack/button.js';
import { limits } from '../../../src/adapters/slack/limits.js';
import { escapeText, unescapeText } from '../../../src/adapters/slack/mrkdwn.js';
import { render } from '../../../src/adapters/slack/render.js';
import {
  type Block,
  type CitedQuote,
  code,
  heading,
  note,
  type ReplyContent,
  strong,
  text,
  typed,
} from '../../../src/chat/protocol/reply.js';
import { type Quote, quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import { documentOf, hostileTexts, withPlatformLineBreaks } from '../contract.js';
import type { Payload } from './fake-slack.js';
import { buttonsOf, linksOf, readQuotes } from './reader.js';

function quoteOf(body: string, highlights: { start: number; end: number }[] = [], extra = {}): Quote {
  return quoteAt({ ...documentOf(body), ...extra }, { start: 0, end: body.length }, highlights);
}

const quoteBlock = (body: string): Block => ({ kind: 'quote', quote: quoteOf(body) });
const reply = (...blocks: Block[]): ReplyContent => ({ blocks });
const shownText = (blocks: unknown): string =>
  [...JSON.stringify(blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/gu)]
    .map((match) => JSON.parse(match[1] ?? '""'))
    .join('\n');

/** Texts of what platforms read as markup, of every script, of whole and of broken characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...hostileTexts,
        ...'*_~|<>&@#`',
        '```',
        '@everyone',
        '<!channel>',
        '&amp;lt;',
        '👩‍👩‍👧‍👦',
        'عربي',
        '\u202e',
        '\r\n',
        '\r',
        '\n',
        ' ',
        ':smile:',
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('render', () => {
  it('shows any quote character for character, wherever words are marked', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(220), { maxLength: 8 }), (body, cuts) => {
        const edges = [...new Set(cuts.map((cut) => Math.min(cut, body.length)))].sort((a, b) => a - b);
        const highlights = edges.flatMap((start, i) => {
          const end = edges[i + 1];
          return i % 2 === 0 && end !== undefined ? [{ start, end }] : [];
        });
        const { blocks } = render(english, reply({ kind: 'quote', quote: quoteOf(body, highlights) }));
        expect(readQuotes(JSON.parse(JSON.stringify(blocks)))).toEqual([withPlatformLineBreaks(body)]);
      }),
    );
  });

  it('shows one line end where a marked word ends inside a CRLF', () => {
    const quote = quoteOf('a\r\nb', [{ start: 0, end: 2 }]);
    expect(readQuotes(render(english, reply({ kind: 'quote', quote })).blocks)).toEqual(['a\nb']);
  });

  it('marks exactly the matched words', () => {
    const { blocks } = render(
      english,
      reply({ kind: 'quote', quote: quoteOf('one two three', [{ start: 4, end: 7 }]) }),
    );
    const [quote] = (blocks as readonly Payload[])[0]?.['elements'] ?? [];
    expect(quote.elements).toEqual([
      { type: 'text', text: 'one ' },
      { type: 'text', text: 'two', style: { bold: true } },
      { type: 'text', text: ' three' },
    ]);
  });

  it('cites title, author, publisher, date, file and line, linking only web addresses', () => {
    const links = (url: string) =>
      linksOf(render(english, reply({ kind: 'quote', quote: quoteOf('words', [], { url }) })).blocks);
    expect(links('https://example.org/a?b=1&c=2')).toEqual(['https://example.org/a?b=1&c=2']);
    expect(links('http://example.org/')).toEqual(['http://example.org/']);
    for (const url of [
      'javascript:alert(1)',
      'ftp://example.org',
      'not a url',
      `https://e.org/${'x'.repeat(3000)}`,
    ])
      expect(links(url)).toEqual([]);
    const { blocks } = render(
      english,
      reply({
        kind: 'quote',
        quote: quoteOf('words', [], { publisher: 'The Paper', author: 'Ada', date: '2026-01-02' }),
      }),
    );
    expect(shownText(blocks)).toMatch(/^Ada · The Paper · 2026-01-02 · [^·\s]+:1$/mu);
  });

  it('puts no document text into mrkdwn, whatever kind of block carries it', () => {
    const hostile = '<!channel> *x* <@U1>';
    const { blocks, text: fallback } = render(
      english,
      reply(
        { kind: 'question', text: hostile, askedBy: hostile },
        heading(hostile),
        text(hostile, strong(hostile), code(hostile)),
        note(hostile),
        quoteBlock(hostile),
        { kind: 'table', table: { columns: [{ title: hostile }], rows: [[hostile]] } },
        { kind: 'progress', progress: { label: hostile, done: 1, total: 2 } },
      ),
    );
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    expect(new Set(blocks.map((block) => block.type))).toEqual(new Set(['rich_text', 'context', 'table']));
    expect(fallback).not.toMatch(/[<>]/u);
    expect(unescapeText(fallback)).toContain(hostile);
  });

  it('keeps the fallback text within its limit, cutting neither an entity nor a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('&', '<', '😀', 'x'), { minLength: 3000, maxLength: 4500 }),
        (parts) => {
          const { text: fallback } = render(english, reply(text(parts.join(''))));
          expect(fallback.length).toBeLessThanOrEqual(limits.fallbackText);
          expect(fallback).not.toMatch(/&(?!(?:amp|lt|gt);)/u);
          expect(fallback).not.toMatch(/\p{Surrogate}/u);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('leaves later quotes out whole and says how many, within 13,000 characters', () => {
    const bodies = Array.from({ length: 60 }, (_, i) => `${i} ${'<&>'.repeat(200)}`);
    const { blocks } = render(english, reply(...bodies.map(quoteBlock)));
    const quotes = readQuotes(blocks);
    expect(quotes.length).toBeGreaterThan(1);
    expect(quotes).toEqual(bodies.slice(0, quotes.length));
    expect(shownText(blocks)).toContain(`${60 - quotes.length} more quotes`);
    expect(escapeText(shownText(blocks)).length).toBeLessThan(limits.totalText);
  });

  it('leaves a quote out whole that is larger than a message', () => {
    const { blocks } = render(english, reply(quoteBlock('x'.repeat(20_000)), text('after')));
    expect(readQuotes(blocks)).toEqual([]);
    expect(shownText(blocks)).toContain('1 more quote.');
    expect(shownText(blocks)).toContain('after');
  });

  it('stays within 50 blocks without losing a line', () => {
    const lines = Array.from({ length: 150 }, (_, i) => `line number ${i}.`);
    const { blocks } = render(english, reply(...lines.map((line) => text(line))));
    expect(blocks.length).toBeLessThanOrEqual(limits.blocks);
    expect(shownText(blocks).split('\n')).toEqual(lines);
  });

  it('shows a table as a table, its first rows where there are too many, and says how many are missing', () => {
    const rows = Array.from({ length: 300 }, (_, i) => [`row ${i}`, String(i)]);
    const { blocks } = render(
      english,
      reply({
        kind: 'table',
        table: { columns: [{ title: 'Name' }, { title: 'Size', align: 'right' }], rows },
      }),
    );
    const [table] = blocks as readonly Payload[];
    expect(table?.['type']).toBe('table');
    expect(table?.['rows']).toHaveLength(limits.tableRows);
    expect(table?.['column_settings'][1].align).toBe('right');
    expect(shownText(blocks)).toContain('row 98');
    expect(shownText(blocks)).not.toContain('row 99\n');
    expect(shownText(blocks)).toContain('201 more rows');
  });

  it('shows a second table, and any where tables are refused, as text in columns', () => {
    const table: Block = {
      kind: 'table',
      table: {
        columns: [{ title: 'Name' }, { title: 'Size', align: 'right' }],
        rows: [
          ['a\nb', '7'],
          ['', '1,000'],
        ],
      },
    };
    expect(render(english, reply(table, table)).blocks.map((block) => block.type)).toEqual([
      'table',
      'rich_text',
    ]);
    const { blocks } = render(english, reply(table), { tables: 'text' });
    expect(shownText(blocks)).toBe('Name   Size\na b       7\n      1,000');
  });

  it('gives every text element at least one character, which Slack insists on', () => {
    const { blocks } = render(
      english,
      reply(
        text(''),
        note(),
        { kind: 'question', text: '' },
        {
          kind: 'table',
          table: { columns: [{ title: '' }], rows: [['']] },
        },
      ),
    );
    expect(JSON.stringify(blocks)).not.toContain('"text":""');
  });

  it('carries answer and question in a button of at most 2,000 characters, whatever was asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: 'binary', minLength: 1500, maxLength: 5000 })),
        (question) => {
          const { blocks } = render(
            english,
            reply({
              kind: 'actions',
              actions: [{ name: 'share', label: 'Share', answerId: 'A1', question }],
            }),
          );
          const [button] = buttonsOf(blocks);
          expect(button?.['value'].length).toBeLessThanOrEqual(limits.buttonValue);
          expect(button?.['value']).not.toMatch(/[&<>]/u);
          const read = readButtonValue(button?.['value']);
          expect(read?.answerId).toBe('A1');
          if (read?.question !== question) {
            expect(read?.question?.endsWith('…')).toBe(true);
            expect(question.startsWith(read?.question?.slice(0, -1) ?? '?')).toBe(true);
            expect((read?.question ?? '').slice(-2, -1)).not.toMatch(/[\uD800-\uDBFF]$/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads no button that it did not write', () => {
    for (const value of [undefined, '', 'null', '7', '{}', '{"answerId":7}', 'not json'])
      expect(readButtonValue(value)).toBeUndefined();
    expect(readButtonValue('{"answerId":"A"}')).toEqual({ answerId: 'A' });
  });

  it('writes what one types with its slash, in the message and in its notification', () => {
    const rendered = render(english, reply(text('Try ', typed('ask who'), '.')));
    expect(JSON.stringify(rendered.blocks)).toContain(
      '{"type":"text","text":"/ask who","style":{"code":true}}',
    );
    expect(rendered.text).toBe('Try /ask who.');
  });

  it('draws how far work is, and only a label while that is unknown', () => {
    const shown = (done: number, total: number) =>
      shownText(
        render(english, reply({ kind: 'progress', progress: { label: 'Reading', done, total } })).blocks,
      );
    expect(shown(5, 20)).toContain(`${'▰'.repeat(5)}${'▱'.repeat(15)}`);
    expect(shown(5, 20)).toContain('25 % (5 of 20)');
    expect(shown(0, 0)).toBe('Reading …');
  });
});

describe('unescapeText', () => {
  it('undoes what Slack does to a command, once', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(unescapeText(escapeText(typed))).toBe(typed);
      }),
    );
    expect(unescapeText('&amp;lt; &quot; &lt;')).toBe('&lt; &quot; <');
  });
});

describe('where else quoted words stand', () => {
  const copiesOf = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      quote: quoteOf('Words.', [], { id: `copy-${i}.txt`, title: `Copy ${i}` }),
      receipt: `7K2M-9QXR-4F0T-WB8${i}`,
      link: `https://bot.example.org/read/${i}#quote`,
    }));

  it('is cited below the quote, each place with its own page and receipt', () => {
    const { blocks } = render(
      english,
      reply({ kind: 'quote', quote: quoteOf('Words.'), copies: copiesOf(2) }),
    );
    expect(shownText(blocks)).toContain('also in Copy 0 · copy-0.txt:1');
    expect(shownText(blocks)).toContain('7K2M-9QXR-4F0T-WB81');
    expect(linksOf(blocks)).toEqual([
      'https://bot.example.org/read/0#quote',
      'https://bot.example.org/read/1#quote',
    ]);
  });

  it('is counted where it is too much for a message', () => {
    const { blocks } = render(
      english,
      reply({ kind: 'quote', quote: quoteOf('Words.'), copies: copiesOf(9) }),
    );
    expect(shownText(blocks)).not.toContain('Copy');
    expect(shownText(blocks)).toContain('also in 9 more places');
  });

  it('is linked by markup that holds nothing of an address but what cannot end it', () => {
    const [one] = copiesOf(1);
    const link = 'https://e.org/a|b>c*d`e~"f?g=1&h=2#<!channel>';
    const copies = [{ ...one, link } as CitedQuote];
    const { blocks } = render(english, reply({ kind: 'quote', quote: quoteOf('Words.'), copies }));
    const small = blocks.flatMap((block) => (block.type === 'context' ? block.elements : []));
    expect(small.filter(({ type }) => type === 'mrkdwn')).toEqual([
      {
        type: 'mrkdwn',
        text: '<https://e.org/a%7cb%3Ec%2ad%60e%7e%22f?g=1&amp;h=2#%3C!channel%3E|in context>',
        verbatim: true,
      },
    ]);
  });
});

describe('what is read with a quote', () => {
  it('comes first: the words whole, then title, heading and page in one line; all else is small print', () => {
    const document = { title: 'Title', url: 'https://example.org/a', publisher: 'The Paper' };
    const { citation, ...words } = quoteOf('Words.', [], document);
    const place = { section: ['Title', 'Part 1', 'Absence'], place: 'page 3' };
    const quote = { ...words, citation: { ...citation, ...place } };
    const { blocks } = render(
      english,
      reply({ kind: 'quote', quote, receipt: '7K2M-9QXR-4F0T-WB8N' }, note('Searched.')),
    );
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Words.' }] },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '— ' },
              { type: 'link', url: 'https://example.org/a', text: 'Title › Absence' },
              { type: 'text', text: ' · page 3' },
            ],
          },
        ],
      },
      small('The Paper · a.txt:1 · receipt 7K2M-9QXR-4F0T-WB8N'),
      small('Searched.'),
    ]);
  });

  it('stays within the blocks that Slack takes: small print gives way to what can be joined', () => {
    const { blocks } = render(
      english,
      reply(...Array.from({ length: 40 }, (_, i) => quoteBlock(`Quote ${i}.`))),
    );
    expect(blocks.length).toBeLessThanOrEqual(limits.blocks);
    expect(readQuotes(blocks)).toHaveLength(40);
  });

  const small = (words: string) => ({
    type: 'context',
    elements: [{ type: 'plain_text', text: words, emoji: false }],
  });
});
