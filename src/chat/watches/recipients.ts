import { defined } from '../../core/types/defined.js';
import { intersect } from '../../core/types/scope.js';
import type { View } from '../access/views.js';
import { anybody, type Location, type Person } from '../protocol/location.js';
import type { Recipient } from '../protocol/proactive-messenger.js';
import type { Visibility } from '../protocol/reply.js';
import type { ChatSettings } from '../protocol/settings.js';
import type { Watch } from '../protocol/watches.js';

export interface Views {
  viewOf(place: Location, person: Person, visibility: Visibility): Promise<View>;
  /** A place that was kept, able again to tell whether others share it. */
  placeAgain(place: Location): Location;
  /** Those in force now. */
  settings(): Pick<ChatSettings, 'platforms'>;
}

/** The place in which somebody reads what they are told by direct message. */
export function directPlaceOf(
  { place }: Pick<Watch, 'place'>,
  { platforms }: Pick<ChatSettings, 'platforms'>,
): Location {
  if (place.kind === 'direct') return place;
  const { platform, workspace } = place;
  const isAlone = platforms.get(platform)?.directMessagesAlone ?? true;
  return { platform, kind: 'direct', ...(isAlone || workspace === undefined ? {} : { workspace }) };
}

/**
 * What somebody may be told of: by direct message what may be seen both there and where it was asked, for who has left a
 * channel still takes messages; in a channel what all may see there.
 */
export async function viewFor(
  recipient: Recipient['kind'],
  watch: Pick<Watch, 'place' | 'isOutside'>,
  person: Person,
  views: Views,
): Promise<View> {
  const asked = askedAt(watch, views);
  if (recipient === 'channel') return views.viewOf(asked, person, 'channel');
  const there = await views.viewOf(asked, person, 'asker');
  if (asked.kind === 'direct') return there;
  const { sharing } = asked;
  const direct = { ...directPlaceOf(watch, views.settings()), ...defined({ sharing }) };
  return both(there, await views.viewOf(direct, person, 'asker'));
}

/** What the asker could see, were they to ask again. */
export function viewOfAsker(
  watch: Pick<Watch, 'place' | 'isOutside' | 'tells'>,
  person: Person,
  views: Views,
): Promise<View> {
  return views.viewOf(askedAt(watch, views), person, watch.tells);
}

/** Somebody of whom only the roles matter that they may no longer have. */
export function withoutRoles({ person }: Pick<Watch, 'person'>): Person {
  return { ...anybody(person.id), name: person.name };
}

function askedAt({ place, isOutside }: Pick<Watch, 'place' | 'isOutside'>, { placeAgain }: Views): Location {
  const again = placeAgain(place);
  return isOutside ? { ...again, sharing: async () => 'outside' } : again;
}

function both(a: View, b: View): View {
  const visibleScope = {
    ...a.visibleScope,
    isClosed: a.visibleScope.isClosed || b.visibleScope.isClosed,
    scope: intersect(a.visibleScope.scope, b.visibleScope.scope),
    includes: (id: string) => a.visibleScope.includes(id) && b.visibleScope.includes(id),
  };
  return { visibleScope, services: a.services };
}
