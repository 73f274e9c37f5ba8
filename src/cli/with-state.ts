import type { Config } from '../config.js';
import { openState, type State } from '../state/open-state.js';

/** Runs with the state open, and closes it. */
export async function withState<T>(config: Config, run: (state: State) => Promise<T>): Promise<T> {
  const state = openState({ folder: config.state.folder, now: Date.now });
  try {
    return await run(state);
  } finally {
    state.close();
  }
}
