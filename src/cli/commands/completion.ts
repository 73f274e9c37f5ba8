import { commands } from '../../../commands/index.js';
import { readArguments, typed, UsageError } from '../../adapters/terminal/arguments.js';
import { commandLine } from '../../texts/command-line/index.js';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import type { Terminal } from '../wiring/terminal.js';
import { entriesOf } from './entries.js';
import type { Subcommand } from './subcommand.js';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** `completion SHELL`: a script that completes commands and options, made of their declarations. */
export async function completion(
  argv: readonly string[],
  terminal: Terminal,
  subcommands: Readonly<Record<string, Subcommand>>,
): Promise<number> {
  const { words } = readArguments({}, argv);
  const [shell = ''] = words;
  if (words.length !== 1 || !isShell(shell)) {
    throw new UsageError(
      commandLine.misuse.takesOneWord('completion', Object.keys(scripts), typed(words.join(' '))),
    );
  }
  terminal.stdout.write(scripts[shell](entriesOf(subcommands, commands)));
  return 0;
}

function isShell(word: string): word is keyof typeof scripts {
  return Object.hasOwn(scripts, word);
}
