import type { Person, Place } from '../../chat/protocol/place.js';
import { localPerson } from '../local-person.js';

/** Who asks over a connection. */
export interface Caller {
  readonly place: Place;
  readonly person: Person;
}

/** A program that somebody at this machine has started. */
export function localCaller(): Caller {
  return { place: { platform: 'mcp', kind: 'local' }, person: localPerson() };
}
