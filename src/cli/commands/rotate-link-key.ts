import { readConfig } from '../../config/config.js';
import { rotateLinkKeys } from '../../state/link-keys.js';
import { StateError } from '../../state/state-error.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Terminal } from '../wiring/terminal.js';
import { withState } from '../wiring/with-state.js';

const { linkKey: texts } = commandLine.printed;

/** `rotate-link-key`: signs links with a new key from now on; those that were given open until they end. */
export async function rotateLinkKey(terminal: Terminal): Promise<number> {
  const config = readConfig(terminal.env);
  if (config.reader.linkKeys.length > 0) {
    terminal.warn(texts.isFromEnvironment);
    return 2;
  }
  return withState(config, async (state) => {
    if (!state.isLasting) throw new StateError(state.problems[0] ?? texts.cannotBeKept);
    const count = rotateLinkKeys(config.state.folder, Date.now());
    terminal.stdout.write(`${texts.isRotated(count)}\n`);
    return 0;
  });
}
