import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import type { ButtonInteraction } from '../../../src/chat/protocol/invocation.js';
import { actionNames, isActionName } from '../../../src/chat/protocol/reply.js';
import { dayMs } from '../../../src/core/types/day.js';
import { channel, chatSettings, person, quotesOf, wordsOf } from '../../support/bot.js';
import { buttonsOf, givenTo, question, savanna } from './given.js';

describe('buttons under an answer', () => {
  it.each([
    ['a private answer', question, channel, ['more', 'context', 'verify', 'share', 'helpful', 'not-helpful']],
    [
      'a public answer',
      `${question} public:yes`,
      channel,
      ['more', 'context', 'verify', 'remove', 'helpful', 'not-helpful'],
    ],
    [
      'a direct message',
      question,
      { ...channel, kind: 'direct' },
      ['more', 'context', 'verify', 'helpful', 'not-helpful'],
    ],
    [
      'an answer on this machine’s page, which shows how it looks in a channel',
      question,
      { platform: 'web', kind: 'local' },
      ['more', 'context', 'verify', 'share', 'helpful', 'not-helpful'],
    ],
    ['an answer in the terminal', question, { platform: 'terminal', kind: 'local' }, []],
  ] as const)('of %s are those that make sense there', async (_what, asked, place, names) => {
    const { bot } = await givenTo();
    expect(buttonsOf(await bot.reply('ask', asked, { place }))).toEqual(names);
  });

  it('offer no more quotes where all are shown', async () => {
    const { bot } = await givenTo();
    expect(buttonsOf(await bot.reply('ask', `${question} source:"zebras 1"`))).not.toContain('more');
  });
});

describe('a press', () => {
  const foreign: [string, Partial<ButtonInteraction>][] = [
    ['by another person', { person: person({ id: 'U2' }) }],
    ['in another channel', { place: { ...channel, channel: 'C2' } }],
    ['in another workspace', { place: { ...channel, workspace: 'T2' } }],
    ['on another platform', { place: { ...channel, platform: 'discord' } }],
    ['of an answer that nobody gave', { answerId: 'ID99' }],
    ['of a button that nobody made', { action: 'constructor' }],
  ];

  it.each(foreign)('%s gives nothing of a private answer, and changes nothing', async (_what, over) => {
    for (const action of ['more', 'context', 'verify', 'share', 'helpful', 'not-helpful'] as const) {
      const { bot, done } = await givenTo();
      const reply = await done(action, over);
      expect(reply.visibility).toBe('asker');
      expect(quotesOf(reply)).toEqual([]);
      expect(wordsOf(reply)).toContain(
        'I no longer have that answer: I keep an answer for 30 days. Please ask again.',
      );
      expect([bot.answers.claimed.size, bot.answers.saved.size, bot.feedback.votes.size]).toEqual([0, 1, 0]);
    }
  });

  it('on a public answer is anybody’s in that channel and in its threads, and nobody’s elsewhere', async () => {
    const { press } = await givenTo(`${question} public:yes`);
    const other = { person: person({ id: 'U2' }) };
    expect(quotesOf((await press('context', other)).reply)).toHaveLength(3);
    expect(
      quotesOf((await press('context', { ...other, place: { ...channel, thread: '1' } })).reply),
    ).toHaveLength(3);
    const elsewhere = { ...other, place: { ...channel, channel: 'C2' } };
    expect(quotesOf((await press('context', elsewhere)).reply)).toEqual([]);
  });

  it('on a copy of an answer’s button in another message is refused', async () => {
    const { outcome, press } = await givenTo(`${question} public:yes`);
    await outcome.delivered({ kind: 'posted', messageId: '17.1' });
    expect(quotesOf((await press('context', { messageId: '17.2' })).reply)).toEqual([]);
    expect(quotesOf((await press('context', { messageId: '17.1' })).reply)).toHaveLength(3);
  });

  it('of an answer past its days says so, also before it is purged', async () => {
    const { bot, done } = await givenTo();
    bot.clock += 30 * dayMs;
    expect(quotesOf(await done('context'))).toHaveLength(3);
    bot.clock += 1;
    for (const action of ['more', 'context', 'verify', 'share', 'helpful'] as const) {
      expect(wordsOf(await done(action))).toContain('I keep an answer for 30 days');
    }
    expect([bot.answers.claimed.size, bot.feedback.votes.size]).toEqual([0, 0]);
  });

  it('whatever a platform brings back ends in one reply, and puts no word of it into the log', async () => {
    const { bot } = await givenTo();
    const anything = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'toString', 'share', 'ID1', 'share:ID1'),
    );
    await fc.assert(
      fc.asyncProperty(anything, anything, fc.string({ minLength: 5 }), async (action, answerId, asked) => {
        bot.log.lines.length = 0;
        const press = {
          id: 'p',
          action,
          answerId,
          question: asked,
          place: channel,
          person: person({ id: 'U2' }),
        };
        const { reply, delivered } = await bot.dispatcher.handleButton(press);
        await delivered({ kind: 'posted' });
        expect(reply.visibility).toBe('asker');
        expect(quotesOf(reply)).toEqual([]);
        expect(bot.log.lines.map(({ fields }) => fields)).toEqual([
          { requestId: 'p', action: isActionName(action) ? action : 'unknown', platform: 'slack', tookMs: 0 },
        ]);
      }),
    );
  });

  it('becomes one private reply when the state fails', async () => {
    for (const action of actionNames) {
      const { bot, reply } = await givenTo();
      const fails = async () => {
        throw new Error(question);
      };
      bot.answers.find = fails;
      bot.watches.stop = fails;
      const pressed = await bot.dispatcher.handleButton({
        id: 'press-1',
        action,
        answerId: 'ID1',
        question,
        place: channel,
        person: person(),
      });
      expect(reply).toBeDefined();
      expect(pressed.reply).toMatchObject({
        visibility: 'asker',
        data: { error: 'failed', requestId: 'press-1' },
      });
      expect(bot.log.text).not.toContain(question);
    }
  });
});

describe('once the grant of a place has ended', () => {
  it('no button gives anything of an answer any more, and Remove still removes it', async () => {
    const endsAt = Date.UTC(2026, 0, 2);
    const grant: Grant = {
      platform: 'slack',
      to: 'channel',
      workspace: 'T1',
      channel: 'C1',
      shared: true,
      collections: ['all'],
      endsAt,
    };
    const access = { collections: new Map([['all', ['**']]]), grants: [grant] };
    const asked = `${question} public:yes`;
    const { bot, reply, press } = await givenTo(asked, savanna, { ...chatSettings, access });
    expect(quotesOf(reply)).toHaveLength(3);
    expect(quotesOf((await press('context')).reply)).toHaveLength(3);
    bot.clock = endsAt;
    for (const action of ['more', 'context', 'verify', 'helpful'] as const) {
      const refused = (await press(action)).reply;
      expect([refused.visibility, quotesOf(refused)]).toEqual(['asker', []]);
      expect(wordsOf(refused)).toContain('I cannot answer here');
    }
    expect([bot.answers.claimed.size, bot.feedback.votes.size]).toEqual([0, 0]);
    expect((await press('remove')).removes).toEqual({});
  });
});
