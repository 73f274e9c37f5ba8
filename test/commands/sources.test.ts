import { expect, it } from 'vitest';
import type { GivenAnswer } from '../../src/chat/protocol/given-answers.js';
import { Bot, blocksOf, terminal, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

it('/sources lists each document with title, date, size and passages', async () => {
  const reply = await (await Bot.with()).reply('sources', '');
  const [table] = blocksOf(reply, 'table');
  expect(table?.table.columns.map(({ title }) => title)).toEqual(['Title', 'Date', 'Size', 'Passages']);
  expect(table?.table.rows).toEqual([
    ['Lions', '–', '61 B', '1'],
    ['All about zebras', '2018-06-05', '56 B', '1'],
    ['Taxes', '–', '58 B', '1'],
  ]);
  expect(wordsOf(reply)).toContain('3 documents:');
  expect(reply.data).toMatchObject({
    documents: [
      { id: 'news/lion.txt' },
      { id: 'news/zebra.txt', publisher: 'Savanna Weekly' },
      { id: 'tax.txt' },
    ],
  });
  expect(JSON.stringify(reply.data)).not.toContain('eats');
});

it('/sources lists those alone that its words fit', async () => {
  const reply = await (await Bot.with()).reply('sources', 'SAVANNA weekly');
  expect(blocksOf(reply, 'table')[0]?.table.rows.map(([title]) => title)).toEqual(['All about zebras']);
  expect(wordsOf(reply)).toContain('1 document:');
});

const shelf = Array.from({ length: 40 }, (_, i) =>
  documentOf(`${i + 100}.txt`, `Words ${i}.`, { title: `Title ${i}` }),
);

it('/sources lists all documents in one in a terminal', async () => {
  const reply = await (await Bot.with(shelf)).reply('sources', '', { place: terminal });
  expect(blocksOf(reply, 'table')[0]?.table.rows).toHaveLength(40);
  expect(blocksOf(reply, 'actions')).toEqual([]);
});

it('/sources lists a page without buttons where they cannot be kept, or what was typed could not be typed again', async () => {
  const bot = await Bot.with(shelf);
  const quoted = await bot.reply('sources', '"Title page:1"');
  expect(blocksOf(quoted, 'actions')).toEqual([]);
  const answers = { ...bot.answers, save: (_: GivenAnswer) => Promise.reject(new Error('the disk is full')) };
  bot.answers.save = answers.save;
  const reply = await bot.reply('sources', 'title');
  expect(blocksOf(reply, 'table')[0]?.table.rows).toHaveLength(15);
  expect(wordsOf(reply)).toContain('page 1 of 3. Next: page:2');
  expect(blocksOf(reply, 'actions')).toEqual([]);
});

it('/sources says that no document fits, or that there is none', async () => {
  const bot = await Bot.with();
  const none = await bot.reply('sources', 'no such paper');
  expect(wordsOf(none)).toBe('No document has “no such paper” in its title, name or publisher.');
  expect(none.data).toEqual({ documents: [] });
  expect(wordsOf(await (await Bot.with([])).reply('sources', ''))).toContain('There are no documents yet.');
});
