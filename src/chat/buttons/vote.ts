import { voted } from '../messages/buttons.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';

/** "Helpful" and "Not helpful": one vote a person and answer; the other button changes it. */
export async function handleVote({
  interaction,
  given,
  view: { services },
}: AllowedInteraction): Promise<InteractionResult> {
  const isHelpful = interaction.action === 'helpful';
  const voter = { platform: interaction.place.platform, id: interaction.person.id };
  const { texts } = services.settings;
  const vote = await services.feedback.vote(given.id, voter, isHelpful);
  return toAsker(voted(texts, vote, isHelpful));
}
