import { expect, it } from 'vitest';
import type { Location } from '../../../src/chat/protocol/location.js';
import { english } from '../../../src/texts/english/index.js';
import { Bot, chatSettings, person, quotesOf, threeDocuments, wordsOf } from '../../support/bot.js';

const place: Location = { platform: 'discord', kind: 'channel', workspace: '1', channel: '11' };
const grant = { platform: 'discord', workspace: '1' } as const;
const access = {
  collections: new Map([
    ['news', ['news']],
    ['rest', ['tax.txt']],
  ]),
  grants: [
    { ...grant, to: 'workspace', collections: ['news'] },
    { ...grant, to: 'role', role: '7', collections: ['news', 'rest'] },
  ] as const,
};
const withRole = person({ roles: ['7'] });

const bot = () => Bot.with(threeDocuments, { services: { settings: { ...chatSettings, access } } });
const asked = 'does the zebra eat grass, and does each company pay a tax';

it('an answer for all quotes what all may see, and its asker gets, alone, what is theirs', async () => {
  const made = await bot();
  const reply = await made.reply('ask', 'which tax does each company pay public:yes', {
    place,
    person: withRole,
  });
  expect(reply.visibility).toBe('channel');
  expect(quotesOf(reply).join()).not.toContain('tax');
  expect(quotesOf(reply.aside ?? { blocks: [] })).toEqual([
    'Each company pays a tax of 20 percent by the end of March.',
  ]);
  expect(wordsOf(reply.aside ?? { blocks: [] })).toContain(english.access.forYouAlone);
});

it('nothing of what all have read is said twice', async () => {
  const made = await bot();
  const reply = await made.reply('ask', `${asked} public:yes`, { place, person: withRole });
  const theirs = quotesOf(reply.aside ?? { blocks: [] });
  for (const quote of quotesOf(reply)) expect(theirs).not.toContain(quote);
});

it.each([
  ['who may see no more than all', person(), 'which tax does each company pay public:yes'],
  ['who asks for themselves', withRole, 'which tax does each company pay'],
  ['whose own documents answer nothing', withRole, 'when does the zebra eat grass public:yes'],
])('nothing follows for somebody %s', async (_, who, typed) => {
  const made = await bot();
  expect(await made.reply('ask', typed, { place, person: who })).not.toHaveProperty('aside');
});

it('the button that shares is not under what is theirs', async () => {
  const made = await bot();
  const { aside } = await made.reply('ask', 'which tax does each company pay public:yes', {
    place,
    person: withRole,
  });
  expect(JSON.stringify(aside)).not.toContain('"share"');
});
