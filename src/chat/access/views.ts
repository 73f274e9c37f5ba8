import type { Person, Place } from '../protocol/place.js';
import { visibleReceipts } from '../protocol/receipts.js';
import type { Visibility } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { narrowedTo } from './narrowed-library.js';
import { type Asking, accessOf, accessWhere, isClosed } from './rule.js';
import { type Sight, Sights } from './sight.js';

/** What a request may see, and services that hold no more than that. */
export interface View {
  readonly sight: Sight;
  readonly services: Services;
}

/** The one way to what a request may see. Nothing is remembered of it, so that a grant which ends stops at once. */
export class Views {
  readonly #services: Services;
  readonly #sights: Sights;

  constructor(services: Services) {
    this.#services = services;
    this.#sights = new Sights(services.library);
  }

  /** @param visibility Who will see the reply. */
  async of(place: Place, person: Person, visibility: Visibility): Promise<View> {
    const { library, settings, receipts, now } = this.#services;
    const access = await accessOf(this.#asking(place, person, visibility), settings);
    const look = () => this.#sights.of(access, settings.access);
    const sight = await look();
    const reader = {
      place,
      personId: person.id,
      includes: sight.includes,
      now: now(),
      retentionDays: settings.retentionDays,
    };
    const narrowed = {
      library: narrowedTo(sight, library, look),
      receipts: visibleReceipts(receipts, reader),
    };
    return { sight, services: { ...this.#services, settings, ...narrowed } };
  }

  /** Without asking anyone: whether the place is open unless it is shared with others. */
  mayBeOpen(place: Place, person: Person, visibility: Visibility): boolean {
    const asking = this.#asking(place, person, visibility);
    return !isClosed(accessWhere('own', asking, this.#services.settings));
  }

  #asking(place: Place, person: Person, visibility: Visibility): Asking {
    return { place, person, visibility, now: this.#services.now() };
  }
}
