import { defined } from '../../core/types/defined.js';
import { commandLine } from '../../texts/command-line/index.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.model;

export type ModelArguments =
  /** `name` absent: the recommended one, or whatever `from` holds. */
  | { readonly what: 'add'; readonly name?: string; readonly from?: string }
  | { readonly what: 'list'; readonly json: boolean }
  | { readonly what: 'remove'; readonly name: string };

export const modelWords = ['add', 'list', 'remove'] as const;
export const modelFlags = {
  from: { type: 'string', value: 'FILE', description: flags.from },
  json: { type: 'boolean', description: flags.json },
} as const satisfies Flags;

/**
 * The words behind `npm run verbatim -- model`.
 * @throws {UsageError}
 */
export function readModelArguments(argv: readonly string[]): ModelArguments {
  const { values, words } = readArguments(modelFlags, argv);
  const what = modelWords.find((word) => word === words[0]);
  const [, name, extra] = words;
  if (what === undefined || extra !== undefined) {
    throw new UsageError(misuse.model.takes(typed(words.join(' '))));
  }
  const from = filled('from', values.from);
  if (from !== undefined && what !== 'add') throw new UsageError(misuse.model.goesWith('--from', 'add'));
  if (values.json === true && what !== 'list') throw new UsageError(misuse.model.goesWith('--json', 'list'));
  if (what === 'add') {
    return { what, ...defined({ name, from }) };
  }
  if (what === 'list') {
    if (name !== undefined) throw new UsageError(misuse.model.listTakesNoName(typed(name)));
    return { what, json: values.json ?? false };
  }
  if (name === undefined) throw new UsageError(misuse.model.removeTakesName);
  return { what, name };
}
