import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../src/adapters/discord/render.js';
import { render } from '../../src/adapters/slack/render.js';
import { QuoteLinks } from '../../src/chat/permalink/quote-links.js';
import type { Reply } from '../../src/chat/protocol/reply.js';
import type { Document } from '../../src/core/types/document.js';
import { linkKeyOf } from '../../src/state/link-keys.js';
import { english } from '../../src/texts/english/index.js';
import {
  Bot,
  blocksOf,
  channel,
  person,
  quotesOf,
  terminal,
  threeDocuments,
  wordsOf,
} from '../support/bot.js';
import { anyText, documentOf } from '../support/texts.js';

const dated = (
  id: string,
  date: string | undefined,
  publisher: string,
  text = `The zebra of ${id} eats grass.`,
) => documentOf(id, text, { title: `Title ${id}`, publisher, ...(date === undefined ? {} : { date }) });

const savanna = [
  dated('late.txt', '2019-01-01', 'Savanna Weekly'),
  dated('day.txt', '2018-06-05', 'Grass, Daily'),
  dated('month.txt', '2018-06', 'Savanna Weekly'),
  dated('unknown.txt', undefined, 'Herald'),
  dated('early.txt', '2017', 'Herald'),
  documentOf('tax.txt', 'Each company pays a tax of 20 percent.', { title: 'Taxes' }),
];

const many = Array.from({ length: 300 }, (_, i) =>
  dated(
    `${String(i).padStart(3, '0')}.txt`,
    `2018-${String(1 + (i % 12)).padStart(2, '0')}`,
    'Herald',
    i % 2 === 0 ? `Zebra ${i} eats grass.` : `Nothing, ${i}.`,
  ),
);

const rowsOf = (reply: Reply) => blocksOf(reply, 'table').flatMap(({ table }) => table.rows);
const quotedOf = (reply: Reply) => blocksOf(reply, 'quote').map(({ quote }) => quote.citation.documentId);
const buttonsOf = (reply: Reply) => blocksOf(reply, 'actions').flatMap(({ actions }) => actions);

describe('/coverage', () => {
  it('shows for each document by date its publisher, date, passages and best quote, then who says nothing', async () => {
    const reply = await (await Bot.with(savanna)).reply('coverage', 'zebra grass', { place: terminal });
    expect(rowsOf(reply)).toEqual([
      ['Title early.txt', 'Herald', '2017', '1'],
      ['Title month.txt', 'Savanna Weekly', '2018-06', '1'],
      ['Title day.txt', 'Grass, Daily', '2018-06-05', '1'],
      ['Title late.txt', 'Savanna Weekly', '2019-01-01', '1'],
      ['Title unknown.txt', 'Herald', '–', '1'],
    ]);
    expect(quotedOf(reply)).toEqual(['early.txt', 'month.txt', 'day.txt', 'late.txt', 'unknown.txt']);
    expect(quotesOf(reply)[0]).toBe('The zebra of early.txt eats grass.');
    const words = wordsOf(reply);
    expect(words).toContain('5 of 6 documents say something about it, in 5 passages.');
    expect(words).toContain('No matching passage found in: Taxes');
    expect(words).not.toContain('page');
    expect(words).toContain('Searched 6 documents');
  });

  it('has no column that would hold nothing', async () => {
    const columnsOf = async (documents: readonly Document[]) => {
      const reply = await (await Bot.with(documents)).reply('coverage', 'zebra grass', { place: terminal });
      return blocksOf(reply, 'table').flatMap(({ table }) => table.columns.map(({ title }) => title));
    };
    const plain = documentOf('a.txt', 'The zebra eats grass.', { title: 'A' });
    expect(await columnsOf([plain])).toEqual(['Document', 'Passages']);
    expect(await columnsOf([plain, { ...plain, id: 'b.txt', date: '2018' }])).toEqual([
      'Document',
      'Date',
      'Passages',
    ]);
  });

  it('gives programs the same as data', async () => {
    const { data } = await (await Bot.with(savanna)).reply('coverage', 'zebra grass', { place: terminal });
    expect(data).toMatchObject({
      topic: 'zebra grass',
      page: 1,
      pages: 1,
      covering: 5,
      passages: 5,
      documents: [
        {
          documentId: 'early.txt',
          date: '2017',
          publisher: 'Herald',
          passages: 1,
          quote: { start: 0, line: 1 },
        },
        {},
        {},
        {},
        { documentId: 'unknown.txt', date: null },
      ],
      silentCount: 1,
      silent: [{ documentId: 'tax.txt', title: 'Taxes', publisher: null }],
    });
  });

  it('pages: 300 documents come each once, those that say nothing named behind the last page', async () => {
    const bot = await Bot.with(many);
    const seen: string[] = [];
    for (let page = 1; page <= 3; page++) {
      const reply = await bot.reply('coverage', `zebra page:${page}`, { place: terminal });
      seen.push(...quotedOf(reply));
      expect(wordsOf(reply)).toContain(`page ${page} of 3.`);
      expect(wordsOf(reply).includes(`Next: page:${page + 1}`)).toBe(page < 3);
      expect(wordsOf(reply).includes(english.coverage.noneIn)).toBe(page === 3);
    }
    expect(new Set(seen).size).toBe(150);
    expect(seen).toHaveLength(150);
    const last = await bot.reply('coverage', 'zebra page:38');
    expect(wordsOf(last)).toContain('149–150 of 150; page 38 of 38.');
    expect(wordsOf(last)).toContain(' and 138 more');
  });

  it('shows a page in a chat as small as a message holds, and the others behind buttons', async () => {
    const bot = await Bot.with(many);
    const namesOf = (reply: Reply) => buttonsOf(reply).map(({ name }) => name);
    const others = ['context', 'verify', 'share-coverage', 'helpful', 'not-helpful'];
    let reply = await bot.reply('coverage', 'zebra source:"Herald"');
    expect(quotedOf(reply)).toHaveLength(4);
    expect(namesOf(reply)).toEqual(['next-page', ...others]);
    const press = async (action: string, over = {}) => {
      const { answerId = '', question } = buttonsOf(reply).find(({ name }) => name === action) ?? {};
      const asked = question === undefined ? {} : { question };
      return bot.dispatcher.handleButton({
        id: 'p',
        action,
        answerId,
        ...asked,
        place: channel,
        person: person(),
        ...over,
      });
    };
    const seen = [...quotedOf(reply)];
    for (let page = 2; page <= 38; page++) {
      const outcome = await press('next-page');
      expect(outcome.replaces).toBe(true);
      reply = outcome.reply;
      seen.push(...quotedOf(reply));
      expect(namesOf(reply)).toEqual(['previous-page', ...(page < 38 ? ['next-page'] : []), ...others]);
    }
    expect(new Set(seen).size).toBe(150);
    const typedAgain = await bot.reply('coverage', 'zebra source:"Herald" page:37');
    expect(quotedOf((await press('previous-page')).reply)).toEqual(quotedOf(typedAgain));
  });

  it.each([
    ['the question is not known any more', { question: undefined }],
    ['it is forged to a page before the first', { action: 'previous-page' }],
    ['what is asked again would be misread', { question: 'zebra page:2 page:3' }],
    ['the answer has no pages', { answerId: 'ID2' }],
  ])('turns no page where %s', async (_what, over) => {
    const bot = await Bot.with(many);
    await bot.reply('coverage', 'zebra');
    await bot.reply('ask', 'who eats grass');
    const press = {
      id: 'p',
      action: 'next-page',
      answerId: 'ID1',
      question: 'zebra',
      place: channel,
      person: person(),
    };
    const { reply, replaces } = await bot.dispatcher.handleButton({ ...press, ...over } as typeof press);
    expect([quotesOf(reply), replaces]).toEqual([[], undefined]);
    expect(wordsOf(reply)).toContain('I no longer have that answer');
  });

  it('says that a page is gone where the documents have become fewer, and leaves the message as it is', async () => {
    const bot = await Bot.with(many);
    const [button] = buttonsOf(await bot.reply('coverage', 'zebra'));
    bot.reader.content = { documents: many.slice(0, 5), skipped: [] };
    await bot.library.refresh({ by: 'start' });
    const { answerId = '', question = '' } = button ?? {};
    const outcome = await bot.dispatcher.handleButton({
      id: 'p',
      action: 'next-page',
      answerId,
      question,
      place: channel,
      person: person(),
    });
    expect(outcome.replaces).toBeUndefined();
    expect(wordsOf(outcome.reply)).toContain('There is no page “2”');
  });

  it('has no buttons for pages where the topic would be read otherwise when it is asked again', async () => {
    const bot = await Bot.with(many);
    const asked = { input: { kind: 'values', values: { topic: 'zebra eats source:grass' } } } as const;
    const reply = await bot.reply('coverage', '', asked);
    expect(quotedOf(reply)).toHaveLength(4);
    expect(buttonsOf(reply).map(({ name }) => name)).not.toContain('next-page');
  });

  it('fits a page into one message of either platform, however long the passages', async () => {
    const long = (i: number) => `The zebra ${'of the wide savanna eats grass '.repeat(12)}and ${i}.`;
    const documents = Array.from({ length: 9 }, (_, i) =>
      documentOf(`news${i}`, long(i), {
        title: `A title as long as titles get, in which the zebra and its grass are named, ${i}`,
        publisher: 'Savanna Weekly',
        author: 'Ada Example',
        date: '2018-06-05',
        url: `https://example.org/news/of/the/savanna/${i}`,
      }),
    );
    const bot = await Bot.with(documents);
    for (const typed of ['zebra grass', 'zebra grass between:news1,news2']) {
      const reply = await bot.reply('coverage', typed);
      expect(quotesOf(reply).length).toBeGreaterThan(1);
      for (const shown of [
        JSON.stringify(renderReply(english, reply)),
        JSON.stringify(render(english, reply)),
      ]) {
        expect(shown).not.toContain('Left out');
        for (const { citation } of blocksOf(reply, 'quote').map(({ quote }) => quote))
          expect(shown).toContain(citation.documentId);
      }
    }
  });

  it('is shared with what was shown', async () => {
    const bot = await Bot.with(savanna);
    const reply = await bot.reply('coverage', 'zebra grass');
    const share = buttonsOf(reply).find(({ name }) => name === 'share-coverage');
    const press = {
      id: 'p',
      action: 'share-coverage',
      answerId: share?.answerId ?? '',
      question: share?.question ?? '',
      place: channel,
      person: person(),
    };
    const { reply: shared } = await bot.dispatcher.handleButton(press);
    expect(shared.visibility).toBe('channel');
    expect(quotesOf(shared)).toEqual(quotesOf(reply));
    expect(rowsOf(shared)).toEqual(rowsOf(reply));
    expect(wordsOf(shared)).toContain('Ada? zebra grass');
  });

  it('looks only into the documents that source names', async () => {
    const bot = await Bot.with(savanna);
    const reply = await bot.reply('coverage', 'zebra source:Herald');
    expect(quotedOf(reply)).toEqual(['early.txt', 'unknown.txt']);
    expect(wordsOf(await bot.reply('coverage', 'zebra source:nowhere'))).toContain(
      'No document has “nowhere”',
    );
  });

  it.each([
    ['', 'topic is missing'],
    ['public:yes', 'topic is missing'],
    ['the of and', 'I found no words in that to look for'],
    ['?! 😀', 'I found no words in that to look for'],
    ['dolphins', english.coverage.none],
    ['zebra page:0', 'There is no page “0”'],
    ['zebra page:two', 'There is no page “two”'],
    ['zebra page:9', 'There is no page “9”. There are 2 pages.'],
    ['zebra —page:9', 'There is no page “9”'],
    ['word '.repeat(100), 'too long'],
  ])('has an answer to %j', async (typed, said) => {
    const reply = await (await Bot.with(savanna)).reply('coverage', typed);
    expect(wordsOf(reply)).toContain(said);
    expect(quotesOf(reply)).toEqual([]);
    expect(buttonsOf(reply)).toEqual([]);
  });

  it('names a missing word, and what it took a misspelt one for', async () => {
    const bot = await Bot.with(savanna);
    expect(wordsOf(await bot.reply('coverage', 'zebra dolphins'))).toContain(
      'Not in the documents: dolphins.',
    );
    expect(wordsOf(await bot.reply('coverage', 'which compny pays tax'))).toContain(
      'Searched for: which company pays tax',
    );
  });

  it('has an answer with one document, and with none', async () => {
    const alone = await (await Bot.with(savanna.slice(0, 1))).reply('coverage', 'zebra');
    expect(wordsOf(alone)).toContain('1 of 1 document says something about it, in 1 passage.');
    expect(wordsOf(alone)).not.toContain('No matching passage');
    expect(wordsOf(await (await Bot.with([])).reply('coverage', 'zebra'))).toContain(
      english.shared.noDocuments,
    );
  });

  it('logs and keeps no word of the topic', async () => {
    const bot = await Bot.with(savanna);
    await bot.reply('coverage', 'zebra grass between:Herald,Savanna');
    await bot.reply('coverage', 'zebra grass');
    expect(bot.log.text).not.toMatch(/zebra|grass|Herald/u);
  });

  it('shows hostile text as it is, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (topic, text) => {
        const bot = await Bot.with([
          documentOf('a.txt', text, { title: text, publisher: text, date: text }),
          ...threeDocuments,
        ]);
        for (const typed of [topic, text, `${topic} between:“${text},Lions”`]) {
          const reply = await bot.reply('coverage', typed);
          expect(wordsOf(reply)).not.toContain('went wrong');
          for (const quote of quotesOf(reply))
            expect(
              [text, ...threeDocuments.map((document) => document.text)].some((whole) =>
                whole.includes(quote),
              ),
            ).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('/coverage between', () => {
  const between = async (typed: string) => (await Bot.with(savanna)).reply('coverage', typed);
  const dataOf = ({ data }: Reply) =>
    data as {
      error?: string;
      name?: string;
      nearest?: string;
      shared?: number;
      between: {
        name: string;
        documents: number;
        covering: number;
        quotes: { documentId: string }[];
        only: { documentId: string } | null;
      }[];
    };

  it.each([
    [
      'zebra grass between:early.txt,late.txt',
      [
        ['early.txt', 1],
        ['late.txt', 1],
      ],
    ],
    [
      'zebra grass between:“Herald,Savanna Weekly”',
      [
        ['Herald', 2],
        ['Savanna Weekly', 2],
      ],
    ],
    [
      'zebra grass between:“Herald”,“Savanna Weekly”',
      [
        ['Herald', 2],
        ['Savanna Weekly', 2],
      ],
    ],
    [
      'zebra grass —between:“Herald, Savanna Weekly”',
      [
        ['Herald', 2],
        ['Savanna Weekly', 2],
      ],
    ],
    [
      'zebra grass between:„Herald，Savanna Weekly“',
      [
        ['Herald', 2],
        ['Savanna Weekly', 2],
      ],
    ],
    [
      'zebra grass between:"Grass, Daily, Herald"',
      [
        ['Grass, Daily', 1],
        ['Herald', 2],
      ],
    ],
    [
      'zebra grass between:2018,2019',
      [
        ['2018', 2],
        ['2019', 1],
      ],
    ],
    [
      'zebra grass between:2018-06-05,2017',
      [
        ['2018-06-05', 1],
        ['2017', 1],
      ],
    ],
    [
      'zebra grass between:2017..2018,Savanna',
      [
        ['2017..2018', 3],
        ['Savanna', 2],
      ],
    ],
    [
      'zebra grass between:HERALD,tax',
      [
        ['HERALD', 2],
        ['tax', 1],
      ],
    ],
  ])('reads %s', async (typed, sides) => {
    const reply = await between(typed);
    expect(dataOf(reply).between.map(({ name, documents }) => [name, documents])).toEqual(sides);
    for (const [name] of sides) expect(wordsOf(reply)).toContain(`${name} – `);
  });

  it('shows what each says, what only one says, and who says nothing', async () => {
    const reply = await between('zebra grass between:early.txt,tax');
    expect(wordsOf(reply)).toContain('early.txt – 1 document, 1 passage');
    expect(wordsOf(reply)).toContain('Only here. In bold: words that “tax” does not have.');
    expect(wordsOf(reply)).toContain('tax – 1 document: no matching passage found.');
    expect(wordsOf(reply)).toContain('Words of the topic that are only here: zebra, grass.');
    expect(quotesOf(reply)).toEqual(['The zebra of early.txt eats grass.']);
    expect(buttonsOf(reply).map(({ name }) => name)).toContain('share-coverage');
  });

  it('says how many documents are on both sides', async () => {
    const reply = await between('zebra between:2018,Savanna');
    expect(dataOf(reply).shared).toBe(1);
    expect(wordsOf(reply)).toContain('1 document is on both sides.');
  });

  it.each([
    ['Herald', 'Between which two?'],
    ['Herald,', 'Between which two?'],
    [',', 'Between which two?'],
    [
      'Hreald,Savanna',
      'No document has “Hreald” as its title, name, publisher or date. Did you mean “Herald”?',
    ],
    ['Herald,Svanna', 'Did you mean “Savanna”?'],
    ['Herald,xqzw', 'No document has “xqzw”'],
    ['2011,2018', 'No document has “2011”'],
    ['Herald,herald', '“Herald” and “herald” are the same 2 documents.'],
    ['Taxes,tax.txt', '“Taxes” and “tax.txt” are the same 1 document.'],
    [',,,,,,,,,,,,,,,,,,', 'Between which two?'],
    ['a,'.repeat(500), 'No document has'],
  ])('has an answer to between:%s', async (typed, said) => {
    const reply = await between(`zebra between:${typed}`);
    expect(wordsOf(reply)).toContain(said);
    expect(quotesOf(reply)).toEqual([]);
  });

  it('offers titles while it is typed, behind the name that stands there', async () => {
    const { dispatcher } = await Bot.with(savanna);
    expect(await dispatcher.suggest('coverage', 'between', 'tax', channel, person())).toEqual(['Taxes']);
    expect(await dispatcher.suggest('coverage', 'between', 'Herald, tax', channel, person())).toEqual([
      'Herald, Taxes',
    ]);
  });
});

describe('each quote of a coverage', () => {
  const links = new QuoteLinks({
    keys: { current: () => linkKeyOf(Buffer.alloc(32)), find: () => undefined },
    publicUrl: 'https://bot.example.org',
    linkDays: 7,
    retentionDays: 30,
  });

  it.each([
    ['zebra', (data: Data) => data.documents.map(({ quote }) => quote)],
    [
      'zebra between:"Savanna Weekly,Herald"',
      (data: Data) =>
        data.between.flatMap(({ quotes, only }) => [...quotes, ...(only === null ? [] : [only])]),
    ],
  ])('has its receipt and its link in the data of %s, too', async (typed, quotesIn) => {
    const bot = await Bot.with(savanna, { services: { links } });
    for (const place of [channel, terminal]) {
      const reply = await bot.reply('coverage', typed, { place });
      const shown = blocksOf(reply, 'quote').map(({ receipt, link }) => ({ receipt, link }));
      expect(shown.length).toBeGreaterThan(1);
      for (const { receipt, link } of shown) {
        expect(receipt).toMatch(/^0000(?:-\d{4}){3}$/u);
        expect(link).toMatch(/^https:\/\/bot\.example\.org\/read\//u);
      }
      expect(quotesIn(reply.data as Data)).toMatchObject(shown);
    }
  });

  it('has no link where no page is served, and is given without a receipt where none could be found again', async () => {
    const bot = await Bot.with(savanna);
    const plain = await bot.reply('coverage', 'zebra', { place: terminal });
    for (const { quote } of (plain.data as Data).documents) {
      expect(quote).toMatchObject({ receipt: expect.stringMatching(/^0000-/u) });
      expect(quote).not.toHaveProperty('link');
    }
    bot.answers.save = async () => Promise.reject(new Error('the disk is full'));
    const lost = await bot.reply('coverage', 'zebra', { place: terminal });
    expect(quotesOf(lost)).toEqual(quotesOf(plain));
    for (const { quote } of (lost.data as Data).documents) expect(quote).toMatchObject({ receipt: null });
  });
});

interface Data {
  readonly documents: readonly { readonly quote: object }[];
  readonly between: readonly { readonly quotes: readonly object[]; readonly only: object | null }[];
}
