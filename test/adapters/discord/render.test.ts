import type { APIMessageTopLevelComponent } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../src/adapters/discord/choices.js';
import {
  customIdOf,
  questionIn,
  readCustomId,
  renderProgress,
  renderReply,
} from '../../../src/adapters/discord/render.js';
import { type Block, code, heading, note, strong, text, typed } from '../../../src/chat/protocol/reply.js';
import type { Document } from '../../../src/core/types/document.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import { withPlatformLineBreaks } from '../contract.js';
import { buttonsOf, textsOf } from './fake-discord.js';
import { read } from './reader.js';

function quoteOf(body: string, metadata: Partial<Document> = {}): Block {
  const document: Document = {
    id: 'a.txt',
    title: 'A title',
    titleOrigin: 'heading',
    text: body,
    bytes: body.length,
    ...metadata,
  };
  return { kind: 'quote', quote: quoteAt(document, { start: 0, end: body.length }) };
}

const question = (words: string): Block => ({ kind: 'question', text: words });
const share: Block = {
  kind: 'actions',
  actions: [{ name: 'share', label: 'Share', answerId: 'A1', question: 'unused' }],
};

const render = (...blocks: Block[]) => renderReply(english, { blocks });
const markup = (...blocks: Block[]) => textsOf(render(...blocks));
const shown = (...blocks: Block[]) =>
  markup(...blocks)
    .map((content) => read(content).text)
    .join('\n');
const lengthOf = (components: readonly APIMessageTopLevelComponent[]) => textsOf(components).join('').length;

it('writes what one types with its slash, in a heading too', () => {
  expect(markup(text('Try ', typed('ask who')))).toEqual(['Try `/ask who`']);
  expect(shown(heading('Try ', typed('ask who')))).toContain('Try /ask who');
});

describe('a citation', () => {
  it('names title, author, publisher, date, file and line, and links to the document', () => {
    const [content] = markup(
      quoteOf('Words.', {
        author: 'Ada',
        publisher: 'The Paper',
        date: '2024-03-01',
        url: 'https://example.org/a_b',
      }),
    );
    expect(content).toBe(
      '> Words\\.\n— [**A title**](<https://example.org/a_b>)\n-# Ada · The Paper · 2024\\-03\\-01 · a\\.txt:1',
    );
    expect(read(content ?? '').links).toEqual([
      { text: 'A title', target: 'https://example.org/a_b', isCitation: true },
    ]);
  });

  it('has the page, and the heading next above, in the line that is read, and an address beside what cannot be a link', () => {
    const block = quoteOf('Words.', { title: 'Rules [draft]', url: 'https://example.org/a' });
    if (block.kind !== 'quote') throw new Error('no quote');
    const place = { section: ['Rules [draft]', 'Part 1', 'Absence'], place: 'page 3' };
    const quote = { ...block.quote, citation: { ...block.quote.citation, ...place } };
    const [content] = markup({ ...block, quote });
    expect(content).toBe(
      '> Words\\.\n— **Rules \\[draft\\] › Absence** · page 3 · [open](<https://example.org/a>)\n-# a\\.txt:1',
    );
  });

  it('shows hostile metadata as text on one line', () => {
    const [content] = markup(
      quoteOf('Words.', {
        title: '@everyone\n# <@80351110224678912>',
        author: '||x||',
        url: 'javascript:alert(1)',
      }),
    );
    const seen = read(content ?? '');
    expect(seen.text).toContain('— @everyone # <@80351110224678912>\n||x|| · a.txt:1');
    expect(seen.links).toEqual([]);
    expect(seen.unwanted).toEqual([]);
  });
});

describe('a question', () => {
  it('is read back exactly from the message that restates it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((q) => q.trim() !== ''),
        (typed) => {
          const components = JSON.parse(JSON.stringify(render(question(typed), quoteOf('Words.'), share)));
          expect(questionIn(components)).toBe(withPlatformLineBreaks(typed));
        },
      ),
    );
  });

  it('names who asked as text', () => {
    expect(shown({ kind: 'question', text: 'why?', askedBy: '@everyone *Ada*\n' })).toBe(
      '@everyone *Ada* asked:\nwhy?',
    );
  });

  it('that does not fit is shortened and marked, and goes without the button that would need it', () => {
    const components = render(question('*?'.repeat(2_500)), quoteOf('Words.'), share);
    expect(questionIn(components)).toBeUndefined();
    expect(buttonsOf(components)).toEqual([]);
    const texts = textsOf(components).map((content) => read(content).text);
    expect(texts[0]).toMatch(/^(\*\?)+\*? …$/);
    expect(texts.join('\n')).toContain('buttons that ask or share it again are left out');
    expect(read(textsOf(components)[1] ?? '').quotes).toEqual(['Words.']);
  });

  it('keeps its button up to 1,000 characters beside three long quotes', () => {
    const long = 'An ordinary sentence of ordinary words, as they stand in a paper. '.repeat(6).slice(0, 400);
    const components = render(
      question('why '.repeat(250).trim()),
      quoteOf(long),
      quoteOf(long),
      quoteOf(long),
      share,
    );
    expect(buttonsOf(components)).toEqual([{ label: 'Share', custom_id: 'share:A1' }]);
  });

  it('that is missing leaves nothing to read back', () => {
    expect(questionIn(render(text('hello')))).toBeUndefined();
    expect(questionIn([])).toBeUndefined();
  });
});

describe('what does not fit', () => {
  const worst = '*'.repeat(400);

  it('three quotes of 400 characters that all need escaping do fit', () => {
    const components = render(question('why?'), quoteOf(worst), quoteOf(worst), quoteOf(worst), share);
    expect(textsOf(components).flatMap((content) => read(content).quotes)).toEqual([worst, worst, worst]);
  });

  it('later quotes are left out whole, and a note says how many', () => {
    const components = render(
      question('why?'),
      ...Array.from({ length: 10 }, () => quoteOf(worst)),
      note('end'),
      share,
    );
    const quotes = textsOf(components).flatMap((content) => read(content).quotes);
    expect(quotes).toEqual([worst, worst, worst, worst]);
    expect(
      textsOf(components)
        .map((content) => read(content).text)
        .at(-1),
    ).toContain('6 more quotes, 1 more part');
    expect(buttonsOf(components)).toHaveLength(1);
  });

  it('a table ends with the rows that fit, and a note says how many do not', () => {
    const rows = Array.from({ length: 300 }, (_, i) => [`Document ${i}`, '2024', '']);
    const components = render({
      kind: 'table',
      table: { columns: [{ title: 'Title' }, { title: 'Date' }, { title: 'x' }], rows },
    });
    const [first, last] = textsOf(components).map((content) => read(content).text);
    const count = first?.split('\n').length ?? 0;
    expect(first?.startsWith('Document 0 · Date: 2024\nDocument 1')).toBe(true);
    expect(last).toContain(`${300 - count} more rows`);
  });

  it('whatever the blocks, Discord’s limits hold and no quote is edited', () => {
    const block = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 900 }).map((words) => text(words)),
      fc.string({ unit: 'grapheme', maxLength: 300 }).map((words) => heading(words)),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).map((words) => quoteOf(words)),
      fc.constant(share),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000 }), fc.array(block, { maxLength: 60 }), (typed, blocks) => {
        const components = render(question(typed), ...blocks);
        const nested = components.reduce((sum, c) => sum + ('components' in c ? c.components.length : 0), 0);
        expect(lengthOf(components)).toBeLessThanOrEqual(4_000);
        expect(components.length + nested).toBeLessThanOrEqual(40);
        expect(textsOf(components).every((content) => content.trim() !== '')).toBe(true);
        const quotes = textsOf(components).flatMap((content) => read(content).quotes);
        const given = blocks.flatMap((b) => (b.kind === 'quote' ? [plainly(b.quote.text)] : []));
        expect(quotes.map(plainly)).toEqual(given.slice(0, quotes.length));
      }),
      { numRuns: 60 },
    );
  });

  it('a reply of nothing says so', () => {
    expect(shown()).toBe(english.delivery.nothingToShow);
    expect(shown(text(''), heading(' '))).toBe(english.delivery.nothingToShow);
  });
});

describe('the bot’s own text', () => {
  it('keeps styles where they are safe and characters everywhere', () => {
    expect(markup(text('Use ', code('/ask x'), ' or ', strong('a*b'), strong('c'), '.'))).toEqual([
      'Use `/ask x` or **a\\*b**c\\.',
    ]);
    expect(shown(text(code('a`b')), text(strong(' spaced ')), text({ text: 'em', style: 'emphasis' }))).toBe(
      'a`b\n spaced \nem',
    );
  });

  it('shows headings and notes, also those that end in a number sign', () => {
    expect(markup(heading('About C#'), note('small\nprint'))).toEqual([
      '### **About C\\#**\n-# small\n-# print',
    ]);
  });

  it('keeps neighbouring texts together and quotes apart', () => {
    expect(markup(text('a'), text('b'), quoteOf('c'), quoteOf('d'), text('e'))).toHaveLength(4);
  });

  it('shows a bar that stays within its ends', () => {
    const bar = (done: number, total: number) =>
      textsOf(renderProgress(english, { label: 'Reading', done, total })).join();
    expect(bar(0, 4)).toBe('▱▱▱▱▱▱▱▱▱▱▱▱ 0 % · Reading (0 of 4)');
    expect(bar(9, 4)).toBe('▰▰▰▰▰▰▰▰▰▰▰▰ 100 % · Reading (9 of 4)');
    expect(bar(5, 0)).toBe('Reading …');
  });
});

describe('a button’s id', () => {
  it('is read back', () => {
    expect(readCustomId(customIdOf({ name: 'share', answerId: 'A:1' }))).toEqual({
      name: 'share',
      answerId: 'A:1',
    });
    expect(readCustomId('other:1')).toBeUndefined();
    expect(readCustomId('share:')).toBeUndefined();
  });

  it('that Discord would refuse costs the button, not the reply', () => {
    const long = { name: 'share' as const, label: 'Share', answerId: 'x'.repeat(100), question: '' };
    expect(buttonsOf(render(text('a'), { kind: 'actions', actions: [long] }))).toEqual([]);
  });
});

describe('choices', () => {
  it('are never empty, repeated, too long or cut through a character', () => {
    expect(choicesOf([' ', 'a', 'a ', `${'x'.repeat(99)}😀y`])).toEqual([
      { name: 'a', value: 'a' },
      { name: `${'x'.repeat(99)}…`, value: 'x'.repeat(99) },
    ]);
  });
});

function plainly(words: string): string {
  return withPlatformLineBreaks(words).replaceAll('\t', '    ').replaceAll('\f', '');
}

describe('where else quoted words stand', () => {
  const copiesOf = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const block = quoteOf('Words.', { id: `copy-${i}.txt`, title: `*Copy* ${i}` });
      if (block.kind !== 'quote') throw new Error('no quote');
      return { quote: block.quote, receipt: `7K2M-9QXR-4F0T-WB8${i}` };
    });

  it('is cited below the quote, as text, each place with its own receipt', () => {
    const said = shown({ ...quoteOf('Words.'), copies: copiesOf(2) } as Block);
    expect(said).toContain('also in *Copy* 0 · copy-0.txt:1 · receipt 7K2M-9QXR-4F0T-WB80');
    expect(said).toContain('also in *Copy* 1 · copy-1.txt:1 · receipt 7K2M-9QXR-4F0T-WB81');
  });

  it('is counted where it is too much for a message', () => {
    const said = shown({ ...quoteOf('Words.'), copies: copiesOf(6) } as Block);
    expect(said).not.toContain('*Copy*');
    expect(said).toContain('also in 6 more places');
  });
});
