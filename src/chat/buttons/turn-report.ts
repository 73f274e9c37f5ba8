import type { Texts } from '../../texts/texts.js';
import { DraftReport } from '../drafts/draft-report.js';
import { closed } from '../messages/access.js';
import type { ButtonInteraction } from '../protocol/invocation.js';
import { sameLocation } from '../protocol/location.js';
import { isActions, says } from '../protocol/reply.js';
import type { KeptPage } from '../protocol/reports.js';
import { type InteractionResult, toAsker, type ViewFor } from './allowed-interaction.js';

/**
 * "Next page", "Previous page" of a report on a draft: a private one turns where it stands; of a public one the presser alone gets
 * the page. What it shows is looked up anew, in what may be seen there now.
 */
export async function turnReport(
  interaction: ButtonInteraction,
  kept: KeptPage,
  viewFor: ViewFor,
  texts: Texts,
): Promise<InteractionResult> {
  const { report, visibility } = kept;
  const page = kept.page + (interaction.action === 'next-page' ? 1 : -1);
  const isTheirs = visibility === 'channel' || kept.personId === interaction.person.id;
  const isThere = isTheirs && sameLocation(kept.place, interaction.place);
  if (!(report instanceof DraftReport) || !isThere || page < 1 || page > report.pages)
    return toAsker(says(texts.buttons.reportGone));
  const { visibleScope, services } = await viewFor(visibility);
  if (visibleScope.isClosed) return toAsker(closed(texts));
  const { place, person } = interaction;
  const everybody = place.kind === 'channel' ? (await viewFor('channel')).visibleScope : visibleScope;
  const content = await report.page(page, {
    place,
    person,
    visibility: 'asker',
    scope: visibleScope.scope,
    publicScope: everybody.scope,
    services,
  });
  const answerId = content.blocks.find(isActions)?.actions[0]?.answerId;
  return {
    content,
    visibility: 'asker',
    ...(visibility === 'asker' ? { replaces: true } : {}),
    delivered: async (delivery) => {
      if (answerId === undefined) return;
      if (delivery.kind === 'refused') await services.givenAnswers.forget(answerId);
      else if (delivery.kind === 'posted' && delivery.messageId !== undefined)
        await services.givenAnswers.posted(answerId, delivery.messageId);
    },
  };
}
