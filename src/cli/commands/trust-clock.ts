import { readConfig } from '../../config/config.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Terminal } from '../wiring/terminal.js';
import { withState } from '../wiring/with-state.js';

/** `trust-clock`: goes by this machine's clock again, after it had run ahead and was set right. */
export async function trustClock(terminal: Terminal): Promise<number> {
  return withState(readConfig(terminal.env), async ({ latestTime }) => {
    latestTime.forget();
    terminal.stdout.write(`${commandLine.printed.clockTrusted}\n`);
    return 0;
  });
}
