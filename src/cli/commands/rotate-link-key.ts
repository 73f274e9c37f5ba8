import { readConfig } from '../../config/config.js';
import { rotateLinkKeys } from '../../state/link-keys.js';
import { StateError } from '../../state/state-error.js';
import { countOf } from '../../texts/english/units.js';
import type { Terminal } from '../wiring/terminal.js';
import { withState } from '../wiring/with-state.js';

/** `rotate-link-key`: signs links with a new key from now on; those that were given open until they end. */
export async function rotateLinkKey(terminal: Terminal): Promise<number> {
  const config = readConfig(terminal.env);
  if (config.reader.linkKeys.length > 0) {
    terminal.warn(
      'VERBATIM_LINK_KEY signs the links: put a new key before it, with a comma between them, and take the old one away when its links have ended',
    );
    return 2;
  }
  return withState(config, async (state) => {
    if (!state.isLasting) throw new StateError(state.problems[0] ?? 'the state folder cannot be written');
    const count = rotateLinkKeys(config.state.folder, Date.now());
    terminal.stdout.write(
      `Links to quotes are signed with a new key; ${countOf(count, 'key')} in all still open links.\n`,
    );
    return 0;
  });
}
