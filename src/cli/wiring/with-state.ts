import type { Config } from '../../config/config.js';
import { dayMs } from '../../core/types/day.js';
import { openState, type State } from '../../state/open-state.js';

/** Runs with the state open, and closes it. */
export async function withState<T>(config: Config, run: (state: State) => Promise<T>): Promise<T> {
  const state = openState({
    folder: config.state.folder,
    now: Date.now,
    corpusFolder: config.corpus.folder,
  });
  try {
    const result = await run(state);
    await forgetOld(config, state);
    return result;
  } finally {
    state.close();
  }
}

/** What the terminal was told is kept no longer than elsewhere, also where no bot ever runs. */
async function forgetOld(
  { state: { retentionDays }, chat }: Config,
  { givenAnswers, watches }: State,
): Promise<void> {
  try {
    await givenAnswers.purge(Date.now() - retentionDays * dayMs);
    await watches.purge(Date.now() - chat.watches.days * dayMs);
  } catch {
    // What was asked for is done; the next one tries again.
  }
}
