import { describe, expect, it } from 'vitest';
import { english } from '../../src/texts/english/index.js';
import { buttonsOf } from '../chat/buttons/given.js';
import { Bot, blocksOf, channel, quotesOf, terminal, threeDocuments, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

describe('/check', () => {
  it('says for each quoted string whether it is exact, altered or not there, with the citation', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply(
      'check',
      'They say “The zebra eats grass in the morning”, "the lion never eats the zebra" and «no tax at all for dolphins».',
    );
    expect(reply.visibility).toBe('asker');
    expect(wordsOf(reply)).toContain('Exact: “The zebra eats grass in the morning”');
    expect(wordsOf(reply)).toContain('Altered: “the lion never eats the zebra”');
    expect(wordsOf(reply)).toContain('lion {+never+} eats the zebra');
    expect(wordsOf(reply)).toContain('Not in the documents: “no tax at all for dolphins”');
    expect(wordsOf(reply)).toContain('Searched 3 documents');
    expect(quotesOf(reply)).toEqual(['The zebra eats grass in the morning', 'The lion eats the zebra']);
    for (const { quote } of blocksOf(reply, 'quote')) {
      const document = threeDocuments.find(({ id }) => id === quote.citation.documentId);
      expect(document?.text.slice(quote.citation.span.start, quote.citation.span.end)).toBe(quote.text);
    }
    expect(reply.data).toMatchObject({
      isQuoted: true,
      strings: [
        { kind: 'exact', places: [{ documentId: 'news/zebra.txt', start: 0, line: 1 }] },
        { kind: 'altered', nearest: { documentId: 'news/lion.txt' } },
        { kind: 'absent' },
      ],
    });
  });

  it('names what differs in typography, and never calls a changed number exact', async () => {
    const bot = await Bot.with();
    expect(wordsOf(await bot.reply('check', 'a TAX of 20\u00a0percent'))).toContain(
      'The same words in other typography (non-breaking spaces, case): “a TAX of 20 percent”',
    );
    const altered = wordsOf(await bot.reply('check', 'pays a tax of 30 percent'));
    expect(altered).toContain('pays a tax of [-20-] {+30+} percent');
    expect(altered).toContain(english.check.signs);
    expect(altered).toContain('There are no quotation marks, so the text was checked as a whole.');
  });

  it.each([
    ['“In 2010, … data away”', english.check.verdicts.shortened, '[-the ministry gave (some)-]'],
    ['“the [department] gave”', english.check.verdicts.edited, '[-ministry-] {+[department]+}'],
    [
      '“It sold 2300 tables”',
      'The same words, with a figure written differently (figures)',
      'It sold 2,300 tables',
    ],
    ['“the ministry … agree”', 'Shortened', english.check.leavesOutDenial],
    ['“[Smith] gave (some) data”', 'Edited', 'deny something or change a name'],
    ['“In 2010 … nothing else”', 'Altered', 'in different documents'],
  ])('says what stands there of %s', async (typed, title, told) => {
    const bot = await Bot.with([
      documentOf(
        'a.txt',
        'In 2010, the ministry gave (some) data away. It sold 2,300 tables. The ministry did not agree.',
      ),
      documentOf('b.txt', 'There was nothing else to tell of this matter in the end.'),
    ]);
    const said = wordsOf(await bot.reply('check', typed));
    expect(said).toContain(title);
    expect(said).toContain(told);
  });

  it('sets no blank between a changed word and the mark behind it', async () => {
    const bot = await Bot.with([documentOf('a.txt', 'In 2010, the ministry gave (some) data away.')]);
    const said = wordsOf(await bot.reply('check', 'In 2011, the ministry gave (all) data back.'));
    expect(said).toContain('In [-2010-] {+2011+}, the ministry gave');
    expect(said).toContain('gave ([-some-] {+all+}) data');
  });

  it('cites one place and names the others', async () => {
    const said = wordsOf(await (await Bot.with()).reply('check', '“the zebra”'));
    expect(said).toContain('Exact:');
    expect(wordsOf(await (await Bot.with()).reply('check', '“eats”'))).toContain('Also in news/');
  });

  it.each([
    ['“”', english.check.noWords],
    ['—', english.check.noWords],
    ['😀', english.check.noWords],
    ['word '.repeat(10_000), 'That is too long to check.'],
    ['“a”', 'Too short to check: “a”'],
    ['Ὀδυσσεύς ἦλθεν', english.check.verdicts.absent],
    ['שלום “ברוכים הבאים” לכם', 'Not in the documents: “ברוכים הבאים”'],
    [`“${'long words '.repeat(400)}”`, english.check.verdicts.absent],
  ])('has an answer to %s', async (typed, said) => {
    expect(wordsOf(await (await Bot.with()).reply('check', typed))).toContain(said);
  });

  it('tells how to use it where nothing was typed, and that nothing is indexed', async () => {
    const bot = await Bot.with();
    expect((await bot.reply('check', '')).data).toMatchObject({ error: 'usage' });
    const input = { kind: 'values', values: { words: ' ' } } as const;
    expect(wordsOf(await bot.reply('check', '', { input }))).toContain('There is nothing to check.');
    expect(wordsOf(await (await Bot.with([])).reply('check', 'words'))).toContain('no documents');
  });

  it('gives each quote that it shows a receipt, also the nearest passage, and nothing else', async () => {
    const bot = await Bot.with();
    const typed = '“The zebra eats grass in the morning” “the lion never eats the zebra” “eats”';
    for (const place of [channel, terminal]) {
      const reply = await bot.reply('check', typed, { place });
      const receipts = blocksOf(reply, 'quote').map(({ receipt }) => receipt ?? '');
      expect(new Set(receipts).size).toBe(3);
      for (const [i, receipt] of receipts.entries()) {
        const said = await bot.reply('check', receipt, { place });
        expect([quotesOf(said), wordsOf(said)]).toEqual([
          [quotesOf(reply)[i]],
          expect.stringContaining('Unchanged:'),
        ]);
      }
      expect(reply.data).toMatchObject({
        strings: [
          { places: [{ receipt: receipts[0] }] },
          { nearest: { receipt: receipts[1] } },
          { places: [{ receipt: receipts[2] }, { receipt: null }, { receipt: null }] },
        ],
      });
      expect(JSON.stringify(reply.data)).not.toContain('hashes');
      const buttons = place === channel ? ['context', 'verify', 'share-check', 'helpful', 'not-helpful'] : [];
      expect(buttonsOf(reply)).toEqual(buttons);
    }
  });

  it('gives a receipt’s words again where all can read them, as long as they stand', async () => {
    const bot = await Bot.with();
    const [first] = blocksOf(await bot.reply('check', '“The zebra eats grass in the morning”'), 'quote');
    const ask = () => bot.reply('check', `${first?.receipt} public:yes`);
    const reply = await ask();
    expect(buttonsOf(reply)).toEqual(['context', 'verify', 'remove', 'helpful', 'not-helpful']);
    const [kept] = [...bot.answers.saved.values()].slice(-1);
    expect(kept).toMatchObject({ visibility: 'channel', shown: 1, quotes: [{ text: first?.quote.text }] });
    expect(buttonsOf(await bot.reply('check', String(first?.receipt)))).toEqual([]);
    bot.reader.content = { documents: [documentOf('news/zebra.txt', 'Nothing of it.')], skipped: [] };
    expect(buttonsOf(await ask())).toEqual([]);
  });

  it('names the strings that it did not check', async () => {
    const typed = Array.from({ length: 30 }, (_, i) => `“string ${i}”`).join(' ');
    expect(wordsOf(await (await Bot.with()).reply('check', typed))).toMatch(
      /Not checked: “string 8”, .*“string 15” and 14 more/u,
    );
  });

  it('looks into no document out of scope, and gives data that a worker can hand over', async () => {
    const { library } = await Bot.with();
    const scope = { kind: 'documents', ids: new Set(['tax.txt']) } as const;
    const text =
      '“The zebra eats grass” “the zebra ate grass in the morning” “A TAX of 20 percent” “pays no tax of 20 percent”';
    const found = await library.check(text, { scope });
    expect(found.strings.map(({ kind }) => kind)).toEqual(['absent', 'absent', 'typographic', 'altered']);
    expect(found).toMatchObject({ documentsSearched: 1, index: { documents: 1 } });
    expect(
      JSON.stringify({ ...found, strings: found.strings.map(({ text: _typed, ...rest }) => rest) }),
    ).not.toMatch(/zebra|lion/u);
    expect(structuredClone(found)).toEqual(found);
  });

  it('is public where that is asked for', async () => {
    const bot = await Bot.with();
    expect((await bot.reply('check', '“eats” public:yes', { place: channel })).visibility).toBe('channel');
    expect((await bot.reply('check', '“eats”', { place: terminal })).visibility).toBe('asker');
  });

  it('logs no word of what was checked', async () => {
    const bot = await Bot.with();
    await bot.reply('check', '“The zebra eats grass”');
    expect(bot.log.text).not.toMatch(/zebra|grass/u);
  });

  describe('of words that are said to be somebody’s', () => {
    const press = [
      documentOf(
        'a.txt',
        'It was noon. “The zebra eats grass in the morning,” said Ada Lovelace, a keeper. The lion sleeps at night.',
      ),
      documentOf(
        'b.txt',
        'Grace Hopper: “The lion eats the zebra.”\n\nThen Hopper said: “The zebra sleeps at noon”.',
      ),
    ];
    const said = async (words: string, documents = press) =>
      wordsOf(await (await Bot.with(documents)).reply('check', words));

    it('tells that the document names another speaker, in the line of the verdict', async () => {
      const bot = await Bot.with(press);
      const reply = await bot.reply('check', '“The zebra eats grass in the morning”, said Grace Hopper.');
      expect(wordsOf(reply)).toContain(
        'Exact: “The zebra eats grass in the morning” – attributed to Grace Hopper, the document says Ada Lovelace',
      );
      expect(reply.data).toMatchObject({
        passes: true,
        strings: [{ kind: 'exact', misattributed: { to: 'Grace Hopper', speaker: 'Ada Lovelace' } }],
      });
    });

    it.each([
      ['the same one', '“The zebra eats grass in the morning”, said Lovelace.'],
      ['nobody by name', '“The zebra eats grass in the morning”, she said.'],
      ['one where the document names none', '“The lion sleeps at night”, said Grace Hopper.'],
      ['one where the words are altered', '“The zebra eats hay in the morning”, said Grace Hopper.'],
      ['one by no plain pattern of the document', '“The lion eats the zebra”, said Ada Lovelace.'],
    ])('tells nothing of %s', async (_who, words) => {
      expect(await said(words)).not.toContain('attributed');
    });

    it('tells nothing where any of the places is the speaker’s own, or names none', async () => {
      const more = (text: string) => [...press, documentOf('c.txt', text)];
      const words = '“The zebra eats grass in the morning”, said Grace Hopper.';
      expect(await said(words, more('“The zebra eats grass in the morning,” said Hopper.'))).not.toContain(
        'attributed',
      );
      expect(await said(words, more('The zebra eats grass in the morning.'))).not.toContain('attributed');
      expect(await said(words, more('“The zebra eats grass in the morning,” said Lovelace.'))).toContain(
        'attributed',
      );
    });

    it('knows whose turn it is in a transcript', async () => {
      const text = 'The zebra eats grass in the morning.';
      const turn = documentOf('t.txt', text, {
        blocks: [{ kind: 'turn', start: 0, end: text.length, speaker: 'Ada Lovelace' }],
      });
      expect(await said('“The zebra eats grass”, said Hopper.', [turn])).toContain(
        'the document says Ada Lovelace',
      );
    });
  });
});
