import { commands } from '../commands/index.js';
import { typed, UsageError, unknown } from './adapters/terminal/arguments.js';
import { AdapterError } from './chat/protocol/adapter.js';
import { entriesOf } from './cli/commands/entries.js';
import { asksForHelp, help, helpOf } from './cli/commands/help.js';
import { subcommands } from './cli/commands/subcommands.js';
import { whenOrphaned } from './cli/wiring/orphaned.js';
import type { Terminal } from './cli/wiring/terminal.js';
import { version } from './cli/wiring/version.js';
import { ConfigError, loadDotenv } from './config/config.js';
import { CorpusError, EngineError } from './core/types/ports.js';
import { FaultyInput } from './evaluation/faulty-input.js';
import { ModelError } from './meaning/model/model-error.js';
import { TableError } from './meaning/piece-table.js';
import { StateError } from './state/state-error.js';
import { commandLine } from './texts/command-line/index.js';

const { misuse } = commandLine;

async function main(
  [name, ...argv]: readonly string[],
  terminal: Terminal,
  stopped: () => Promise<string>,
): Promise<number> {
  const entries = entriesOf(subcommands, commands);
  if (name === '--version' || name === '-V') {
    terminal.stdout.write(`${version}\n`);
    return 0;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  const asked = isHelp ? argv[0] : name;
  if (isHelp && asked === undefined) {
    terminal.stdout.write(help(entries));
    return 0;
  }
  const names = entries.map((one) => one.name);
  if (asked === undefined) throw new UsageError(misuse.commandMissing(names));
  const entry = entries.find((one) => one.name === asked);
  if (entry === undefined) {
    throw new UsageError(misuse.commandUnknown(unknown('command', asked, names), names));
  }
  if (isHelp || asksForHelp(argv)) {
    terminal.stdout.write(helpOf(entry));
    return 0;
  }
  return runEntry(entry.name, argv, terminal, stopped);
}

async function runEntry(
  name: string,
  argv: readonly string[],
  terminal: Terminal,
  stopped: () => Promise<string>,
): Promise<number> {
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  // One that is called by its name alone has no words to read: a slip of the fingers must not start the bot.
  const [extra] = argv;
  if (subcommand?.usage === name && extra !== undefined) {
    throw new UsageError(misuse.takesNothing(name, typed(extra)));
  }
  loadDotenv();
  if (subcommand !== undefined) return subcommand.run(argv, terminal, stopped);
  const { run } = await import('./cli/wiring/run.js');
  return run(name, argv, terminal);
}

/** What the process ends with where an error is expected, so that its message says all: 2 for what was typed, written or given. */
function exitCodeOf(error: unknown): 1 | 2 | undefined {
  if ([AdapterError, StateError, ModelError, TableError].some((kind) => error instanceof kind)) return 1;
  const isGiven = [UsageError, ConfigError, CorpusError, EngineError, FaultyInput];
  return isGiven.some((kind) => error instanceof kind) ? 2 : undefined;
}

/** The signal that asks the process to stop; a second one ends it at once. */
function toldToStop(): Promise<string> {
  return new Promise((resolve) => {
    whenOrphaned(process.env, () => resolve('npm ended'));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(signal);
      });
    }
  });
}

/**
 * Runs a command as it was typed.
 * @param stopped Called by what runs until it is told to stop: resolves then, with why.
 * @returns the exit code: 0 done, 1 a failure, 2 a fault in what was typed, written or given, 3 a check that found something.
 * @throws a fault of the program's own.
 */
export async function runCommandLine(
  argv: readonly string[],
  terminal: Terminal,
  stopped = toldToStop,
): Promise<number> {
  try {
    return await main(argv, terminal, stopped);
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    terminal.warn(error.message);
    return code;
  }
}

/** Runs the command that was typed, and sets the process's exit code. */
export async function runProgram(): Promise<void> {
  const terminal: Terminal = {
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    warn: (line) => process.stderr.write(`${line}\n`),
  };
  // A reader that closes the pipe early (`| head -1`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
  // A library that still tries to connect, told to stop meanwhile, must not hold the process.
  if (process.argv[2] === 'start' || process.argv[2] === 'mcp') process.exit();
}
