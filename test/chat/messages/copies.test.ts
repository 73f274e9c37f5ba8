import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/core/types/document.js';
import { Bot, blocksOf, chatSettings, person, terminal, wordsOf } from '../../support/bot.js';
import { newsAndBoard, server } from '../../support/news-and-board.js';
import { documentOf } from '../../support/texts.js';
import { givenTo } from '../buttons/given.js';

const text = 'The zebra eats grass in the morning. It sleeps at night, standing, near the others.';
const question = 'when does the zebra eat grass';

/** The same words in three folders. */
const copies: readonly Document[] = [
  documentOf('board/herald.txt', text, { title: 'Zebras' }),
  documentOf('news/courier.txt', text, { title: 'Zebras' }),
  documentOf('news/post.txt', `${text}\n`, { title: 'Zebras' }),
];

const idsOf = (quotes: readonly { quote: { citation: { documentId: string } } }[] = []) =>
  quotes.map(({ quote }) => quote.citation.documentId);

describe('words that stand in several documents', () => {
  it('are quoted once in a reply, every place cited with a receipt of its own', async () => {
    const { reply, bot } = await givenTo(question, copies);
    const blocks = blocksOf(reply, 'quote');
    expect(idsOf(blocks)).toEqual(['board/herald.txt']);
    expect(idsOf(blocks[0]?.copies)).toEqual(['news/courier.txt', 'news/post.txt']);
    const receipts = [blocks[0]?.receipt, ...(blocks[0]?.copies ?? []).map(({ receipt }) => receipt)];
    expect(new Set(receipts).size).toBe(3);
    for (const [i, receipt] of receipts.entries()) {
      const checked = wordsOf(await bot.reply('check', String(receipt)));
      expect(checked).toContain('Unchanged:');
      const found = await bot.answers.receipts.get(String(receipt).replaceAll('-', ''));
      expect(found?.citation.documentId).toBe(copies[i]?.id);
    }
  });

  it('are one quote for programs, with every place', async () => {
    const bot = await Bot.with(copies);
    const { data } = await bot.reply('ask', question, { place: terminal });
    const { quotes } = data as { quotes: readonly { documentId: string; alsoIn: readonly object[] }[] };
    expect(quotes.map(({ documentId }) => documentId)).toEqual(['board/herald.txt']);
    expect(quotes[0]?.alsoIn).toMatchObject([
      { documentId: 'news/courier.txt', start: 0, end: text.length, line: 1, text },
      { documentId: 'news/post.txt', start: 0, end: text.length, line: 1, text },
    ]);
  });

  it('are cited again by Share and More, those that are still the same', async () => {
    const { press, nowIndexed } = await givenTo(question, copies);
    await nowIndexed([...copies.slice(0, 2), documentOf('news/post.txt', 'Nothing any more.')]);
    const [shared] = blocksOf((await press('share')).reply, 'quote');
    expect(idsOf(shared?.copies)).toEqual(['news/courier.txt']);
    expect(shared?.copies?.[0]?.receipt).toMatch(/^[0-9A-Z-]{19}$/u);
  });

  it('are cited only where they may be seen: by a role, by the server, and by all when shared', async () => {
    const bot = await Bot.with(copies, { services: { settings: { ...chatSettings, access: newsAndBoard } } });
    const asked = (roles: readonly string[]) =>
      bot.reply('ask', question, { place: server, person: person({ roles: [...roles] }) });
    const [some] = blocksOf(await asked([]), 'quote');
    expect([some, ...(some?.copies ?? [])].map((one) => one?.quote.citation.documentId)).toEqual([
      'news/courier.txt',
      'news/post.txt',
    ]);
    const [all] = blocksOf(await asked(['7']), 'quote');
    expect(idsOf(all?.copies)).toEqual(['news/courier.txt', 'news/post.txt']);
    expect(JSON.stringify(await asked([]))).not.toContain('board');
  });

  it('are shared without a copy that not all there may see', async () => {
    const renamed = copies.map((document) => ({
      ...document,
      id: document.id === 'board/herald.txt' ? 'news/a.txt' : document.id.replace('news/', 'board/'),
    }));
    const bot = await Bot.with(
      renamed.map((document) =>
        document.id === 'news/a.txt' ? { ...document, title: 'Zebra, grass' } : document,
      ),
      { services: { settings: { ...chatSettings, access: newsAndBoard } } },
    );
    const who = person({ roles: ['7'] });
    const reply = await bot.reply('ask', question, { place: server, person: who });
    const [own] = blocksOf(reply, 'quote');
    expect(own?.quote.citation.documentId).toBe('news/a.txt');
    expect(idsOf(own?.copies)).toEqual(['board/courier.txt', 'board/post.txt']);
    const share = blocksOf(reply, 'actions')
      .flatMap(({ actions }) => actions)
      .find(({ name }) => name === 'share');
    const { reply: shared } = await bot.dispatcher.handleButton({
      id: 'press-1',
      action: 'share',
      answerId: share?.answerId ?? '',
      question,
      place: server,
      person: who,
    });
    const [posted] = blocksOf(shared, 'quote');
    expect(posted?.quote.citation.documentId).toBe('news/a.txt');
    expect(posted).not.toHaveProperty('copies');
    expect(JSON.stringify([...bot.answers.saved.values()].at(-1))).not.toContain('board');
  });
});
