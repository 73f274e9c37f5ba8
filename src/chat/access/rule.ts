import { defined } from '../../core/types/defined.js';
import { type Grant, hasEnded } from '../protocol/grants.js';
import type { Location, Person, Sharing } from '../protocol/location.js';
import type { Visibility } from '../protocol/reply.js';
import { type ChatSettings, settingsOf } from '../protocol/settings.js';

/** A request, as far as it decides what may be seen. */
export interface AccessRequest {
  readonly place: Location;
  readonly person: Pick<Person, 'roles'>;
  /** Who will see the reply. */
  readonly visibility: Visibility;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a request may see, by names of collections. */
export interface Access {
  /** [] where nothing is granted: the place is closed. */
  readonly granted: 'all' | readonly string[];
  /** What the channel is configured to search of it; absent: all of it. */
  readonly only?: readonly string[];
}

/**
 * What a request may see. The platform is asked whether the place is shared with others only where that decides, and
 * no answer counts as shared.
 */
export async function accessOf(asking: AccessRequest, settings: ChatSettings): Promise<Access> {
  const own = accessWhere('own', asking, settings);
  const outside = accessWhere('outside', asking, settings);
  if (isSame(own.granted, outside.granted)) return own;
  const { sharing } = asking.place;
  const told = sharing === undefined ? 'unknown' : await sharing().catch(() => 'unknown' as const);
  return told === 'own' ? own : outside;
}

/** The rule itself: what a request may see in a place that is shared so. */
export function accessWhere(sharing: Sharing, asking: AccessRequest, settings: ChatSettings): Access {
  const { collections: only } = settingsOf(asking.place, settings);
  return { granted: grantedWhere(sharing, asking, settings, only), ...defined({ only }) };
}

export function isClosed({ granted }: Access): boolean {
  return granted !== 'all' && granted.length === 0;
}

/** @param only What the place is configured to search: for programs that ask over MCP that is their grant as well. */
function grantedWhere(
  sharing: Sharing,
  asking: AccessRequest,
  { access: { grants, collections, installable }, platforms }: ChatSettings,
  only: readonly string[] | undefined,
): Access['granted'] {
  const { place } = asking;
  // The operator’s own machine sees everything.
  if (place.kind === 'local') return 'all';
  const seeing = installable?.get(place.platform);
  if (grants.length === 0 && seeing === undefined) return 'all';
  if (place.platform === 'mcp') return only ?? [];
  // Where channels cannot be shared, nobody else is in them.
  const isOwn = sharing === 'own' || platforms.get(place.platform)?.sharesChannels === false;
  if (isOwn && seeing?.has(place.workspace ?? '')) return 'all';
  const held = grants.filter((grant) => !hasEnded(grant, asking.now) && holds(grant, asking, isOwn));
  return [...collections.keys()].filter((name) => held.some((grant) => grant.collections.includes(name)));
}

/**
 * Whether a grant opens something for this request; when it ends aside.
 * @param isOwn Whether no other organisation reads along.
 */
function holds(grant: Grant, { place, person, visibility }: AccessRequest, isOwn: boolean): boolean {
  if (grant.platform !== place.platform) return false;
  const isInside = 'workspace' in grant && grant.workspace === place.workspace;
  switch (grant.to) {
    case 'workspace':
      return isInside && isOwn;
    case 'channel':
      // In a shared channel the other organisation’s people come from a workspace of theirs.
      return (
        place.kind === 'channel' &&
        grant.channel === place.channel &&
        (isInside ? isOwn || grant.shared : grant.shared)
      );
    case 'role':
      return (
        isInside && place.kind === 'channel' && visibility === 'asker' && person.roles.includes(grant.role)
      );
    case 'direct-messages':
      return place.kind === 'direct' && place.workspace === undefined;
  }
}

function isSame(a: Access['granted'], b: Access['granted']): boolean {
  return a === b || (a.length === b.length && [...a].every((name, i) => name === b[i]));
}
