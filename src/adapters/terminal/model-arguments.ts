import { defined } from '../../core/types/defined.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

export type ModelArguments =
  /** `name` absent: the recommended one, or whatever `from` holds. */
  | { readonly what: 'add'; readonly name?: string; readonly from?: string }
  | { readonly what: 'list'; readonly json: boolean }
  | { readonly what: 'remove'; readonly name: string };

export const modelWords = ['add', 'list', 'remove'] as const;
export const modelUsage = 'model add [NAME] [--from FILE] | list [--json] | remove NAME';

export const modelFlags = {
  from: { type: 'string', value: 'FILE', description: 'Takes the model out of a folder, zip, jar or tar' },
  json: { type: 'boolean', description: 'One JSON object instead of text' },
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
    const got = words.length === 0 ? 'nothing' : typed(words.join(' '));
    throw new UsageError(`model takes add, list or remove and at most one name, got ${got}`);
  }
  const from = filled('from', values.from);
  if (from !== undefined && what !== 'add') throw new UsageError('--from goes with model add alone');
  if (values.json === true && what !== 'list') throw new UsageError('--json goes with model list alone');
  if (what === 'add') {
    return { what, ...defined({ name, from }) };
  }
  if (what === 'list') {
    if (name !== undefined) throw new UsageError(`model list takes no name, got ${typed(name)}`);
    return { what, json: values.json ?? false };
  }
  if (name === undefined) throw new UsageError('model remove takes the name of a model: see model list');
  return { what, name };
}
