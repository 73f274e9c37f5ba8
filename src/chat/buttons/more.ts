import * as words from '../messages/buttons.js';
import { says, withKnown } from '../protocol/reply.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';
import { keepAnswer } from './keep.js';
import { restored } from './restored.js';

/**
 * "More quotes": as many again, where the answer stands. They are an answer of their own, with buttons for what is
 * shown there; claimed before the post, so that two who press at once, or one who presses twice, get them once.
 */
export async function handleMore({
  interaction,
  given,
  rest,
  view,
  viewFor,
}: AllowedInteraction): Promise<InteractionResult> {
  const { services } = view;
  const { givenAnswers, settings } = services;
  const { texts } = settings;
  const { question } = interaction;
  const next = rest.slice(0, given.shown);
  const blocks = await restored(next, question, view);
  if (blocks.length === 0) return toAsker(says(texts.buttons.noMoreQuotes));
  // On this machine's page nothing stands below: whoever goes back may press again.
  const isKnown = interaction.place.kind !== 'local';
  if (isKnown && !(await givenAnswers.claim(given.id, 'more')))
    return toAsker(says(texts.buttons.moreShownAlready));
  try {
    const everybody = await viewFor('channel');
    const { answerId, buttons, links } = await keepAnswer(
      {
        quotes: rest,
        shown: next.length,
        visibility: given.visibility,
        place: interaction.place,
        personId: interaction.person.id,
        fingerprint: given.fingerprint,
        question,
        isShareable: next.every(({ citation }) => everybody.visibleScope.includes(citation.documentId)),
        isForPlace: everybody.visibleScope.includes,
      },
      services,
    );
    return {
      content: words.moreQuotes(texts, question, [...withKnown(blocks, 'link', links), buttons]),
      visibility: given.visibility,
      delivered: async (delivery) => {
        if (delivery.kind === 'posted' && delivery.messageId !== undefined)
          await givenAnswers.posted(answerId, delivery.messageId);
        if (delivery.kind !== 'refused') return;
        await givenAnswers.release(given.id, 'more');
        await givenAnswers.forget(answerId);
      },
    };
  } catch (error) {
    await givenAnswers.release(given.id, 'more');
    throw error;
  }
}
