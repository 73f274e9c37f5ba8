import { type Flags, readArguments, typed, UsageError } from './arguments.js';

export interface ConfigArguments {
  readonly what: (typeof configWords)[number];
  readonly json: boolean;
}

export const configWords = ['check', 'show'] as const;
export const configUsage = 'config check|show [--json]';

export const configFlags = {
  json: { type: 'boolean', description: 'One JSON object instead of text' },
} as const satisfies Flags;

/**
 * The words behind `npm run verbatim -- config`.
 * @throws {UsageError}
 */
export function readConfigArguments(argv: readonly string[]): ConfigArguments {
  const { values, words } = readArguments(configFlags, argv);
  const what = configWords.find((word) => word === words[0]);
  if (what === undefined || words.length > 1) {
    const got = words.length === 0 ? 'nothing' : typed(words.join(' '));
    throw new UsageError(`config takes one word, ${configWords.join(' or ')}, got ${got}`);
  }
  return { what, json: values.json ?? false };
}
