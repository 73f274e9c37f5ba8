import * as buttons from '../messages/buttons.js';
import * as words from '../messages/helpers.js';
import type { Delivery } from '../protocol/invocation.js';
import { helperIn } from '../protocol/settings.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';

/**
 * "Ask NAME": one message that mentions whom the configuration names for this channel, whatever stood in the button. It is noted
 * before it is posted and taken back only where it surely was not, so that nobody is called twice.
 */
export async function handleAskHelper({
  interaction,
  given,
  view: { services },
}: AllowedInteraction): Promise<InteractionResult> {
  const { place, person, question } = interaction;
  const { givenAnswers, helperCalls, newId, now, settings } = services;
  const { texts } = settings;
  if (question === undefined) return toAsker(buttons.answerUnknown(texts, settings.retentionDays));
  const helper = await helperIn(place, settings, true);
  if (helper === undefined) return toAsker(words.nobodyToCall(texts));
  const { limits } = settings.helpers;
  const at = now();
  const callId = newId();
  const call = { answerId: given.id, callId, place, personId: person.id, at };
  const begun = await helperCalls.begin(call, limits);
  if (begun === 'called-already') return toAsker(words.calledAlready(texts));
  if (begun !== 'begun') return toAsker(words.tooManyCalls(texts, begun, limits));
  try {
    const kept = {
      id: callId,
      quotes: [],
      shown: 0,
      visibility: 'channel',
      place,
      personId: person.id,
    } as const;
    await givenAnswers.save({ ...kept, fingerprint: given.fingerprint, givenAt: at });
  } catch (error) {
    await helperCalls.withdraw(given.id);
    throw error;
  }
  return {
    content: words.called(texts, helper, { question, askedBy: person.name, callId }),
    visibility: 'channel',
    delivered: async (delivery: Delivery) => {
      if (delivery.kind === 'refused') {
        await helperCalls.withdraw(given.id);
        await givenAnswers.forget(callId);
      } else if (delivery.kind === 'posted' && delivery.messageId !== undefined) {
        await givenAnswers.posted(callId, delivery.messageId);
      }
    },
  };
}
