import { filled, readArguments, typed, UsageError } from './arguments.js';

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

/**
 * The words behind `npm run evaluate --`.
 * @throws {UsageError}
 */
export function readEvaluateArguments(argv: readonly string[]): EvaluateArguments {
  const { values, words } = readArguments(
    {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      quotes: { type: 'string' },
      run: { type: 'string' },
      lang: { type: 'string' },
    },
    argv,
  );
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
