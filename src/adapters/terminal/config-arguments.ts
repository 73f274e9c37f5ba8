import { commandLine } from '../../texts/command-line/index.js';
import { type Flags, readArguments, typed, UsageError } from './arguments.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.config;

export interface ConfigArguments {
  readonly what: (typeof configWords)[number];
  readonly json: boolean;
}

export const configWords = ['check', 'show'] as const;
export const configFlags = {
  json: { type: 'boolean', description: flags.json },
} as const satisfies Flags;

/**
 * The words behind `npm run verbatim -- config`.
 * @throws {UsageError}
 */
export function readConfigArguments(argv: readonly string[]): ConfigArguments {
  const { values, words } = readArguments(configFlags, argv);
  const what = configWords.find((word) => word === words[0]);
  if (what === undefined || words.length > 1) {
    throw new UsageError(misuse.takesOneWord('config', configWords, typed(words.join(' '))));
  }
  return { what, json: values.json ?? false };
}
