import type { Location, Person } from '../../chat/protocol/location.js';
import { localPerson } from '../local-person.js';

/** Who asks over a connection. */
export interface Caller {
  readonly place: Location;
  readonly person: Person;
}

/** A program that somebody at this machine has started. */
export function localCaller(): Caller {
  return { place: { platform: 'mcp', kind: 'local' }, person: localPerson() };
}
