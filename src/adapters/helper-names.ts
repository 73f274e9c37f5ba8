import type { Helper } from '../chat/protocol/helpers.js';
import type { Location } from '../chat/protocol/location.js';
import { withDeadline } from '../core/types/deadline.js';

/** What a platform said counts this long, in milliseconds. */
const rememberedMs = 60_000;
/** An answer waits no longer than this for a name, in milliseconds; the next one has it. */
const patienceMs = 1_500;

interface Told {
  readonly name: Promise<string | undefined>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * What helpers are called, asked of the platform when somebody wants to know. There are as many as the configuration names, so
 * that nothing is forgotten for room.
 */
export class HelperNames {
  readonly #ask: (helper: Helper, place: Location) => Promise<string | undefined>;
  readonly #now: () => number;
  readonly #told = new Map<string, Told>();

  /** @param ask Never throws; undefined for one who is not there, and where the platform does not tell. */
  constructor(ask: (helper: Helper, place: Location) => Promise<string | undefined>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** The place, which can then tell what a helper is called there. */
  of(place: Location): Location {
    if (place.kind !== 'channel') return place;
    return { ...place, helperName: (helper, isFresh) => this.#named(helper, place, isFresh) };
  }

  #named(helper: Helper, place: Location, isFresh = false): Promise<string | undefined> {
    const key = [place.workspace, helper.kind, helper.id].join(' ');
    const known = this.#told.get(key);
    if (!isFresh && known !== undefined && this.#now() - known.at < rememberedMs) return soon(known.name);
    const name = this.#ask(helper, place);
    this.#told.set(key, { name, at: this.#now() });
    return soon(name);
  }
}

function soon(name: Promise<string | undefined>): Promise<string | undefined> {
  return withDeadline(name, patienceMs, undefined);
}
