import type { Scope } from '../../core/types/scope.js';
import { questions } from '../dispatch/mentions.js';
import * as buttons from '../messages/buttons.js';
import type { AnyCommand } from '../protocol/command.js';
import type { ButtonInteraction } from '../protocol/invocation.js';
import type { ReplyContent } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';

/**
 * A question to go on with: asked for the presser alone, whatever has become of the documents since it was offered. What stood in the
 * button is asked like anything that is typed.
 */
export async function handleGoOn(
  { interaction, view: { visibleScope, services }, viewFor }: AllowedInteraction,
  commands: readonly AnyCommand[],
): Promise<InteractionResult> {
  const { texts, retentionDays } = services.settings;
  const { place, question } = interaction;
  if (question === undefined) return toAsker(buttons.answerUnknown(texts, retentionDays));
  const everybody = place.kind === 'channel' ? (await viewFor('channel')).visibleScope : visibleScope;
  const sights = { scope: visibleScope.scope, publicScope: everybody.scope };
  return toAsker(await askFor(interaction, { question, ...sights, services }, commands));
}

/** What a question is answered to the presser alone. */
export async function askFor(
  { id, place, person }: ButtonInteraction,
  asked: {
    readonly question: string;
    readonly scope: Scope;
    readonly publicScope: Scope;
    readonly services: Services;
  },
  commands: readonly AnyCommand[],
): Promise<ReplyContent> {
  const { question, ...seen } = asked;
  const { texts, retentionDays } = seen.services.settings;
  const ask = commands.find(({ name }) => name === questions);
  if (ask === undefined) return buttons.answerUnknown(texts, retentionDays);
  return await ask.run({
    id,
    args: { question },
    place,
    person,
    visibility: 'asker',
    ...seen,
    commands,
    signal: new AbortController().signal,
    progress: () => {},
  });
}
