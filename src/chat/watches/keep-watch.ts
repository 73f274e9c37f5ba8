import type { Scope } from '../../core/types/scope.js';
import { auditLog } from '../../texts/audit-log.js';
import type { Location, Person } from '../protocol/location.js';
import type { Services } from '../protocol/services.js';
import type { ChatSettings } from '../protocol/settings.js';
import type { WatchAdded } from '../protocol/watches.js';

/** A question that somebody wants to be told of. */
export interface WatchRequest {
  readonly question: string;
  readonly place: Location;
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly tells: 'asker' | 'channel';
  /** Whether all who read along there have read it. */
  readonly isPublic: boolean;
  /** What may be seen by whom it is told to. */
  readonly scope: Scope;
}

/** Where somebody can be told of something later: in a chat, not on this machine nor by a program. */
export function canTell({ platform }: Location, { platforms }: Pick<ChatSettings, 'platforms'>): boolean {
  return platforms.has(platform);
}

/**
 * Keeps a question, unless it has an answer now, or cannot be searched for. The generation is read before it is asked, so
 * that no index that comes meanwhile is missed.
 */
export async function keepWatch(
  { question, place, person, tells, isPublic, scope }: WatchRequest,
  { watches, library, settings, audit, now, newId }: Services,
): Promise<WatchAdded | { readonly kind: 'no-need' }> {
  const generation = await watches.generation();
  const { kind, evidence } = await library.answer(question, { scope, limit: 1 });
  if (kind === 'found' || evidence.unsearchable !== undefined) return { kind: 'no-need' };
  const isOutside = place.kind === 'direct' && ((await place.sharing?.()) ?? 'own') !== 'own';
  const id = newId().slice(0, idLength);
  const watch = { id, question, place, isOutside, person, tells, isPublic, madeAt: now(), generation };
  const added = await watches.add(watch, settings.watches);
  if (added.kind === 'added' && tells === 'channel') {
    const detail = auditLog.watch([id], auditLog.watchEndings.made);
    await audit.append({ at: now(), place, person, action: 'watch', detail });
  }
  return added;
}

/** Of ids that people type; with the person and the place that have to fit, enough. Characters of `Services.newId`. */
const idLength = 10;
