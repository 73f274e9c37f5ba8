import { join } from 'node:path';
import { acquireExclusively } from './exclusive.js';

/** How long to wait for other processes that are opening the database, in ms; each takes a few. */
const openTimeoutMs = 5_000;

/**
 * Held by whoever opens the state's database or puts another in its place: none finds one half made.
 * @returns the release, or undefined where another process has held it for too long.
 */
export function acquireOpenLock(folder: string): (() => void) | undefined {
  return acquireExclusively(join(folder, 'open.lock'), openTimeoutMs);
}
