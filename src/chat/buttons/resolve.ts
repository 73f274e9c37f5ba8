import { isModerator } from '../access/moderators.js';
import * as buttons from '../messages/buttons.js';
import * as words from '../messages/helpers.js';
import type { GivenAnswer } from '../protocol/given-answers.js';
import type { Helper } from '../protocol/helpers.js';
import type { ButtonInteraction } from '../protocol/invocation.js';
import type { Person } from '../protocol/location.js';
import type { Services } from '../protocol/services.js';
import { helperIn } from '../protocol/settings.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';

/**
 * "Resolved", "Add a link": marks the message that called a helper, with a link to the message that answers where one was typed.
 * Whoever asked, whoever was called and moderators may.
 */
export async function handleResolve({
  interaction,
  given,
  view: { services },
}: AllowedInteraction): Promise<InteractionResult> {
  const { place, person, question, typed = '' } = interaction;
  const { helperCalls, settings } = services;
  const { texts } = settings;
  const isCall = await helperCalls.isCall(given.id);
  if (question === undefined || !isCall) return toAsker(buttons.answerUnknown(texts, settings.retentionDays));
  const helper = await helperIn(place, settings).catch(() => undefined);
  if (!(await mayResolve(interaction, given, helper, services)))
    return toAsker(words.notTheirsToResolve(texts));
  const link = typed.trim();
  const address = settings.platforms.get(place.platform)?.messageAddress(link, place.workspace);
  if (link !== '' && address === undefined) return toAsker(words.noMessageLink(texts));
  return {
    content: words.resolved(texts, { helper, question, by: person.name, address, callId: given.id }),
    visibility: 'channel',
    replaces: true,
    delivered: async () => {},
  };
}

async function mayResolve(
  { place, person }: ButtonInteraction,
  { personId }: GivenAnswer,
  helper: Helper | undefined,
  { settings }: Services,
): Promise<boolean> {
  if (person.id === personId) return true;
  const isCalled = helper !== undefined && (await isHelper(person, helper).catch(() => false));
  return isCalled || (await isModerator(person, place, settings.moderators).catch(() => false));
}

async function isHelper(person: Person, { kind, id }: Helper): Promise<boolean> {
  switch (kind) {
    case 'user':
      return person.id === id;
    case 'role':
      return person.roles.includes(id);
    case 'userGroup':
      return await person.memberOf([id]);
  }
}
