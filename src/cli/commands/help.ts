import { type AnyCommand, usageOf } from '../../chat/protocol/command.js';
import type { Subcommand } from './subcommands.js';

/** What `--help` prints: every subcommand, and every command that people type in chat. */
export function help(
  subcommands: Readonly<Record<string, Subcommand>>,
  commands: readonly AnyCommand[],
): string {
  const others = commands.filter(({ name }) => !Object.hasOwn(subcommands, name));
  const entries = [
    ...Object.values(subcommands),
    ...others.map((command) => ({
      usage: `${command.name} ${usageOf(command)}`.trim(),
      description: command.description,
    })),
  ];
  return [
    'npm run verbatim -- COMMAND',
    ...entries.map(({ usage, description }) => `  ${usage}\n      ${description}`),
    '  COMMAND --help',
    '      Tells how one is used; --version tells which version this is',
    '',
  ].join('\n');
}

/** Whether `--help` stands among the options, before any `--`. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes('--help');
}
