import { describe, expect, it } from 'vitest';
import { english } from '../../src/texts/english/index.js';
import { buttonsOf } from '../chat/buttons/given.js';
import { Bot, blocksOf, quotesOf, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const message = 'When does the zebra eat grass? Every company pays a tax of 20 percent. Dolphins sing.';

describe('/find', () => {
  it('shows for each sentence the passage that bears on it, and nothing for the others', async () => {
    const reply = await (await Bot.with()).reply('find', message);
    expect(reply.visibility).toBe('asker');
    const ids = blocksOf(reply, 'quote').map(({ quote }) => quote.citation.documentId);
    expect(ids).toEqual(['news/zebra.txt', 'tax.txt']);
    expect(wordsOf(reply)).toContain('On “When does the zebra eat grass?”:');
    expect(wordsOf(reply)).not.toContain('On “Dolphins');
    expect(wordsOf(reply)).toContain('Searched 3 documents for 3 sentences');
    expect(reply.data).toMatchObject({
      read: 3,
      leftOut: 0,
      found: [{ quote: { documentId: 'news/zebra.txt' } }, {}],
    });
  });

  it('gives each quote a receipt that /check takes, and an answer’s buttons but Share', async () => {
    const bot = await Bot.with();
    const reply = await bot.reply('find', `${message} public:yes`);
    const receipts = blocksOf(reply, 'quote').map(({ receipt }) => receipt ?? '');
    expect(receipts).toHaveLength(2);
    for (const [i, receipt] of receipts.entries()) {
      const said = await bot.reply('check', receipt);
      expect(quotesOf(said)).toEqual([quotesOf(reply)[i]]);
      expect(wordsOf(said)).toContain('Unchanged:');
    }
    expect(reply.data).toMatchObject({ found: receipts.map((receipt) => ({ quote: { receipt } })) });
    expect(buttonsOf(reply)).toEqual(['context', 'verify', 'remove', 'helpful', 'not-helpful']);
    expect(JSON.stringify([...bot.answers.saved.values()])).not.toMatch(/Dolphins|When does/u);
  });

  it('names every place of the same words, each with its receipt', async () => {
    const text = 'The lighthouse keeper is called Eulalia.';
    const bot = await Bot.with([documentOf('a.txt', text), documentOf('b.txt', text)]);
    const reply = await bot.reply('find', 'Who is called Eulalia, the lighthouse keeper?');
    const cited = blocksOf(reply, 'quote').flatMap((block) => [block, ...(block.copies ?? [])]);
    expect(cited.map(({ quote }) => quote.citation.documentId)).toEqual(['a.txt', 'b.txt']);
    expect(new Set(cited.map(({ receipt }) => receipt)).size).toBe(2);
    expect(cited.every(({ receipt }) => receipt !== undefined)).toBe(true);
  });

  it('shows a passage once, under all sentences that it bears on', async () => {
    const reply = await (await Bot.with()).reply(
      'find',
      'The company pays a tax of 20 percent. A tax of 20 percent is paid by each company.',
    );
    expect(quotesOf(reply)).toHaveLength(1);
    expect(wordsOf(reply).match(/On “/gu)).toHaveLength(2);
  });

  it('looks for the clauses of a long statement of which the documents say but one', async () => {
    const long =
      'Although choirs of singing dolphins gathered beneath glimmering moonlit harbours far beyond Reykjavik, ' +
      'according to sailors whose grandmothers remembered comparable gatherings throughout wintry childhoods, ' +
      'every company pays a tax of 20 percent';
    const reply = await (await Bot.with()).reply('find', long);
    expect(blocksOf(reply, 'quote').map(({ quote }) => quote.citation.documentId)).toEqual(['tax.txt']);
    expect(wordsOf(reply)).toContain('for 1 sentence');
  });

  it.each([
    ['Dolphins sing in choirs.', english.find.nothingFound],
    ['?!', english.shared.noWords],
    ['“”', english.shared.noWords],
    ['😀', english.shared.noWords],
    [' Ὀδυσσεύς ἦλθεν.', english.find.nothingFound],
    ['One is here. '.repeat(400), 'for 12 sentences; 388 more sentences were left out'],
    ['word'.repeat(2_000), 'left out'],
  ])('has an answer to %s', async (typed, said) => {
    expect(wordsOf(await (await Bot.with()).reply('find', typed))).toContain(said);
  });

  it('says that there are no documents', async () => {
    expect(wordsOf(await (await Bot.with([])).reply('find', message))).toContain('no documents');
  });

  it('logs no word of the text', async () => {
    const bot = await Bot.with();
    await bot.reply('find', message);
    expect(bot.log.text).not.toMatch(/zebra|tax/u);
  });
});
