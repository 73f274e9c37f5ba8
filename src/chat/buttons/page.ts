import { parseText } from '../dispatch/options.js';
import * as words from '../messages/buttons.js';
import type { AnyCommand } from '../protocol/command.js';
import { listsAgain, says } from '../protocol/reply.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';

/**
 * "Next page", "Previous page": runs the command again with what the message restates. A private answer turns its page
 * where it stands; of a public one the presser alone gets it, for the others read on. However often it is pressed, it
 * is the same page.
 */
export async function handlePage(
  { interaction, given, view, viewFor }: AllowedInteraction,
  commands: readonly AnyCommand[],
): Promise<InteractionResult> {
  const { services, visibleScope } = view;
  const { texts, retentionDays } = services.settings;
  const { place, person, question } = interaction;
  const page = (given.page ?? 0) + (interaction.action.startsWith('next-') ? 1 : -1);
  const kind = listsAgain(interaction.action) ? 'documents' : 'quotes';
  const command = commands.find(({ hasPages }) => hasPages === kind);
  const parsed = command === undefined ? undefined : parseText(command.options, question ?? '');
  if (given.page === undefined) return toAsker(says(texts.buttons.reportGone));
  if (page < 1 || command === undefined || parsed === undefined || !('args' in parsed))
    return toAsker(words.answerUnknown(texts, retentionDays));
  const everybody = place.kind === 'channel' ? await viewFor('channel') : view;
  const content = await command.run({
    id: interaction.id,
    args: { ...parsed.args, page: String(page) },
    place,
    person,
    visibility: 'asker',
    scope: visibleScope.scope,
    publicScope: everybody.visibleScope.scope,
    services,
    commands,
    signal: new AbortController().signal,
    progress: () => {},
  });
  const answerId = content.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))[0]
    ?.answerId;
  return {
    content,
    visibility: 'asker',
    // What is no page takes no page's place.
    ...(given.visibility === 'asker' && answerId !== undefined ? { replaces: true } : {}),
    delivered: async (delivery) => {
      if (answerId === undefined) return;
      if (delivery.kind === 'refused') await services.givenAnswers.forget(answerId);
      else if (delivery.kind === 'posted' && delivery.messageId !== undefined)
        await services.givenAnswers.posted(answerId, delivery.messageId);
    },
  };
}
