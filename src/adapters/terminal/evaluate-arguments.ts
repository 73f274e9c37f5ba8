import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

/** Paths are as typed: relative to the working directory. */
export interface EvaluateArguments {
  readonly corpus: string;
  /** A file of questions to be answered, or of quotes to be checked. */
  readonly input: { readonly kind: 'queries' | 'quotes'; readonly file: string };
  readonly run: string;
  /** ISO 639-1. */
  readonly language?: string;
}

export const evaluateUsage =
  'evaluate --corpus DIR|FILE.jsonl --queries|--quotes FILE.jsonl --run OUT.jsonl [--lang xx]';

export const evaluateFlags = {
  corpus: { type: 'string', value: 'DIR|FILE.jsonl', description: 'The documents' },
  queries: { type: 'string', value: 'FILE.jsonl', description: 'Questions to answer, a line each' },
  quotes: { type: 'string', value: 'FILE.jsonl', description: 'Quotes to check, a line each' },
  run: { type: 'string', value: 'OUT.jsonl', description: 'Where to write what came of it' },
  lang: { type: 'string', value: 'xx', description: 'The questions’ language, instead of detecting it' },
} as const satisfies Flags;

/**
 * The words behind `npm run evaluate --`.
 * @throws {UsageError}
 */
export function readEvaluateArguments(argv: readonly string[]): EvaluateArguments {
  const { values, words } = readArguments(evaluateFlags, argv);
  const [word] = words;
  if (word !== undefined)
    throw new UsageError(`evaluate takes no words, got ${typed(word)}; ${evaluateUsage}`);
  const needed = (name: 'corpus' | 'queries' | 'run') => {
    const value = filled(name, values[name]);
    if (value === undefined) throw new UsageError(`--${name} is missing: ${evaluateUsage}`);
    return value;
  };
  const [queries, quotes] = [filled('queries', values.queries), filled('quotes', values.quotes)];
  if (queries !== undefined && quotes !== undefined) {
    throw new UsageError(`--queries and --quotes are for different files, one at a time: ${evaluateUsage}`);
  }
  const corpus = needed('corpus');
  const input =
    quotes === undefined
      ? { kind: 'queries' as const, file: queries ?? needed('queries') }
      : { kind: 'quotes' as const, file: quotes };
  const files = { corpus, input, run: needed('run') };
  const language = filled('lang', values.lang)?.toLowerCase();
  if (language === undefined) return files;
  if (!/^[a-z]{2}$/.test(language)) {
    throw new UsageError(`--lang must be a language code of two letters such as en, got ${typed(language)}`);
  }
  return { ...files, language };
}
