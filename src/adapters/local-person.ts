import { userInfo } from 'node:os';
import type { Person } from '../chat/protocol/location.js';

/** Whoever sits at this machine: named as its operating system names them, `you` where it does not. */
export function localPerson(): Person {
  return { id: 'local', name: userName(), roles: [], permissions: [], memberOf: async () => false };
}

function userName(): string {
  try {
    return userInfo().username || 'you';
  } catch {
    // A container may run under a user id that has no name.
    return 'you';
  }
}
