import type { ButtonInteraction, Delivery, Outcome } from '../../../src/chat/protocol/invocation.js';
import type { ActionName, Reply } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import type { Document } from '../../../src/core/types/document.js';
import { Bot, blocksOf, channel, chatSettings, person } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

export const question = 'when does the zebra eat grass';

/** Eight documents that answer, each with a paragraph before and behind. */
export const savanna: readonly Document[] = Array.from({ length: 8 }, (_, i) =>
  documentOf(
    `news/${i}.txt`,
    `Before it.\n\nThe zebra eats grass at ${i} o’clock. Then it sleeps.\n\nBehind it.`,
    {
      title: `Zebras ${i}`,
    },
  ),
);

/** The same documents with a change in each. */
export const rewritten = savanna.map((document) => ({ ...document, text: `New. ${document.text}` }));

/** A bot that has given Ada an answer, and how its buttons are pressed. */
export async function givenTo(
  asked = question,
  documents: readonly Document[] = savanna,
  settings: ChatSettings = chatSettings,
) {
  const bot = await Bot.with(documents, { services: { settings } });
  const outcome = await bot.outcome('ask', asked);
  /** Presses the button of a reply; `over` says what else an event brings. */
  const pressOn = async (
    reply: Reply,
    action: ActionName,
    over: Partial<ButtonInteraction> = {},
  ): Promise<Outcome> => {
    const button = blocksOf(reply, 'actions')
      .flatMap(({ actions }) => actions)
      .find(({ name }) => name === action);
    if (button === undefined) throw new Error(`no button ${action}`);
    return await bot.dispatcher.handleButton({
      id: 'press-1',
      action,
      answerId: button.answerId,
      ...(button.question === undefined ? {} : { question: button.question }),
      place: channel,
      person: person(),
      ...over,
    });
  };
  const press = (action: ActionName, over: Partial<ButtonInteraction> = {}) =>
    pressOn(outcome.reply, action, over);
  /** Presses, and has the outcome delivered. */
  const done = async (
    action: ActionName,
    over: Partial<ButtonInteraction> = {},
    delivery: Delivery = { kind: 'posted' },
  ) => {
    const pressed = await press(action, over);
    await pressed.delivered(delivery);
    return pressed.reply;
  };
  const nowIndexed = async (changed: readonly Document[]) => {
    bot.reader.content = { documents: changed, skipped: [] };
    await bot.library.refresh({ by: 'start' });
  };
  return { bot, outcome, reply: outcome.reply, press, pressOn, done, nowIndexed };
}

export function buttonsOf(reply: Reply): ActionName[] {
  return blocksOf(reply, 'actions').flatMap(({ actions }) => actions.map(({ name }) => name));
}
