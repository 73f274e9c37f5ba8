import { voted } from '../messages/buttons.js';
import { type AllowedInteraction, type InteractionResult, toPresser } from './allowed-interaction.js';

/** "Helpful" and "Not helpful": one vote a person and answer; the other button changes it. */
export async function handleVote({
  press,
  given,
  view: { services },
}: AllowedInteraction): Promise<InteractionResult> {
  const isHelpful = press.action === 'helpful';
  const voter = { platform: press.place.platform, id: press.person.id };
  const { texts } = services.settings;
  const vote = await services.feedback.vote(given.id, voter, isHelpful);
  return toPresser(voted(texts, vote, isHelpful));
}
