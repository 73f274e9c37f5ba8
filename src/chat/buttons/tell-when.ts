import { isModerator } from '../access/moderators.js';
import * as buttons from '../messages/buttons.js';
import * as words from '../messages/watches.js';
import type { AnyCommand } from '../protocol/command.js';
import type { ButtonInteraction } from '../protocol/invocation.js';
import { text } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { keepWatch } from '../watches/keep-watch.js';
import { stopWatch } from '../watches/stop-watch.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';
import { askFor } from './go-on.js';

/** "Tell me when": the presser is told of an answer, whoever asked; with the answer, where there is one by now. */
export async function handleTellWhen(
  { interaction, given, view: { visibleScope, services }, viewFor }: AllowedInteraction,
  commands: readonly AnyCommand[],
): Promise<InteractionResult> {
  const { place, person, question } = interaction;
  const { settings } = services;
  const { texts } = settings;
  if (question === undefined) return toAsker(buttons.answerUnknown(texts, settings.retentionDays));
  if (settings.watches.perUser === 0) return toAsker(words.watchesNothing(texts));
  const isPublic = given.visibility === 'channel';
  const wanted = { question, place, person, tells: 'asker', isPublic, scope: visibleScope.scope } as const;
  const kept = await keepWatch(wanted, services);
  switch (kept.kind) {
    case 'full':
      return toAsker(
        words.tooManyWatches(texts, kept.of, settings.watches[kept.of === 'user' ? 'perUser' : 'perChannel']),
      );
    case 'no-need': {
      const everybody = place.kind === 'channel' ? (await viewFor('channel')).visibleScope : visibleScope;
      const sights = { scope: visibleScope.scope, publicScope: everybody.scope };
      const content = await askFor(interaction, { question, ...sights, services }, commands);
      return toAsker({ ...content, blocks: [text(texts.watches.answeredAlready), ...content.blocks] });
    }
    default:
      return toAsker(words.watched(texts, kept.watch, kept.kind === 'added', settings.watches.days));
  }
}

/** "Stop", under a watch: its id stands in the button. */
export async function handleStopWatch(
  { answerId: id, place, person }: ButtonInteraction,
  services: Services,
): Promise<InteractionResult> {
  const mayStopAny = () => isModerator(person, place, services.settings.moderators).catch(() => false);
  return toAsker(await stopWatch(id, { place, person, mayStopAny }, services));
}
