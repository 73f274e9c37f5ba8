import { defined } from '../../core/types/defined.js';
import { commandLine } from '../../texts/command-line/index.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.index;

export interface IndexArguments {
  readonly json: boolean;
  /** Whether the whole index is made anew, whatever has changed. */
  readonly full: boolean;
  /** As typed: relative to the working directory. */
  readonly corpus?: string;
  /** A file of the corpus of which to say how it was read. */
  readonly explain?: string;
}

export const indexFlags = {
  json: { type: 'boolean', description: flags.json },
  full: { type: 'boolean', description: flags.full },
  corpus: { type: 'string', value: 'DIR', description: flags.corpus },
  explain: { type: 'string', value: 'FILE', description: flags.explain },
} as const satisfies Flags;

/**
 * The words behind `npm run index --`.
 * @throws {UsageError}
 */
export function readIndexArguments(argv: readonly string[]): IndexArguments {
  const { values, words } = readArguments(indexFlags, argv);
  const corpus = filled('corpus', values.corpus);
  const explain = filled('explain', values.explain);
  const [word] = words;
  if (word !== undefined) {
    throw new UsageError(misuse.takesNoWords('index', typed(word), misuse.folderIsGivenAs('--corpus')));
  }
  return {
    json: values.json ?? false,
    full: values.full ?? false,
    ...defined({ corpus, explain }),
  };
}
