import { localPerson } from '../../adapters/local-person.js';
import { takeCorpus } from '../../adapters/terminal/corpus-option.js';
import { lateProgress } from '../../adapters/terminal/progress.js';
import { runCommand } from '../../adapters/terminal/run-command.js';
import { silent } from '../../chat/protocol/logger.js';
import { type Config, readConfig } from '../../config/config.js';
import { IndexedLibrary } from '../../core/indexed-library.js';
import { defined } from '../../core/types/defined.js';
import type { State } from '../../state/open-state.js';
import { commandLine } from '../../texts/command-line/index.js';
import { draftFiles, makeDispatcher } from './dispatcher-parts.js';
import { type AskedLibrary, libraryForAsking } from './library-for-asking.js';
import { libraryParts, librarySettings } from './library-parts.js';
import { namedFiles } from './named-files.js';
import { linksFromTerminal } from './permalinks.js';
import type { Terminal } from './terminal.js';
import { withState } from './with-state.js';

/** `npm run verbatim -- COMMAND …`: any command that people type in chat, as this machine's moderator. */
export async function run(command: string, typed: readonly string[], terminal: Terminal): Promise<number> {
  const { corpus, argv } = takeCorpus(typed);
  const config = readConfig(terminal.env, defined({ corpus }));
  return withState(config, async (state) => {
    // A refresh compares with what was last indexed; every other command speaks of what the folder holds now.
    const library =
      command === 'refresh'
        ? (await IndexedLibrary.open(await libraryParts(config, state), librarySettings(config))).library
        : await askedLibrary(config, state, terminal);
    // The pages show the configured folder, not one that was named for this command.
    const links = corpus === undefined ? linksFromTerminal(config, state) : undefined;
    const dispatcher = makeDispatcher(
      config,
      { library, state, links, problems: () => state.problems },
      silent,
    );
    const files = namedFiles(() => terminal.stdin, draftFiles(config).extensions);
    return runCommand({ dispatcher, command, argv, io: terminal, files });
  });
}

async function askedLibrary(config: Config, state: State, { stderr, warn }: Terminal): Promise<AskedLibrary> {
  const progress = lateProgress(stderr, {
    label: commandLine.printed.progress.openingIndex,
    done: 0,
    total: 0,
  });
  try {
    const by = `${localPerson().name} (terminal)`;
    return await libraryForAsking(config, state, {
      by,
      warn: (line) => progress.aside(() => warn(line)),
      onProgress: progress.report,
    });
  } finally {
    progress.end();
  }
}
