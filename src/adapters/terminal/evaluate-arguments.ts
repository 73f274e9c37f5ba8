import { commandLine } from '../../texts/command-line/index.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.evaluate;

/** Paths are as typed: relative to the working directory. */
export interface EvaluateArguments {
  readonly corpus: string;
  /** A file of questions to be answered, or of quotes to be checked. */
  readonly input: { readonly kind: 'queries' | 'quotes'; readonly file: string };
  readonly run: string;
  /** ISO 639-1. */
  readonly language?: string;
}

export const evaluateFlags = {
  corpus: { type: 'string', value: 'DIR|FILE.jsonl', description: flags.corpus },
  queries: { type: 'string', value: 'FILE.jsonl', description: flags.queries },
  quotes: { type: 'string', value: 'FILE.jsonl', description: flags.quotes },
  run: { type: 'string', value: 'OUT.jsonl', description: flags.run },
  lang: { type: 'string', value: 'xx', description: flags.lang },
} as const satisfies Flags;

/**
 * The words behind `npm run evaluate --`.
 * @throws {UsageError}
 */
export function readEvaluateArguments(argv: readonly string[]): EvaluateArguments {
  const { values, words } = readArguments(evaluateFlags, argv);
  const [word] = words;
  if (word !== undefined)
    throw new UsageError(misuse.takesNoWords('evaluate', typed(word), subcommands.evaluate.usage));
  const needed = (name: 'corpus' | 'queries' | 'run') => {
    const value = filled(name, values[name]);
    if (value === undefined) throw new UsageError(misuse.evaluate.missing(`--${name}`));
    return value;
  };
  const [queries, quotes] = [filled('queries', values.queries), filled('quotes', values.quotes)];
  if (queries !== undefined && quotes !== undefined) {
    throw new UsageError(misuse.evaluate.oneAtATime);
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
    throw new UsageError(misuse.evaluate.language(typed(language)));
  }
  return { ...files, language };
}
