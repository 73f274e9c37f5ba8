import { describe, expect, it } from 'vitest';
import type { Helper } from '../../../src/chat/protocol/helpers.js';
import type { ButtonInteraction, Outcome } from '../../../src/chat/protocol/invocation.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import { calledIn, type Reply } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { english } from '../../../src/texts/english/index.js';
import { Bot, blocksOf, channel, chatSettings, person, wordsOf } from '../../support/bot.js';

const grace: Helper = { kind: 'user', id: 'UGRACE' };
const question = 'when does the giraffe drink';
const hourMs = 60 * 60_000;

/** A channel that knows Grace. */
function there(over: Partial<Location> = {}): Location {
  return { ...channel, helperName: async () => 'Grace', ...over };
}

async function helping(over: Partial<ChatSettings> = {}) {
  const helpers = { of: new Map([['slack:C1', grace]]), limits: chatSettings.helpers.limits };
  const settings = { ...chatSettings, helpers, ...over };
  const bot = await Bot.with(undefined, { services: { settings } });
  const ask = (place = there(), who = person(), typed = question) =>
    bot.reply('ask', typed, { place, person: who });
  const press = (action: string, answerId: string, more: Partial<ButtonInteraction> = {}): Promise<Outcome> =>
    bot.dispatcher.handleButton({
      id: 'p',
      action,
      answerId,
      question,
      place: there(),
      person: person(),
      ...more,
    });
  /** Asks, presses, and has it posted. */
  const call = async (more: Partial<ButtonInteraction> = {}) => {
    const outcome = await press('ask-helper', idOf(await ask(there(), more.person), 'ask-helper'), more);
    await outcome.delivered({ kind: 'posted', messageId: 'm' });
    return outcome.reply;
  };
  return { bot, ask, press, call };
}

function actionsOf(reply: Pick<Reply, 'blocks'>) {
  return blocksOf(reply, 'actions').flatMap(({ actions }) => actions);
}

function idOf(reply: Pick<Reply, 'blocks'>, name: string): string {
  const found = actionsOf(reply).find((action) => action.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found.answerId;
}

const namesIn = (reply: Pick<Reply, 'blocks'>) => actionsOf(reply).map(({ name }) => name);

describe('asking a person', () => {
  it('three times an hour and person, and not once more until the first is an hour ago', async () => {
    const { bot, call } = await helping();
    for (let i = 0; i < 3; i++) expect(calledIn(await call())).toMatchObject(grace);
    const over = await call();
    expect([over.visibility, wordsOf(over)]).toEqual(['asker', english.helpers.tooManyOfYours(3)]);
    expect(calledIn(await call({ person: person({ id: 'U2' }) }))).toMatchObject(grace);
    bot.clock += hourMs;
    expect(calledIn(await call())).toMatchObject(grace);
  });

  it('twenty times a day and channel, by whomever', async () => {
    const { bot, call } = await helping();
    for (let i = 0; i < 20; i++) {
      const reply = await call({ person: person({ id: `U${i}` }) });
      expect(calledIn(reply)).toMatchObject(grace);
    }
    const asOther = { person: person({ id: 'ULAST' }) };
    expect(wordsOf(await call(asOther))).toBe(english.helpers.tooManyHere(20));
    bot.clock += 24 * hourMs;
    expect(calledIn(await call(asOther))).toMatchObject(grace);
  });

  it('again where the post was surely refused, never where it may stand there', async () => {
    const { ask, press } = await helping();
    const id = idOf(await ask(), 'ask-helper');
    await (await press('ask-helper', id)).delivered({ kind: 'refused' });
    const second = await press('ask-helper', id);
    expect(calledIn(second.reply)).toMatchObject(grace);
    await second.delivered({ kind: 'uncertain' });
    expect(wordsOf((await press('ask-helper', id)).reply)).toBe(english.helpers.calledAlready);
  });

  it('two presses at once call once', async () => {
    const { ask, press } = await helping();
    const id = idOf(await ask(there({}), person(), `${question} public:yes`), 'ask-helper');
    const presses = ['U1', 'U2', 'U3'].map((user) =>
      press('ask-helper', id, { person: person({ id: user }) }),
    );
    const replies = (await Promise.all(presses)).map(({ reply }) => calledIn(reply));
    expect(replies.filter((helper) => helper !== undefined)).toHaveLength(1);
  });

  it.each([
    ['in a direct message', there({ kind: 'direct' }), {}],
    ['where the platform does not know them', there({ helperName: async () => undefined }), {}],
    ['in a channel that names nobody', there({ channel: 'C2' }), {}],
    ['in a channel that is listened to', there(), { channels: new Map([['slack:C1', { listens: true }]]) }],
    [
      'where nobody is to be asked',
      there(),
      { helpers: { of: new Map([['slack:C1', grace]]), limits: { perUserHourly: 0, perChannelDaily: 20 } } },
    ],
  ] as const)('is not offered %s, nor done by a button that is held', async (_where, place, settings) => {
    const helper = await helping();
    const id = idOf(await helper.ask(), 'ask-helper');
    const { bot, ask, press } = await helping(settings);
    expect(namesIn(await ask(place))).not.toContain('ask-helper');
    const given = await helper.bot.answers.find(id);
    if (given === undefined) throw new Error('not kept');
    await bot.answers.save({ ...given, place });
    const { reply } = await press('ask-helper', id, { place });
    expect(calledIn(reply)).toBeUndefined();
    expect(reply.visibility).toBe('asker');
  });

  it('a platform that fails to tell costs the button, not the answer', async () => {
    const { ask } = await helping();
    const failing = there({ helperName: () => Promise.reject(new Error('down')) });
    const reply = await ask(failing);
    expect(namesIn(reply)).toEqual(['tell-when']);
    expect(wordsOf(reply)).toContain(english.answer.nothingFound);
  });

  it('forged presses call nobody: of another’s private answer, of another channel, of no answer, without a question', async () => {
    const { ask, press } = await helping();
    const id = idOf(await ask(), 'ask-helper');
    const unknown = english.buttons.answerUnknown(30);
    for (const more of [
      { person: person({ id: 'U2' }) },
      { place: there({ channel: 'C2' }) },
      { place: there({ workspace: 'T2' }) },
      { question: undefined },
    ] as Partial<ButtonInteraction>[]) {
      expect(wordsOf((await press('ask-helper', id, more)).reply)).toBe(unknown);
    }
    expect(wordsOf((await press('ask-helper', 'NONE')).reply)).toBe(unknown);
  });

  it('only a message that calls is marked: no answer is overwritten by a forged press', async () => {
    const { bot, ask, press, call } = await helping();
    const found = await bot.reply('ask', 'what does the zebra eat public:yes', { place: there() });
    const nothing = await ask(there(), person(), `${question} public:yes`);
    for (const id of [idOf(found, 'remove'), idOf(nothing, 'ask-helper')]) {
      const forged = await press('resolve', id);
      expect(forged.replaces).toBeUndefined();
      expect(wordsOf(forged.reply)).toBe(english.buttons.answerUnknown(30));
    }
    const marked = await press('resolve', idOf(await call(), 'resolve'));
    expect(marked.replaces).toBe(true);
  });

  it('may be marked by moderators, too', async () => {
    const { call, press } = await helping();
    const id = idOf(await call(), 'resolve');
    expect((await press('resolve', id, { person: person({ id: 'U9' }) })).replaces).toBeUndefined();
    expect((await press('resolve', id, { person: person({ id: 'UMOD' }) })).replaces).toBe(true);
  });
});
