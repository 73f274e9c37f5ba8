import { describe, expect, it } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { channel, person, quotesOf, wordsOf } from '../../support/bot.js';
import { givenTo, question } from './given.js';

const bob = { person: person({ id: 'U2', name: 'Bob' }) };
const moderator = { person: person({ id: 'UMOD', name: 'Mod' }) };

/** A shared answer that stands in message 17.1. */
async function shared() {
  const given = await givenTo();
  const outcome = await given.press('share');
  await outcome.delivered({ kind: 'posted', messageId: '17.1' });
  const remove = (over: Parameters<typeof given.press>[1] = {}) =>
    given.pressOn(outcome.reply, 'remove', { messageId: '17.1', ...over });
  return { ...given, shared: outcome.reply, remove };
}

describe('pressing Remove', () => {
  it.each([
    ['the asker', {}],
    ['a moderator', moderator],
  ])('deletes the message for %s, and forgets the answer', async (_who, over) => {
    const { bot, remove, pressOn, shared: reply } = await shared();
    const outcome = await remove(over);
    expect(outcome).toMatchObject({ removes: { messageId: '17.1' }, reply: { visibility: 'asker' } });
    expect(wordsOf(outcome.reply)).toBe(english.buttons.removed);
    await outcome.delivered({ kind: 'posted' });
    expect(bot.answers.saved.has('ID2')).toBe(false);
    expect(quotesOf((await pressOn(reply, 'context')).reply)).toEqual([]);
  });

  it('deletes nothing for anybody else', async () => {
    const { bot, remove } = await shared();
    const outcome = await remove(bob);
    expect(outcome.removes).toBeUndefined();
    expect(wordsOf(outcome.reply)).toContain('Only the person who asked');
    expect(bot.answers.saved.has('ID2')).toBe(true);
  });

  it('by two at once deletes once and is entered in the audit log once', async () => {
    const { bot, remove } = await shared();
    const outcomes = await Promise.all([remove(), remove(moderator)]);
    for (const { delivered } of outcomes) await delivered({ kind: 'posted' });
    expect(bot.audit.entries.map(({ action, detail, person: who }) => [action, detail, who?.name])).toEqual([
      ['share', 'answer ID2', 'Ada'],
      ['remove', 'answer ID2', 'Ada'],
    ]);
  });

  it('can be tried again when the platform did not do it', async () => {
    const { bot, remove } = await shared();
    for (const kind of ['refused', 'uncertain'] as const) await (await remove()).delivered({ kind });
    expect(bot.audit.entries.map(({ action }) => action)).toEqual(['share']);
    expect((await remove()).removes).toEqual({ messageId: '17.1' });
  });

  it('takes away a public answer, too, whose message is not known', async () => {
    const { press } = await givenTo(`${question} public:yes`);
    expect((await press('remove', bob)).removes).toBeUndefined();
    expect((await press('remove')).removes).toEqual({});
  });

  it('of a private answer, which has no such button, is not known', async () => {
    const { bot } = await givenTo();
    const forged = { id: 'p', action: 'remove', answerId: 'ID1', place: channel, person: person() };
    const outcome = await bot.dispatcher.handleButton(forged);
    expect(outcome.removes).toBeUndefined();
    expect(wordsOf(outcome.reply)).toContain('I no longer have that answer');
  });
});
