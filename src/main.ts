import { commands } from '../commands/index.js';
import { UsageError, unknown } from './adapters/terminal/arguments.js';
import { AdapterError } from './chat/adapter.js';
import type { Terminal } from './cli/terminal.js';
import { ConfigError, loadDotenv } from './config.js';
import { CorpusError } from './core/ports.js';

type Subcommand = (argv: readonly string[], terminal: Terminal) => Promise<number>;

/**
 * What stands behind `npm run …`; every other word is a command that people type in chat. Each is loaded when it is
 * asked for: a question from the terminal does not wait for the platforms' libraries.
 */
const subcommands: Readonly<Record<string, Subcommand>> = {
  start: async (_argv, terminal) => {
    const stopped = toldToStop();
    const { start } = await import('./cli/start.js');
    return start(terminal, stopped);
  },
  ask: async (argv, terminal) => (await import('./cli/ask.js')).ask(argv, terminal),
  index: async (argv, terminal) => (await import('./cli/index-command.js')).index(argv, terminal),
  manifest: async (argv, terminal) => (await import('./cli/manifest.js')).manifest(argv, terminal),
  doctor: async (_argv, terminal) => (await import('./cli/doctor.js')).doctor(terminal),
  table: async (_argv, terminal) => (await import('./cli/table.js')).table(terminal),
};

async function main([name, ...argv]: readonly string[], terminal: Terminal): Promise<number> {
  loadDotenv();
  const names = [...new Set([...Object.keys(subcommands), ...commands.map((command) => command.name)])];
  if (name === undefined) throw new UsageError(`a command is missing: one of ${names.join(', ')}`);
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (subcommand !== undefined) return subcommand(argv, terminal);
  if (!names.includes(name)) {
    throw new UsageError(`${unknown('command', name, names)}; there are ${names.join(', ')}`);
  }
  const { run } = await import('./cli/run.js');
  return run(name, argv, terminal);
}

/** The signal that asks the process to stop; a second one ends it at once. */
function toldToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(signal);
      });
    }
  });
}

const terminal: Terminal = {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  warn: (line) => process.stderr.write(`${line}\n`),
};

// A reader that closes the pipe early (`| head -1`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2), terminal);
} catch (error) {
  const isExpected =
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof CorpusError ||
    error instanceof AdapterError;
  if (!isExpected) throw error;
  terminal.warn(error.message);
  process.exitCode = error instanceof AdapterError ? 1 : 2;
}
