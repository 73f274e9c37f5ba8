import { defined } from '../../core/types/defined.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

export interface IndexArguments {
  readonly json: boolean;
  /** Whether the whole index is made anew, whatever has changed. */
  readonly full: boolean;
  /** As typed: relative to the working directory. */
  readonly corpus?: string;
  /** A file of the corpus of which to say how it was read. */
  readonly explain?: string;
}

export const indexUsage = 'index [--corpus DIR] [--json] [--full] [--explain FILE]';

export const indexFlags = {
  json: { type: 'boolean', description: 'One JSON object instead of text' },
  full: { type: 'boolean', description: 'Opens every file and makes the whole index anew' },
  corpus: { type: 'string', value: 'DIR', description: 'Another folder of documents' },
  explain: { type: 'string', value: 'FILE', description: 'How this file is read, or why it is left out' },
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
    throw new UsageError(`index takes no words, got ${typed(word)}; a folder is given as --corpus DIR`);
  }
  return {
    json: values.json ?? false,
    full: values.full ?? false,
    ...defined({ corpus, explain }),
  };
}
