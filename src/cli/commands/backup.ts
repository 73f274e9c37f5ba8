import { resolve } from 'node:path';
import { readArguments, UsageError } from '../../adapters/terminal/arguments.js';
import { inertText } from '../../adapters/terminal/inert.js';
import { readConfig } from '../../config/config.js';
import { backUp } from '../../state/backup.js';
import { restore as restoreState } from '../../state/restore.js';
import { commandLine } from '../../texts/command-line/index.js';
import { size } from '../../texts/english/units.js';
import type { Terminal } from '../wiring/terminal.js';

const { misuse, printed } = commandLine;

/** `backup FILE`: a consistent copy of the state and its link keys, also while the bot runs. */
export async function backup(argv: readonly string[], terminal: Terminal): Promise<number> {
  const file = readFile('backup', argv);
  const { state, reader } = readConfig(terminal.env);
  const { size: bytes, answers, hasLinkKeys } = await backUp(state.folder, file, Date.now());
  const keys = hasLinkKeys
    ? printed.backup.linkKeys
    : reader.linkKeys.length > 0
      ? printed.backup.linkKeysFromEnvironment
      : printed.backup.noLinkKeys;
  terminal.stdout.write(`${printed.backup.made(inertText(file), size(bytes), answers, keys)}\n`);
  return 0;
}

/** `restore FILE`: puts the state of a backup in the place of the present one, which is kept beside it. */
export async function restore(argv: readonly string[], terminal: Terminal): Promise<number> {
  const file = readFile('restore', argv);
  const { state } = readConfig(terminal.env);
  const { madeAt, aside } = await restoreState(state.folder, file, Date.now());
  terminal.stdout.write(
    [
      printed.backup.restored(new Date(madeAt).toISOString()),
      ...aside.map((path) => printed.backup.keptAside(inertText(path))),
      '',
    ].join('\n'),
  );
  return 0;
}

/** The one word behind the command: a path, absolute then. @throws {UsageError} */
function readFile(command: string, argv: readonly string[]): string {
  const [file, ...more] = readArguments({}, argv).words;
  if (file === undefined || file === '' || more.length > 0) {
    throw new UsageError(misuse.takesOneFile(command));
  }
  return resolve(file);
}
