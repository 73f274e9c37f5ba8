import { defined } from '../../core/types/defined.js';
import { auditLog } from '../../texts/audit-log.js';
import { isModerator } from '../access/moderators.js';
import * as words from '../messages/buttons.js';
import type { GivenAnswer } from '../protocol/given-answers.js';
import type { ButtonInteraction } from '../protocol/invocation.js';
import { says } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { type InteractionResult, toAsker } from './allowed-interaction.js';

/**
 * "Remove": takes a public answer away again, for whoever shared or asked it and for moderators. Deleting what is gone
 * already counts as done, so nothing has to be claimed; the first to have done it is in the audit log.
 */
export async function handleRemove(
  interaction: ButtonInteraction,
  given: GivenAnswer,
  services: Services,
): Promise<InteractionResult> {
  const { place, person } = interaction;
  const { settings, givenAnswers, audit, now } = services;
  const { texts } = settings;
  if (given.visibility !== 'channel') return toAsker(words.answerUnknown(texts, settings.retentionDays));
  if (given.personId !== person.id && !(await isModerator(person, place, settings.moderators))) {
    return toAsker(says(texts.buttons.notTheirsToRemove));
  }
  return {
    content: says(texts.buttons.removed),
    visibility: 'asker',
    removes: defined({ messageId: given.messageId }),
    delivered: async ({ kind }) => {
      if (kind !== 'posted' || !(await givenAnswers.forget(given.id))) return;
      await audit.append({
        at: now(),
        place,
        person,
        action: 'remove',
        detail: auditLog.answer(given.id, false),
      });
    },
  };
}
