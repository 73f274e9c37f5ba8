import { runCommand } from '../../adapters/terminal/run-command.js';
import { silent } from '../../chat/protocol/logger.js';
import { readConfig } from '../../config/config.js';
import { IndexedLibrary } from '../../core/indexed-library.js';
import { makeDispatcher } from './dispatcher-parts.js';
import { libraryForAsking, libraryParts, librarySettings } from './library-parts.js';
import { linksFromTerminal } from './reader.js';
import type { Terminal } from './terminal.js';
import { withState } from './with-state.js';

/** `npm run verbatim -- COMMAND …`: any command that people type in chat, as this machine's moderator. */
export async function run(command: string, argv: readonly string[], terminal: Terminal): Promise<number> {
  const config = readConfig(terminal.env);
  return withState(config, async (state) => {
    // A refresh compares with what was last indexed; every other command speaks of what the folder holds now.
    const library =
      command === 'refresh'
        ? (await IndexedLibrary.open(await libraryParts(config, state), librarySettings(config))).library
        : await libraryForAsking(config, state, terminal.warn);
    const links = linksFromTerminal(config, state);
    const dispatcher = makeDispatcher(
      config,
      { library, state, links, problems: () => state.problems },
      silent,
    );
    return runCommand({ dispatcher, command, argv, io: terminal });
  });
}
