import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/protocol/reply.js';
import { everything } from '../../src/core/types/scope.js';
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

const question = 'when does the zebra eat grass';

/** What can be pressed under a reply, by name. */
const actionsOf = (reply: Reply) =>
  blocksOf(reply, 'actions').flatMap(({ actions }) => actions.map(({ name }) => name));

describe('/ask', () => {
  it('quotes what answers, word for word, with the citation', async () => {
    const reply = await (await Bot.with()).reply('ask', question);
    expect(blocksOf(reply, 'question')).toEqual([{ kind: 'question', text: question }]);
    const [first] = blocksOf(reply, 'quote');
    expect(first?.quote.text).toContain('The zebra eats grass in the morning.');
    expect(first?.quote.citation).toMatchObject({
      documentId: 'news/zebra.txt',
      title: 'All about zebras',
      url: 'https://example.org/zebra',
      line: 1,
    });
    for (const { quote } of blocksOf(reply, 'quote')) {
      const document = threeDocuments.find(({ id }) => id === quote.citation.documentId);
      expect(document?.text.slice(quote.citation.span.start, quote.citation.span.end)).toBe(quote.text);
    }
    expect(wordsOf(reply)).toMatch(/Searched 3 documents, \d+ passages · index [0-9a-f]{12}/);
  });

  it('gives programs the answer by contract', async () => {
    const bot = await Bot.with();
    const { data } = await bot.reply('ask', question, { place: terminal });
    expect(data).toMatchObject({
      question,
      kind: 'found',
      index: { fingerprint: bot.library.fingerprint, documents: 3 },
      tookMs: 0,
    });
  });

  it('says what was searched and what is missing when it finds nothing', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', 'how do I reset my router');
    expect(quotesOf(reply)).toEqual([]);
    expect(wordsOf(reply)).toContain(english.answer.nothingFound);
    expect(wordsOf(reply)).toMatch(/These words do not occur in the documents: .*router/);
    expect(wordsOf(reply)).toContain('Searched 3 documents');
    expect(reply.data).toMatchObject({ kind: 'not-found', quotes: [] });
    expect(actionsOf(reply)).toEqual(['tell-when']);
    expect([...bot.answers.saved.values()]).toMatchObject([{ quotes: [], shown: 0 }]);
  });

  it.each([
    ['of marks', '?!', 'I found no words in that question'],
    ['of emoji', '😀', 'I found no words in that question'],
    ['too long', 'word '.repeat(100), 'too long to search for'],
  ])('tells what is wrong with a question that is %s', async (_what, typed, said) => {
    expect(wordsOf(await (await Bot.with()).reply('ask', typed))).toContain(said);
  });

  it('does not echo a question that is longer than allowed', async () => {
    const reply = await (await Bot.with()).reply('ask', 'word '.repeat(100));
    expect(blocksOf(reply, 'question')).toEqual([]);
  });

  it.each(['', ' public:no ', 'help', 'hi!', 'Thanks a lot', '?'])(
    'answers %j with help and questions that these documents answer, to the asker alone',
    async (typed) => {
      const bot = await Bot.with();
      const open = { place: { ...channel, channel: 'CPUBLIC' } };
      const reply = await bot.reply('ask', typed, open);
      expect(reply.visibility).toBe('asker');
      expect(bot.answers.saved.size).toBe(0);
      expect(wordsOf(reply)).toContain(english.help.whatIDo);
      expect(wordsOf(reply)).not.toContain('missing');
      const { suggestions } = reply.data as { suggestions: string[] };
      expect(suggestions.length).toBeGreaterThan(0);
      for (const question of suggestions.slice(0, 3)) {
        expect(wordsOf(reply)).toContain(`/ask ${question}`);
        expect((await bot.reply('ask', question)).data).toMatchObject({ kind: 'found' });
      }
      expect(reply.data).toMatchObject({
        kind: 'not-found',
        quotes: [],
        evidence: { unsearchable: 'empty' },
      });
    },
  );

  it('says in its help where there are no documents', async () => {
    const said = wordsOf(await (await Bot.with([])).reply('ask', 'help'));
    expect(said).toContain('There are no documents to search yet.');
    expect(said).not.toContain(english.help.tryThese);
  });

  it('tells that there are no documents yet', async () => {
    const reply = await (await Bot.with([])).reply('ask', question);
    expect(wordsOf(reply)).toContain('There are no documents to search yet.');
    expect(reply.data).toMatchObject({ kind: 'not-found', evidence: { unsearchable: 'nothing-indexed' } });
  });

  it('searches only the documents of source, and counts no other', async () => {
    const reply = await (await Bot.with()).reply('ask', `${question} source:lions`);
    for (const { quote } of blocksOf(reply, 'quote')) expect(quote.citation.documentId).toBe('news/lion.txt');
    expect(reply.data).toMatchObject({ question, evidence: { documentsSearched: 1, passagesSearched: 1 } });
  });

  it('names a source that no document has', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', `${question} source:"no such paper"`);
    expect(wordsOf(reply)).toContain('No document has “no such paper” in its title, name or publisher.');
    expect(reply.data).toMatchObject({ kind: 'not-found', quotes: [] });
    expect(bot.answers.saved.size).toBe(0);
  });

  it('offers titles that fit what is typed for source, each once', async () => {
    const twins = [...threeDocuments, { ...(threeDocuments[1] ?? threeDocuments[0]), id: 'z.txt' } as never];
    const { dispatcher } = await Bot.with(twins);
    expect(await dispatcher.suggest('ask', 'source', 'savanna', channel, person())).toEqual([
      'All about zebras',
    ]);
    expect(await dispatcher.suggest('ask', 'source', ' ', channel, person())).toEqual([
      'Lions',
      'All about zebras',
      'Taxes',
    ]);
    expect(await dispatcher.suggest('ask', 'source', 'nothing like it', channel, person())).toEqual([]);
  });
});

describe('the nearest passages', () => {
  const near = 'did the football players of Uruguay win 20 championships';
  /** Where answers are for all, unless the asker says otherwise. */
  const open = { place: { ...channel, channel: 'CPUBLIC' } };

  it('stand under their own heading where nothing is found, and are no answer', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', near);
    expect(wordsOf(reply)).toContain(english.answer.nothingFound);
    expect(wordsOf(reply)).toContain(english.answer.nearest);
    expect(quotesOf(reply).length).toBeGreaterThan(0);
    expect(quotesOf(reply).length).toBeLessThanOrEqual(2);
    expect(quotesOf(reply)[0]).toContain('20 percent');
    expect(reply.data).toMatchObject({ kind: 'not-found', quotes: [] });
  });

  it('have none of an answer’s buttons and no receipts: nothing of them is kept', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', near);
    expect(actionsOf(reply)).toEqual(['tell-when']);
    expect(
      blocksOf(reply, 'quote').every(({ receipt, link }) => receipt === undefined && link === undefined),
    ).toBe(true);
    expect([...bot.answers.saved.values()]).toMatchObject([{ quotes: [], shown: 0 }]);
  });

  it('are only mentioned where all would read them, unless that was asked for', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', near, open);
    expect(reply.visibility).toBe('channel');
    expect(quotesOf(reply)).toEqual([]);
    expect(wordsOf(reply)).toContain('public:no');
    expect(quotesOf(await bot.reply('ask', `${near} public:yes`, open)).length).toBeGreaterThan(0);
    expect(quotesOf(await bot.reply('ask', `${near} public:no`, open)).length).toBeGreaterThan(0);
  });

  it('are left out where nothing comes near', async () => {
    const reply = await (await Bot.with()).reply('ask', 'how do I reset my router');
    expect(wordsOf(reply)).not.toContain(english.answer.nearest);
    expect(reply.data).toMatchObject({ nearest: [] });
  });
});

describe('what is kept of an answer', () => {
  it('is its quotes in order with their words, how many were shown, and no word of the question', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', question);
    expect(reply.visibility).toBe('asker');
    const whole = await bot.library.answer(question, { scope: everything, limit: 20 });
    const hashes = new Map((await bot.library.catalogue(everything)).map(({ id, hash }) => [id, hash]));
    expect(bot.answers.saved.get('ID1')).toEqual({
      id: 'ID1',
      quotes: whole.quotes.map(({ text, citation }, i) => ({
        receiptId: `000000000000000${i + 1}`,
        text,
        citation,
        documentHash: hashes.get(citation.documentId),
      })),
      shown: quotesOf(reply).length,
      visibility: 'asker',
      place: channel,
      personId: 'U1',
      fingerprint: bot.library.fingerprint,
      givenAt: bot.clock,
    });
    expect(JSON.stringify(bot.answers.saved.get('ID1'))).not.toContain('zebra eat grass');
  });

  it('is in the terminal its receipts alone, for there are no buttons', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('ask', question, { place: terminal });
    expect(blocksOf(reply, 'actions')).toEqual([]);
    const shown = blocksOf(reply, 'quote').map(({ receipt }) => receipt);
    expect(shown[0]).toBe('0000-0000-0000-0001');
    expect(reply.data).toMatchObject({ quotes: shown.map((receipt) => ({ receipt })) });
  });

  it('shows no receipt where none would be found again', async () => {
    const bot = await Bot.with();
    bot.answers.lasts = false;
    const lost = await bot.reply('ask', question, { place: terminal });
    bot.answers.lasts = true;
    bot.answers.save = async () => Promise.reject(new Error('the disk is full'));
    for (const reply of [lost, await bot.reply('ask', question, { place: terminal })]) {
      expect(quotesOf(reply).length).toBeGreaterThan(0);
      expect(blocksOf(reply, 'quote').some(({ receipt }) => receipt !== undefined)).toBe(false);
      expect(JSON.stringify(reply.data)).toMatch(/"receipt":null/u);
      expect(JSON.stringify(reply.data)).not.toMatch(/"receipt":"/u);
    }
  });
});

it('chat shows the same quotes as the terminal, and tells programs the same', async () => {
  const bot = await Bot.with();
  const [inChat, there] = [
    await bot.reply('ask', question),
    await bot.reply('ask', question, { place: terminal }),
  ];
  expect(quotesOf(inChat)).toEqual(quotesOf(there));
  const without = ({ data }: Reply) => JSON.stringify(data).replace(/"receipt":"[\d-]+"/gu, '');
  expect(without(inChat)).toEqual(without(there));
});
