import type { Location } from '../protocol/location.js';
import type { Visibility } from '../protocol/reply.js';
import { type ChatSettings, settingsOf } from '../protocol/settings.js';

/** Who will see the reply to a mention: everyone who could read the mention, unless the person asks for less. */
export function visibilityOfMention(place: Location, asked: boolean | undefined): Visibility {
  return place.kind === 'channel' && asked !== false ? 'channel' : 'asker';
}

/**
 * Who will see a reply: what the person asked for, else what the channel is configured for, else the default.
 * Where nobody reads along (direct messages, this machine) there is only the asker; this machine's page shows what a
 * channel would see to whoever asks for it.
 */
export function decideVisibility(
  place: Location,
  asked: boolean | undefined,
  settings: ChatSettings,
): Visibility {
  if (place.platform === 'web') return asked ? 'channel' : 'asker';
  if (place.kind !== 'channel') return 'asker';
  if (asked !== undefined) return asked ? 'channel' : 'asker';
  return settingsOf(place, settings).visibility;
}
