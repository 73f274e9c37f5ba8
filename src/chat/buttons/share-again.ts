import { parseText } from '../dispatch/options.js';
import * as words from '../messages/buttons.js';
import type { AnyCommand } from '../protocol/command.js';
import { isActions, says } from '../protocol/reply.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';
import { noteShare } from './share.js';

/**
 * "Share with channel" of what is more than its quotes, a verdict or a table: runs the command again for all who read
 * along, in what all of them may see, and posts what comes of it once, as `handleShare` does.
 */
export async function handleShareAgain(
  pressing: AllowedInteraction,
  commands: readonly AnyCommand[],
): Promise<InteractionResult> {
  const { interaction, given, view, viewFor } = pressing;
  const { place, person, question } = interaction;
  const { givenAnswers, settings } = view.services;
  const { texts } = settings;
  const command = commands.find(({ name }) => interaction.action === `share-${name}`);
  const parsed =
    command === undefined || question === undefined ? undefined : parseText(command.options, question);
  const isPrivate = given.visibility === 'asker' && place.kind === 'channel';
  if (
    !isPrivate ||
    command === undefined ||
    question === undefined ||
    parsed === undefined ||
    !('args' in parsed)
  )
    return toAsker(words.answerUnknown(texts, settings.retentionDays));
  const { visibleScope, services } = await viewFor('channel');
  // In part it would be another answer than the one that is meant.
  if (!given.quotes.slice(0, given.shown).every(({ citation }) => visibleScope.includes(citation.documentId)))
    return toAsker(says(texts.access.notForChannel));
  if (!(await givenAnswers.claim(given.id, 'share'))) return toAsker(says(texts.buttons.alreadyShared));
  try {
    const { blocks } = await command.run({
      id: interaction.id,
      args: { ...parsed.args, ...(given.page === undefined ? {} : { page: String(given.page) }) },
      place,
      person,
      visibility: 'channel',
      scope: visibleScope.scope,
      publicScope: visibleScope.scope,
      services,
      commands,
      signal: new AbortController().signal,
      progress: () => {},
    });
    const answerId = blocks.find(isActions)?.actions[0]?.answerId;
    if (answerId === undefined) {
      await givenAnswers.release(given.id, 'share');
      return toAsker(says(texts.buttons.documentsGone));
    }
    return {
      content: words.shared(
        question,
        person.name,
        blocks.filter(({ kind }) => kind !== 'question'),
      ),
      visibility: 'channel',
      delivered: (delivery) => noteShare(pressing, answerId, delivery),
    };
  } catch (error) {
    await givenAnswers.release(given.id, 'share');
    throw error;
  }
}
