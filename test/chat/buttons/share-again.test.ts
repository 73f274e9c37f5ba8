import { describe, expect, it } from 'vitest';
import type { ButtonInteraction, Delivery } from '../../../src/chat/protocol/invocation.js';
import type { ActionName } from '../../../src/chat/protocol/reply.js';
import type { Document } from '../../../src/core/types/document.js';
import { Bot, blocksOf, channel, chatSettings, person, quotesOf, wordsOf } from '../../support/bot.js';
import { newsAndBoard, server } from '../../support/news-and-board.js';
import { documentOf } from '../../support/texts.js';
import { buttonsOf } from './given.js';

const savanna: readonly Document[] = [
  documentOf('news/zebra.txt', 'The zebra eats grass in the morning.', { title: 'Zebras' }),
  documentOf('board/lion.txt', 'The lion eats the zebra at night.', { title: 'Lions' }),
];

/** A reply in private, and how it is shared. */
async function told(command: string, typed: string, over: { place?: typeof server; roles?: string[] } = {}) {
  const place = over.place ?? channel;
  const who = person({ roles: over.roles ?? [] });
  const settings = over.place === undefined ? chatSettings : { ...chatSettings, access: newsAndBoard };
  const bot = await Bot.with(savanna, { services: { settings } });
  const reply = await bot.reply(command, typed, { place, person: who });
  const buttons = blocksOf(reply, 'actions').flatMap(({ actions }) => actions);
  const button = buttons.find(({ name }) => name.startsWith('share')) ?? buttons[0];
  const press = (also: Partial<ButtonInteraction> = {}) =>
    bot.dispatcher.handleButton({
      id: 'press-1',
      action: button?.name ?? '',
      answerId: button?.answerId ?? '',
      ...(button?.question === undefined ? {} : { question: button.question }),
      place,
      person: who,
      ...also,
    });
  return { bot, reply, press };
}

describe('sharing what a command says beside its quotes', () => {
  it.each([
    ['check', '“The zebra eats grasses in the morning”', 'share-check', 'Altered'],
    ['find', 'The zebra eats grass.', 'share-find', 'On “The zebra eats grass.”'],
    ['coverage', 'zebra', 'share-coverage', 'Lions | 1'],
    ['coverage', 'zebra grass between:Lions,Zebras', 'share-coverage', 'Lions – 1 document'],
    ['coverage', 'zebra source:"Lions"', 'share-coverage', '1 of 1 document says'],
  ] as const)('posts all of it: /%s %s', async (command, typed, button, said) => {
    const { reply, press, bot } = await told(command, typed);
    expect(buttonsOf(reply)).toContain(button);
    expect(blocksOf(reply, 'question')).toHaveLength(1);
    const { reply: shared, delivered } = await press();
    await delivered({ kind: 'posted', messageId: '17.1' });
    expect(shared.visibility).toBe('channel');
    expect(quotesOf(shared)).toEqual(quotesOf(reply));
    expect(wordsOf(shared)).toContain(said);
    expect(blocksOf(shared, 'question')).toMatchObject([{ askedBy: 'Ada' }]);
    expect(buttonsOf(shared)).toEqual(['context', 'verify', 'remove', 'helpful', 'not-helpful']);
    expect(bot.audit.entries).toMatchObject([{ action: 'share', person: { id: 'U1' } }]);
    expect(JSON.stringify(bot.audit.entries)).not.toMatch(/zebra|Lions/u);
  });

  it('posts once, however often and by how many it is pressed, unless the first post was refused', async () => {
    const { press } = await told('check', '“The zebra eats grass”');
    const outcomes = await Promise.all([press(), press(), press()]);
    expect(outcomes.map(({ reply }) => reply.visibility).sort()).toEqual(['asker', 'asker', 'channel']);
    const refused: Delivery = { kind: 'refused' };
    for (const outcome of outcomes.filter(({ reply }) => reply.visibility === 'channel'))
      await outcome.delivered(refused);
    expect((await press()).reply.visibility).toBe('channel');
  });

  it.each([
    ['check', '“The lion eats the zebra”'],
    ['find', 'The lion eats the zebra at night.'],
    ['coverage', 'zebra'],
  ] as const)(
    'is not there for what not all may see, and refused where it was forged: /%s',
    async (command, typed) => {
      const { bot, reply, press } = await told(command, typed, { place: server, roles: ['7'] });
      expect(buttonsOf(reply)).toEqual(['context', 'verify', 'helpful', 'not-helpful']);
      const { reply: forged } = await press({ action: `share-${command}`, question: typed });
      expect(forged.visibility).toBe('asker');
      expect(quotesOf(forged)).toEqual([]);
      expect(wordsOf(forged)).toContain('not everyone here may see');
      expect(bot.answers.claimed.size).toBe(0);
    },
  );

  it('gives nothing of a private answer to somebody else, nor for words that are not known any more', async () => {
    const { bot, press } = await told('find', 'The zebra eats grass.');
    const forged: Partial<ButtonInteraction>[] = [
      { person: person({ id: 'U2' }) },
      { place: { ...channel, channel: 'C2' } },
      { answerId: 'ID99' },
      { action: 'share-refresh' as ActionName },
      { action: 'share-coverage', question: 'zebra page:no public:perhaps' },
    ];
    for (const also of forged) {
      const { reply } = await press(also);
      expect(reply.visibility).toBe('asker');
      expect(quotesOf(reply)).toEqual([]);
    }
    expect(bot.answers.claimed.size).toBe(0);
  });

  it('shares in the sight of the channel alone, whatever was put into the button', async () => {
    const { press } = await told('find', 'The zebra eats grass.', { place: server, roles: ['7'] });
    const { reply } = await press({ question: 'The lion eats the zebra at night.' });
    expect(JSON.stringify(reply.blocks)).not.toMatch(/board|Lions/u);
  });

  it('is not offered for long words, or such as would be read otherwise', async () => {
    const long = await told('find', `The zebra eats grass. ${'Nothing else is said here. '.repeat(50)}`);
    expect(buttonsOf(long.reply)).toEqual(['context', 'verify', 'helpful', 'not-helpful']);
    expect(blocksOf(long.reply, 'question')).toEqual([]);
  });
});
