import { type Node, Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply as discord } from '../../src/adapters/discord/render.js';
import { render as slack } from '../../src/adapters/slack/render.js';
import { renderReply as terminal } from '../../src/adapters/terminal/render.js';
import { renderReply as page } from '../../src/adapters/web/render.js';
import { markdownOf } from '../../src/chat/export/markdown.js';
import { type Quote, quoteAt } from '../../src/core/types/quote.js';
import { english } from '../../src/texts/english/index.js';
import { kindsIn } from '../chat/export/read-markdown.js';
import { documentOf, withPlatformLineBreaks } from './contract.js';
import { textsOf } from './discord/fake-discord.js';
import { read } from './discord/reader.js';
import { inked, shapedQuote } from './quoted-shapes.js';
import { readShaped } from './slack/reader.js';
import { readQuotes, readScreen, undoStandIns } from './terminal/screen.js';
import { ReadPage } from './web/read-page.js';

const replyOf = (quote: Quote) => ({ blocks: [{ kind: 'quote' as const, quote }] });
const wide = { colour: false, width: 1_000_000 };
const pipe = { colour: false, width: Number.POSITIVE_INFINITY };
const inSlack = (quote: Quote) => JSON.parse(JSON.stringify(slack(english, replyOf(quote)).blocks));
const inDiscord = (quote: Quote) => textsOf(discord(english, replyOf(quote))).join('\n');

/** Words, code and tables as their document has them, by blocks. */
function quoteOf(
  ...drafts: readonly (readonly [
    kind: 'paragraph' | 'heading' | 'list-item' | 'code' | 'table-row',
    text: string,
  ])[]
): Quote {
  let text = '';
  const blocks = drafts.map(([kind, words]) => {
    if (text !== '') text += '\n';
    const start = text.length;
    text += words;
    return { kind, start, end: text.length };
  });
  return quoteAt({ ...documentOf(text), blocks }, { start: 0, end: text.length });
}

describe('a quote of blocks', () => {
  it('reads back on the page character for character, white space and what parts cells included', () => {
    fc.assert(
      fc.property(shapedQuote, ({ quote, code, tables }) => {
        const shown = new ReadPage(page(english, replyOf(quote)).markup);
        expect(shown.texts('blockquote')).toEqual([quote.text]);
        expect(shown.texts('pre').map(withPlatformLineBreaks)).toEqual(code);
        expect(shown.texts('bdi').slice(0, tables.flat(2).length)).toEqual(tables.flat(2));
        expect(shown.intrusions()).toEqual([]);
      }),
    );
  });

  it('reads back in Slack: code as it stands, each cell, and every other character', () => {
    fc.assert(
      fc.property(shapedQuote, ({ quote, code, tables }) => {
        const shown = readShaped(inSlack(quote));
        expect(inked(shown.text)).toBe(inked(quote.text));
        for (const one of code) expect(shown.code).toContain(one);
        // Slack takes one table in a message.
        expect(shown.tables).toEqual(tables.slice(0, 1));
      }),
    );
  });

  it('reads back in Discord: code as it stands where a code block can hold it, and every other character', () => {
    fc.assert(
      fc.property(shapedQuote, ({ quote, code }) => {
        const shown = read(inDiscord(quote));
        expect(inked(shown.quotes.join(''))).toBe(inked(quote.text.replaceAll('\f', '')));
        for (const one of code.filter((text) => !text.includes('```'))) {
          expect(shown.code).toContain(one.replaceAll('\t', '    '));
        }
        expect(shown.unwanted).toEqual([]);
        expect(shown.links).toEqual([]);
      }),
    );
  });

  it('stands in a pipe as in its document, and on a terminal with every character behind its bar', () => {
    fc.assert(
      fc.property(shapedQuote, ({ quote }) => {
        const piped = undoStandIns(terminal(english, replyOf(quote), pipe));
        expect(piped.startsWith(`${withPlatformLineBreaks(quote.text)}\n— `)).toBe(true);
        const read = readScreen(terminal(english, replyOf(quote), wide));
        expect(readQuotes(read).map(inked)).toEqual([inked(quote.text)]);
        expect(read.intrusions).toEqual([]);
      }),
    );
  });

  it('reads back from the exported Markdown: code as it stands, and every other character', () => {
    const parser = new Parser();
    fc.assert(
      fc.property(shapedQuote, ({ quote, code }) => {
        const markdown = markdownOf(english, replyOf(quote));
        const nodes = nodesIn(parser.parse(markdown)).filter(isQuoted);
        const literals = nodes
          .filter(({ type }) => type === 'code_block')
          .map(({ literal }) => literal ?? '');
        expect(literals).toEqual(code.map((text) => `${text}\n`));
        const shown = nodes
          .map(({ type, literal }) => (type === 'html_inline' ? '' : (literal ?? '')))
          .join('');
        // The line below a table's head is read as what it is by GitHub, not by CommonMark alone.
        expect(inked(shown).replace(/-/g, '')).toBe(inked(quote.text).replace(/-/g, ''));
        expect(kindsIn(markdown)).not.toContain('link');
        expect(kindsIn(markdown)).not.toContain('html_block');
      }),
    );
  });
});

function nodesIn(root: Node): Node[] {
  const nodes: Node[] = [];
  const walker = root.walker();
  for (let step = walker.next(); step !== null; step = walker.next())
    if (step.entering) nodes.push(step.node);
  return nodes;
}

function isQuoted(node: Node): boolean {
  for (let above: Node | null = node; above !== null; above = above.parent) {
    if (above.type === 'block_quote') return true;
  }
  return false;
}

describe('a table in a quote', () => {
  const table = quoteOf(
    ['paragraph', 'Plans and limits:'],
    ['table-row', '| Plan | Requests |\n|---|---:|'],
    ['table-row', '| Free | 60 |'],
    ['table-row', '| Enterprise | 6000 |'],
  );

  it('is a table on the page, its line of dashes unseen', () => {
    const shown = new ReadPage(page(english, replyOf(table)).markup);
    expect(shown.texts('bdi').slice(0, 6)).toEqual(['Plan', 'Requests', 'Free', '60', 'Enterprise', '6000']);
    expect(shown.all('tr')).toHaveLength(3);
    expect(shown.texts('blockquote')).toEqual([table.text]);
  });

  it('is Slack’s own table, once a message; another, and where Slack refuses it, stands in columns', () => {
    const blocks = slack(english, { blocks: [...replyOf(table).blocks, ...replyOf(table).blocks] }).blocks;
    expect(blocks.map(({ type }) => type)).toEqual([
      'rich_text',
      'table',
      'rich_text',
      'context',
      'rich_text',
      'context',
    ]);
    expect(readShaped(JSON.parse(JSON.stringify(blocks.slice(4)))).code).toEqual([
      '| Plan       | Requests |\n|---         |---:      |\n| Free       | 60       |\n| Enterprise | 6000     |',
    ]);
    const asText = slack(english, replyOf(table), { tables: 'text' }).blocks;
    expect(asText.map(({ type }) => type)).toEqual(['rich_text', 'context']);
  });

  it('stands in columns in Discord and on a terminal that is wide enough', () => {
    const columns = [
      '| Plan       | Requests |',
      '|---         |---:      |',
      '| Free       | 60       |',
      '| Enterprise | 6000     |',
    ];
    expect(read(inDiscord(table)).code).toEqual([columns.join('\n')]);
    expect(terminal(english, replyOf(table), { colour: false, width: 60 })).toContain(
      ['Plans and limits:', ...columns].map((line) => `│ ${line}\n`).join(''),
    );
    expect(terminal(english, replyOf(table), { colour: false, width: 20 })).toContain('│ | Free | 60 |');
  });

  it('is one of GitHub’s in the export', () => {
    expect(markdownOf(english, replyOf(table))).toContain(
      '> | Plan | Requests |\n> | --- | --- |\n> | Free | 60 |\n',
    );
  });
});

describe('a part that stands further up', () => {
  const row = quoteOf(['table-row', '| Team | 600 |']);
  const span = { start: 100, end: 100 + row.text.length };
  const quote: Quote = {
    ...row,
    citation: { ...row.citation, span },
    parts: [{ span: { start: 10, end: 28 }, text: '| Plan | Requests |', role: 'header' }],
  };

  it('is the head of its row’s table, with a mark for the rows between', () => {
    expect(new ReadPage(page(english, replyOf(quote)).markup).texts('tr').map(inked)).toEqual([
      'PlanRequests',
      '…',
      'Team600',
    ]);
    expect(readShaped(inSlack(quote)).tables).toEqual([
      [
        ['Plan', 'Requests'],
        ['…', ' '],
        ['Team', '600'],
      ],
    ]);
    expect(read(inDiscord(quote)).code).toEqual(['| Plan | Requests |\n…\n| Team | 600      |']);
    expect(terminal(english, replyOf(quote), pipe)).toMatch(
      /^\| Plan \| Requests \|\n…\n\| Team \| 600 \|\n— /u,
    );
    expect(markdownOf(english, replyOf(quote))).toContain(
      '> | Plan | Requests |\n> | --- | --- |\n> | … |  |\n> | Team | 600 |',
    );
  });

  it('that leads to a list stands before its item, as a quote of its own', () => {
    const item = quoteOf(['list-item', 'a letter with your address']);
    const led: Quote = {
      ...item,
      citation: { ...item.citation, span: { start: 80, end: 106 } },
      parts: [{ span: { start: 0, end: 14 }, text: 'What you need:', role: 'lead-in' }],
    };
    expect(terminal(english, replyOf(led), { colour: false, width: 60 })).toContain(
      '│ What you need:\n…\n├ a letter with your address\n',
    );
    expect(read(inDiscord(led)).quotes).toEqual(['What you need:', 'a letter with your address']);
  });
});
