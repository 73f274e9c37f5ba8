import { onTestFinished } from 'vitest';
import { openState } from '../../src/state/open-state.js';

/** When it is, in tests of the state. */
export const now = Date.UTC(2026, 10, 22, 3, 4, 5);

/** The state in a folder, closed after the test. */
export function opened(folder: string) {
  const state = openState({ folder, now: () => now });
  onTestFinished(() => state.close());
  return state;
}
