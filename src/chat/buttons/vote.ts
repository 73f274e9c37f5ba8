import * as words from '../messages/buttons.js';
import { type Pressed, type Pressing, toPresser } from './pressing.js';

/** "Helpful" and "Not helpful": one vote a person and answer; the other button changes it. */
export async function pressVote({ press, given, view: { services } }: Pressing): Promise<Pressed> {
  const isHelpful = press.action === 'helpful';
  const voter = { platform: press.place.platform, id: press.person.id };
  return toPresser(words.voted(await services.feedback.vote(given.id, voter, isHelpful), isHelpful));
}
