import { describe, expect, it } from 'vitest';
import { markdownOf } from '../../src/chat/export/markdown.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, blocksOf, channel, person, quotesOf, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const documents = [
  documentOf(
    'a.txt',
    'The company was asked about the sale of the data.\n\n“We never sold the data to anybody,” said Jane Doe.\n\n“They sold the data three times,” said John Roe, a former engineer.',
    { title: 'The sale' },
  ),
  documentOf('b.txt', 'The sale of the data was reported by the Herald in May. The data is gone.', {
    title: 'Herald',
  }),
  documentOf('c.txt', 'The harbour opens at six in the morning. Ships wait outside.', { title: 'Harbour' }),
];

async function asked(typed: string) {
  const bot = await Bot.with(documents, { minConfidence: 0.05 });
  const reply = await bot.reply('ask', typed, { place: channel, person: person() });
  return { bot, reply, quotes: blocksOf(reply, 'quote').map(({ quote }) => quote) };
}

describe('/ask by:NAME', () => {
  it('quotes words of that person alone, and each citation says whose they are', async () => {
    const { reply, quotes } = await asked('who sold the data by:"Jane Doe"');
    expect(quotesOf(reply)).toEqual(['“We never sold the data to anybody,” said Jane Doe.']);
    expect(quotes[0]?.citation.speaker).toBe('Jane Doe');
    expect(wordsOf(reply)).toContain(english.answer.wordsOfAlone('Jane Doe'));
    expect(markdownOf(english, reply)).toContain('words of Jane Doe');
  });

  it('takes a part of the name, in any case, and not one of somebody else', async () => {
    expect(quotesOf((await asked('who sold the data by:roe')).reply)).toEqual([
      '“They sold the data three times,” said John Roe, a former engineer.',
    ]);
    expect(quotesOf((await asked('who sold the data by:"Jane Roe"')).reply)).toEqual([]);
  });

  it.each([['Herald'], ['nobody'], ['the'], ['?!'], ['“']])(
    'finds nothing by %s, whom no document lets speak',
    async (name) => {
      const { reply } = await asked(`who sold the data by:${name}`);
      expect(quotesOf(reply)).toEqual([]);
      expect(wordsOf(reply)).toContain(english.answer.nothingFound);
    },
  );

  it('is offered no watch, which would look for everybody’s words', async () => {
    const { reply } = await asked('who sold the data by:nobody');
    expect(blocksOf(reply, 'actions')).toEqual([]);
  });

  it('without it every quote may be anybody’s, and says whose it is where that is told', async () => {
    const { reply, quotes } = await asked('who sold the data');
    expect(quotes.length).toBeGreaterThan(0);
    for (const { text, citation } of quotes) {
      const isSpeechAlone = /^“[^“]*$/u.test(text);
      expect(citation.speaker).toBe(isSpeechAlone ? / said (\w+ \w+)/u.exec(text)?.[1] : undefined);
    }
    const given = (reply.data as { readonly quotes: readonly { readonly speaker: string | null }[] }).quotes;
    expect(given.map(({ speaker }) => speaker)).toEqual(
      quotes.map(({ citation }) => citation.speaker ?? null),
    );
  });

  it('names the speaker again under more quotes and where it is shared', async () => {
    const { bot, reply } = await asked('who sold the data by:"Jane Doe"');
    const id = blocksOf(reply, 'actions')[0]?.actions[0]?.answerId ?? '';
    const { reply: shared } = await bot.dispatcher.handleButton({
      id: 'p',
      action: 'share',
      answerId: id,
      question: 'who sold the data',
      place: channel,
      person: person(),
    });
    expect(blocksOf(shared, 'quote').map(({ quote }) => quote.citation.speaker)).toEqual(['Jane Doe']);
  });
});
