import type { Location, Person } from '../protocol/location.js';
import { visibleReceipts } from '../protocol/receipts.js';
import type { Visibility } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { narrowedTo } from './narrowed-library.js';
import { accessOf, accessWhere, isClosed } from './rule.js';
import { type VisibleScope, VisibleScopes } from './visible-scope.js';

/** What a request may see, and services that hold no more than that. */
export interface View {
  readonly visibleScope: VisibleScope;
  readonly services: Services;
}

/** The one way to what a request may see. Nothing is remembered of it, so that a grant which ends stops at once. */
export class Views {
  readonly #scopes: VisibleScopes;

  constructor({ library }: Pick<Services, 'library'>) {
    this.#scopes = new VisibleScopes(library);
  }

  /**
   * @param services Those of the request, with the settings that it was read with.
   * @param visibility Who will see the reply.
   */
  async of(services: Services, place: Location, person: Person, visibility: Visibility): Promise<View> {
    const { library, settings, receipts, now } = services;
    const access = await accessOf({ place, person, visibility, now: now() }, settings);
    const look = () => this.#scopes.of(access, settings.access);
    const visibleScope = await look();
    const reader = {
      place,
      personId: person.id,
      includes: visibleScope.includes,
      now: now(),
      retentionDays: settings.retentionDays,
    };
    const narrowed = {
      library: narrowedTo(visibleScope, library, look, settings.texts),
      receipts: visibleReceipts(receipts, reader),
    };
    return { visibleScope, services: { ...services, ...narrowed } };
  }
}

/** Without asking anyone: whether a place is open unless it is shared with others. */
export function mayBeOpen(
  { settings, now }: Pick<Services, 'settings' | 'now'>,
  place: Location,
  person: Person,
  visibility: Visibility,
): boolean {
  return !isClosed(accessWhere('own', { place, person, visibility, now: now() }, settings));
}
