import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimits } from '../../../src/chat/dispatch/rate-limits.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import { Bot, channel, chatSettings, person, quotesOf, terminal, wordsOf } from '../../support/bot.js';

const limits = { perUser: { questions: 2, seconds: 60 }, perChannel: { questions: 3, seconds: 10 } };
const settings = { ...chatSettings, limits };
const question = 'who eats the zebra';

function ask(bot: Bot, id = 'U1', place: Location = channel) {
  return bot.reply('ask', question, { person: person({ id, name: `Name of ${id}` }), place });
}

describe('whoever asks more than the limit of one person', () => {
  it('is told privately when to ask again, and is answered then', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    await ask(bot);
    bot.clock += 40_500;
    await ask(bot);
    const prepared = bot.dispatcher.prepare({
      id: 'r',
      command: 'ask',
      input: { kind: 'text', text: `${question} public:yes` },
      place: channel,
      person: person(),
    });
    expect(prepared.visibility).toBe('asker');
    const { reply } = await prepared.run();
    expect(reply).toMatchObject({
      visibility: 'asker',
      data: { error: 'limited', limit: 'user', retryAfterSeconds: 20 },
    });
    expect(wordsOf(reply)).toBe(
      'You have asked as much as I take from one person: 2 questions in 1 minute. Please ask again in 20 seconds.',
    );
    bot.clock += 19_500;
    expect(quotesOf(await ask(bot))).not.toEqual([]);
  });

  it('holds nobody else up, here or in another workspace', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    for (let i = 0; i < 3; i++) await ask(bot);
    expect(quotesOf(await ask(bot, 'U2'))).not.toEqual([]);
    expect(quotesOf(await ask(bot, 'U1', { ...channel, workspace: 'T2' }))).not.toEqual([]);
    expect(quotesOf(await ask(bot, 'U1', { ...channel, platform: 'discord' }))).not.toEqual([]);
  });

  it('still gets what does not search, moderators’ commands, and hints on what was mistyped', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    const moderator = { person: person({ id: 'UMOD' }) };
    for (let i = 0; i < 3; i++) await bot.reply('ask', question, moderator);
    for (const [command, input] of [
      ['about', ''],
      ['sources', ''],
      ['refresh', 'show:dry-run'],
      ['about', 'show:audit'],
      ['ask', ''],
    ] as const) {
      const { data } = await bot.reply(command, input, moderator);
      expect(data).not.toMatchObject({ error: 'limited' });
    }
  });

  it.each(['check', 'find', 'coverage'])('gets no /%s either', async (command) => {
    const bot = await Bot.with(undefined, { services: { settings } });
    for (let i = 0; i < 2; i++) await bot.reply(command, 'The zebra eats grass');
    expect((await ask(bot)).data).toMatchObject({ error: 'limited' });
    expect((await bot.reply(command, 'The zebra eats grass')).data).toMatchObject({ error: 'limited' });
  });

  it('gets no more quotes by the button, whose press may be tried again later', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    const press = { id: 'p', action: 'more', answerId: 'ID1', place: channel, person: person() };
    await ask(bot);
    await bot.dispatcher.handleButton(press);
    const { reply } = await bot.dispatcher.handleButton(press);
    expect(reply).toMatchObject({ visibility: 'asker', data: { error: 'limited' } });
    const vote = await bot.dispatcher.handleButton({ ...press, action: 'helpful' });
    expect(vote.reply.data).not.toMatchObject({ error: 'limited' });
  });
});

describe('a channel that asks more than its limit', () => {
  it('is told so, and nobody is named', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    for (const id of ['U1', 'U2', 'U3']) await ask(bot, id);
    const reply = await ask(bot, 'U4', { ...channel, thread: '1.1' });
    expect(reply).toMatchObject({ visibility: 'asker', data: { limit: 'channel', retryAfterSeconds: 10 } });
    expect(wordsOf(reply)).toBe(
      'This channel has asked as much as I take from one channel: 3 questions in 10 seconds. Please ask again in 10 seconds.',
    );
    expect(quotesOf(await ask(bot, 'U4', { ...channel, channel: 'C2' }))).not.toEqual([]);
  });

  it('takes nothing from what the person may ask elsewhere', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    for (const id of ['U1', 'U2', 'U3']) await ask(bot, id);
    for (let i = 0; i < 5; i++) await ask(bot, 'U4');
    const elsewhere = { ...channel, channel: 'C2' };
    expect(quotesOf(await ask(bot, 'U4', elsewhere))).not.toEqual([]);
    expect(quotesOf(await ask(bot, 'U4', elsewhere))).not.toEqual([]);
  });
});

describe('no limit', () => {
  it('is there for the terminal and this machine’s page', async () => {
    const bot = await Bot.with(undefined, { services: { settings } });
    for (const place of [terminal, { platform: 'web', kind: 'local' } as const]) {
      for (let i = 0; i < 5; i++) expect(quotesOf(await ask(bot, 'U1', place))).not.toEqual([]);
    }
  });

  it('is there where it is turned off', async () => {
    const off = { questions: 0, seconds: 60 };
    const bot = await Bot.with(undefined, {
      services: { settings: { ...chatSettings, limits: { perUser: off, perChannel: off } } },
    });
    for (let i = 0; i < 20; i++) expect(quotesOf(await ask(bot))).not.toEqual([]);
  });
});

it('takes as many as the limit says in any stretch of its length, and after the wait it names', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('U1', 'U2'), fc.integer({ min: 0, max: 4_000 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 6 }),
      (asked, questions, seconds) => {
        let now = 0;
        const limit = { questions, seconds };
        const counter = new RateLimits(() => now);
        const both = { perUser: limit, perChannel: { questions: 1_000, seconds: 1 } };
        const taken: { id: string; at: number }[] = [];
        for (const [id, pause] of asked) {
          now += pause;
          const over = counter.take(channel, person({ id }), both);
          const recent = () =>
            taken.filter((one) => one.id === id && one.at > now - seconds * 1_000 && one.at <= now);
          if (over === undefined) {
            taken.push({ id, at: now });
            expect(recent().length).toBeLessThanOrEqual(questions);
          } else {
            expect(recent()).toHaveLength(questions);
            expect(over.waitMs).toBeGreaterThan(0);
            const before = now;
            now += over.waitMs - 1;
            expect(recent().length).toBe(questions);
            now += 1;
            expect(recent().length).toBeLessThan(questions);
            now = before;
          }
        }
      },
    ),
  );
});
