import { describe, expect, it } from 'vitest';
import { exportReply } from '../../src/chat/export/export-reply.js';
import { type DraftFile, DraftUnreadable, type GivenDraft } from '../../src/chat/protocol/drafts.js';
import type { ButtonInteraction, Invocation } from '../../src/chat/protocol/invocation.js';
import type { Reply } from '../../src/chat/protocol/reply.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, blocksOf, channel, person, quotesOf, terminal, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

function file(content: string, name = 'draft.txt'): GivenDraft {
  const bytes: DraftFile['bytes'] = async () => new Uint8Array(Buffer.from(content));
  return { kind: 'file', file: { name, bytes } };
}

const draft = [
  'They say “The zebra eats grass in the morning”.',
  '“The lion eats the zebra in the morning” is what one reads, and “no tax at all for dolphins”.',
  '',
  'So “THE ZEBRA” it was, a stray” mark.',
].join('\n');

async function report(command: string, given: GivenDraft, bot?: Bot) {
  const asked = bot ?? (await Bot.with());
  return asked.reply(command, '', { place: terminal, draft: given, input: { kind: 'values', values: {} } });
}

describe('/check of a draft', () => {
  it('lists every quotation with its verdict and its line, worst first, and what was not checked', async () => {
    const reply = await report('check', file(draft));
    const said = wordsOf(reply);
    const order = [
      '4 quotations in draft.txt',
      '2 do not pass: 1 altered, 1 not in the documents.',
      '2 pass: 1 in other typography, 1 exact.',
      '1 more string in quotation marks was not checked.',
      'Not checked: “it was, a stray” – line 4',
      'Altered: “The lion eats the zebra in the morning” – line 2',
      'Not in the documents: “no tax at all for dolphins” – line 2',
      'The same words in other typography (case): “THE ZEBRA” – line 4',
      'Exact: “The zebra eats grass in the morning” – line 1',
      'Searched 3 documents',
    ];
    expect(order.map((words) => said.indexOf(words))).toEqual(
      order.map((words) => said.indexOf(words)).toSorted((a, b) => a - b),
    );
    for (const words of order) expect(said).toContain(words);
    expect(quotesOf(reply)).toHaveLength(3);
    for (const { receipt } of blocksOf(reply, 'quote')) expect(receipt).toMatch(/^[0-9-]{19}$/u);
  });

  it('tells a program the same, and whether all passes', async () => {
    const { data } = await report('check', file(draft));
    expect(data).toMatchObject({
      draft: 'draft.txt',
      passes: false,
      passing: 2,
      failing: 2,
      quotations: [
        {
          line: 2,
          kind: 'altered',
          passes: false,
          nearest: { documentId: 'news/lion.txt', receipt: expect.any(String) },
        },
        { line: 2, kind: 'absent', passes: false },
        { line: 4, kind: 'typographic', passes: true },
        { line: 1, kind: 'exact', passes: true },
      ],
      notChecked: [{ text: 'it was, a stray', line: 4, place: null }],
      documentsSearched: 3,
    });
    expect((await report('check', file('“The zebra eats grass”'))).data).toMatchObject({ passes: true });
    const stray = (await report('check', file('“The zebra eats” grass in” the morning'))).data;
    expect(stray).toMatchObject({ passes: false, failing: 0 });
  });

  it('tells first of those that pass which are another’s, and whose each is said to be', async () => {
    const bot = await Bot.with([
      documentOf(
        'a.txt',
        'It was noon. “The zebra eats grass,” said Ada Lovelace. “It sleeps,” said Hopper.',
      ),
    ]);
    const reply = await report(
      'check',
      file('“It sleeps”, said Hopper. “The zebra eats grass”, said Hopper.'),
      bot,
    );
    expect(wordsOf(reply)).toContain(
      '“The zebra eats grass” – line 1 – attributed to Hopper, the document says Ada Lovelace',
    );
    expect(reply.data).toMatchObject({
      passes: true,
      quotations: [
        {
          text: 'The zebra eats grass',
          attributedTo: 'Hopper',
          misattributed: { to: 'Hopper', speaker: 'Ada Lovelace' },
        },
        { text: 'It sleeps', attributedTo: 'Hopper' },
      ],
    });
    expect(exportReply(english, reply, 'csv').text).toContain(',Hopper,Ada Lovelace,');
  });

  it('can be taken along as a spreadsheet and as Markdown', async () => {
    const reply = await report('check', file(`${draft} “=1+1 zebra”`));
    const rows = exportReply(english, reply, 'csv').text.split('\r\n');
    expect(rows[0]).toMatch(/^line,place,quotation,verdict,passes,/u);
    expect(rows).toHaveLength(8);
    expect(rows[1]).toMatch(/^2,,The lion eats the zebra in the morning,altered,no,0\.\d{3},/u);
    // A spreadsheet would run it.
    expect(rows.join('\n')).toContain(",'=1+1 zebra,");
    expect(exportReply(english, reply, 'markdown').text).toContain('## 5 quotations in draft.txt');
  });

  it('says that there is no quotation, and passes', async () => {
    const reply = await report('check', file('Nobody is quoted here.'));
    expect(wordsOf(reply)).toContain('There is no quotation in draft.txt: nothing was checked.');
    expect(reply.data).toMatchObject({
      passes: true,
      quotations: [],
      nothing: expect.stringContaining('draft.txt'),
    });
  });

  it('says why a file cannot be read', async () => {
    const unread: GivenDraft = {
      kind: 'file',
      file: {
        name: 'a.txt',
        bytes: async () => {
          throw new DraftUnreadable('is larger than 10 MB');
        },
      },
    };
    const reply = await report('check', unread);
    expect(wordsOf(reply)).toBe('a.txt is larger than 10 MB.');
    expect(reply.data).toEqual({ error: 'unreadable', message: 'a.txt is larger than 10 MB.' });
    expect((await report('check', file('MZ', 'a.exe'))).data).toMatchObject({ error: 'unreadable' });
  });

  it('checks five hundred quotations, in the order of their verdicts', async () => {
    const lines = Array.from({ length: 500 }, (_, i) =>
      i % 2 === 0 ? `“The zebra eats grass”` : `“dolphins number ${i}”`,
    );
    const { data } = await report('check', file(lines.join('\n\n')));
    expect(data).toMatchObject({ passing: 250, failing: 250, passes: false });
    const { quotations } = data as { quotations: { line: number; passes: boolean }[] };
    expect(quotations.map(({ passes }) => passes).indexOf(true)).toBe(250);
    expect(quotations[0]?.line).toBe(3);
    expect(quotations.at(-1)?.line).toBe(997);
  });
});

describe('/find of a draft', () => {
  it('lists every sentence, those on which nothing bears first', async () => {
    const reply = await report(
      'find',
      file('# About\n\nThe zebra eats grass. Dolphins sing in choirs.\n\n```\nzebra = 1\n```\n', 'a.md'),
    );
    expect(wordsOf(reply)).toMatch(
      /2 sentences in a\.md\nI found a passage about 1 of them, and none about 1\.\n.*\nNot found: “Dolphins sing in choirs\.” – line 3\nOn “The zebra eats grass\.” – line 3/u,
    );
    expect(quotesOf(reply)[0]).toContain('The zebra eats grass');
    expect(reply.data).toMatchObject({
      passes: false,
      passing: 1,
      failing: 1,
      statements: [
        { quote: null, line: 3 },
        { quote: { documentId: 'news/zebra.txt', receipt: expect.any(String) } },
      ],
    });
    expect(exportReply(english, reply, 'csv').text).toMatch(
      /^line,place,statement,found,.*\r\n3,,Dolphins sing in choirs\.,no,0\.000,/u,
    );
  });

  it('takes each row of a table for a statement', async () => {
    const reply = await report(
      'find',
      file('id,claim\n1,The zebra eats grass. It sleeps at night.\n', 'a.csv'),
    );
    expect(reply.data).toMatchObject({
      passes: true,
      statements: [{ text: 'The zebra eats grass. It sleeps at night.', line: null, place: 'row 2' }],
    });
  });

  it('says that there is nothing to look for', async () => {
    expect((await report('find', file('?!'))).data).toMatchObject({
      passes: true,
      nothing: 'There is no sentence in draft.txt: nothing was searched for.',
    });
  });
});

it('is taken by no command but those that say so', async () => {
  const reply = await report('coverage', file(draft));
  expect(reply.data).toMatchObject({ error: 'usage' });
});

describe('a report in a chat', () => {
  const text = (words: string): GivenDraft => ({ kind: 'text', text: words });
  const inChat = async (bot: Bot, given: GivenDraft, over: Partial<Invocation> = {}) =>
    bot.reply('check', '', { draft: given, input: { kind: 'values', values: {} }, ...over });
  const many = Array.from({ length: 9 }, (_, i) => `“The zebra eats grass” is number ${i}.`).join('\n');
  const buttonsOf = (reply: Reply) => blocksOf(reply, 'actions').flatMap(({ actions }) => actions);
  const press = async (bot: Bot, reply: Reply, action: string, over: Partial<ButtonInteraction> = {}) => {
    const answerId = buttonsOf(reply).find(({ name }) => name === action)?.answerId ?? '';
    return (
      await bot.dispatcher.handleButton({
        id: 'p',
        action,
        answerId,
        place: channel,
        person: person(),
        ...over,
      })
    ).reply;
  };

  it('has five hundred quotations of a file in pages of four, with what was not checked first', async () => {
    const bot = await Bot.with();
    const lines = Array.from({ length: 510 }, (_, i) => `“The zebra eats grass” ${i}`);
    const reply = await inChat(bot, file(lines.join('\n')));
    expect(wordsOf(reply)).toContain('10 more strings in quotation marks were not checked.');
    expect(wordsOf(reply)).toContain('Not checked: “The zebra eats grass” – line 501');
    expect(wordsOf(reply)).toContain('Page 1 of 128 on draft.txt.');
    expect(buttonsOf(reply).map(({ name }) => name)).toEqual(['next-page']);
    let page = reply;
    for (let i = 0; i < 3; i++) page = await press(bot, page, 'next-page');
    expect(quotesOf(page)).toHaveLength(4);
    expect(wordsOf(page)).toContain('Page 4 of 128');
    expect(page.data).toMatchObject({ draft: 'draft.txt', passes: false, passing: 500 });
    expect(bot.log.text).not.toContain('zebra');
  });

  it('shows on each page what stands there now, and to nobody else in private', async () => {
    const bot = await Bot.with();
    const reply = await inChat(bot, text(many));
    bot.reader.content = {
      documents: [documentOf('news/zebra.txt', 'The zebra eats hay in the evening, every day.')],
      skipped: [],
    };
    await bot.library.refresh({ by: 'test' });
    const next = await press(bot, reply, 'next-page');
    expect(wordsOf(next)).toContain('Altered:');
    expect(quotesOf(next)[0]).toContain('The zebra eats hay');
    const others = await press(bot, reply, 'next-page', { person: person({ id: 'U2' }) });
    const elsewhere = await press(bot, reply, 'next-page', { place: { ...channel, channel: 'C2' } });
    for (const refused of [others, elsewhere]) {
      expect(quotesOf(refused)).toEqual([]);
      expect(wordsOf(refused)).toContain('I no longer have that answer');
    }
  });

  it('turns no page before the first or behind the last, however the button is forged', async () => {
    const bot = await Bot.with();
    const reply = await inChat(bot, text(many));
    const answerId = buttonsOf(reply)[0]?.answerId ?? '';
    const forged = await press(bot, reply, 'previous-page', { answerId });
    expect([quotesOf(forged), wordsOf(forged)]).toEqual([
      [],
      expect.stringContaining('I no longer have that answer'),
    ]);
  });

  it('of a public one shows a page to whoever presses alone', async () => {
    const bot = await Bot.with();
    const reply = await inChat(bot, text(many), { input: { kind: 'values', values: { public: true } } });
    expect(reply.visibility).toBe('channel');
    const next = await press(bot, reply, 'next-page', { person: person({ id: 'U2' }) });
    expect([next.visibility, quotesOf(next).length]).toEqual(['asker', 4]);
  });

  it('takes a receipt or a text without marks for what it is', async () => {
    const bot = await Bot.with();
    const [quote] = blocksOf(await inChat(bot, text('“The zebra eats grass”')), 'quote');
    expect(wordsOf(await inChat(bot, text(quote?.receipt ?? '')))).toContain('Unchanged:');
    expect(wordsOf(await inChat(bot, text('The zebra eats grass')))).toContain(
      'the text was checked as a whole',
    );
  });

  it('looks for a hundred sentences of a file and counts the others', async () => {
    const bot = await Bot.with();
    const given = file(
      Array.from({ length: 103 }, (_, i) => `The zebra eats grass number ${i}.`).join('\n\n'),
    );
    const reply = await bot.reply('find', '', { draft: given, input: { kind: 'values', values: {} } });
    expect(wordsOf(reply)).toContain('100 sentences in draft.txt');
    expect(wordsOf(reply)).toContain('3 more sentences were left out.');
    expect(wordsOf(await press(bot, reply, 'next-page'))).toContain('Page 2 of 25');
  });

  it('reads a file of ten megabytes', async () => {
    const bot = await Bot.with();
    const reply = await inChat(
      bot,
      file(`${'Nobody is quoted here. '.repeat(430_000)}“The zebra eats grass”`),
    );
    expect(wordsOf(reply)).toContain('1 quotation in draft.txt');
  });
});
