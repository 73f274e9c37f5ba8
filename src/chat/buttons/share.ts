import { auditLog } from '../../texts/audit-log.js';
import * as words from '../messages/buttons.js';
import { type GivenQuote, visibleQuotes } from '../protocol/given-answers.js';
import type { Delivery } from '../protocol/invocation.js';
import { says, withKnown } from '../protocol/reply.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';
import { keepAnswer } from './keep.js';
import { restored } from './restored.js';

/**
 * "Share with channel": posts a private answer once, the asker named as text and the question restated.
 *
 * The claim is taken before the post and given back only when the post surely did not happen, so pressing twice, or
 * again after a restart, never posts twice.
 */
export async function handleShare(pressing: AllowedInteraction): Promise<InteractionResult> {
  const { interaction, given, view, viewFor } = pressing;
  const { givenAnswers, settings } = view.services;
  const { texts } = settings;
  const { question, place, person } = interaction;
  if (given.visibility !== 'asker' || place.kind !== 'channel' || question === undefined) {
    return toAsker(words.answerUnknown(texts, settings.retentionDays));
  }
  const everybody = await viewFor('channel');
  const isForAll = ({ citation }: GivenQuote) => everybody.visibleScope.includes(citation.documentId);
  // In part it would be another answer than the one that is meant.
  if (!given.quotes.slice(0, given.shown).every(isForAll)) return toAsker(says(texts.access.notForChannel));
  const [shown, rest] = [pressing.shown, pressing.rest].map((quotes) =>
    visibleQuotes(quotes, everybody.visibleScope.includes),
  ) as [GivenQuote[], GivenQuote[]];
  const blocks = await restored(shown, question, everybody);
  if (blocks.length === 0) return toAsker(says(texts.buttons.documentsGone));
  if (!(await givenAnswers.claim(given.id, 'share'))) return toAsker(says(texts.buttons.alreadyShared));
  try {
    const { answerId, buttons, links } = await keepAnswer(
      {
        quotes: [...shown, ...rest],
        shown: shown.length,
        visibility: 'channel',
        place,
        personId: person.id,
        fingerprint: given.fingerprint,
        question,
        isShareable: false,
        isForPlace: everybody.visibleScope.includes,
      },
      view.services,
    );
    return {
      content: words.shared(question, person.name, [...withKnown(blocks, 'link', links), buttons]),
      visibility: 'channel',
      delivered: (delivery) => noteShare(pressing, answerId, delivery),
    };
  } catch (error) {
    await givenAnswers.release(given.id, 'share');
    throw error;
  }
}

/** Notes what became of a shared answer. */
export async function noteShare(
  { interaction: { place, person }, given, view: { services } }: AllowedInteraction,
  answerId: string,
  delivery: Delivery,
): Promise<void> {
  const { givenAnswers, audit, now } = services;
  if (delivery.kind === 'refused') {
    await givenAnswers.release(given.id, 'share');
    await givenAnswers.forget(answerId);
    return;
  }
  if (delivery.kind === 'posted' && delivery.messageId !== undefined) {
    await givenAnswers.posted(answerId, delivery.messageId);
  }
  await audit.append({
    at: now(),
    place,
    person,
    action: 'share',
    detail: auditLog.answer(answerId, delivery.kind === 'uncertain'),
  });
}
