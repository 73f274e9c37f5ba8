import type { Flag, Flags } from '../../adapters/terminal/arguments.js';
import { terminalOptions } from '../../adapters/terminal/command-line.js';
import { type AnyCommand, type Option, type Options, usageOf } from '../../chat/protocol/command.js';
import { defined } from '../../core/types/defined.js';
import { english } from '../../texts/english/index.js';
import type { Subcommand } from './subcommand.js';

/** What may be typed behind `verbatim`, for help and completion. */
export interface Entry {
  readonly name: string;
  /** With its name. */
  readonly usage: string;
  readonly description: string;
  readonly flags: Flags;
  readonly word?: Subcommand['word'];
  /** With their name. */
  readonly examples: readonly string[];
}

/** Every subcommand, then every command that people type in chat and that is no subcommand. */
export function entriesOf(
  subcommands: Readonly<Record<string, Subcommand>>,
  commands: readonly AnyCommand[],
): readonly Entry[] {
  const others = commands.filter(({ name }) => !Object.hasOwn(subcommands, name));
  return [...Object.entries(subcommands).map(ofSubcommand), ...others.map(ofCommand)];
}

function ofSubcommand([name, { usage, description, flags, word }]: [string, Subcommand]): Entry {
  return {
    name,
    usage,
    description,
    flags: flags ?? {},
    ...defined({ word }),
    examples: [],
  };
}

function ofCommand(command: AnyCommand): Entry {
  const { name, examples } = command;
  const description = command.description(english);
  const options = Object.entries({ ...(command.options as Options), ...terminalOptions(command) });
  return {
    name,
    usage: `${name} ${inTerminal(command)}`.trim(),
    description,
    flags: Object.fromEntries(
      options.filter(([, { type }]) => type !== 'words').map(([key, option]) => [key, flagOf(option)]),
    ),
    examples: examples.map((example) => `${name} ${example}`.trim()),
  };
}

/** What is typed behind the name: where a draft may stand for the words, its file, or `-` for standard input. */
function inTerminal(command: AnyCommand): string {
  const usage = usageOf(command);
  return command.draftForm === undefined ? usage : usage.replace(/^\S+/u, '$&|FILE|-');
}

function flagOf(option: Option): Flag {
  const description = option.description(english);
  if (option.type === 'boolean') return { type: 'boolean', description };
  if (option.type === 'choice') {
    return { type: 'string', value: option.choices.join('|'), choices: option.choices, description };
  }
  return { type: 'string', value: 'TEXT', description };
}
