import { parseText } from '../../chat/dispatch/options.js';
import { exportFormats } from '../../chat/export/export-reply.js';
import { problemWords } from '../../chat/messages/options.js';
import { defined } from '../../core/types/defined.js';
import { commandLine } from '../../texts/command-line/index.js';
import { english } from '../../texts/english/index.js';
import { type Flags, filled, readArguments, typed, UsageError } from './arguments.js';
import { type PrintFormat, readPrintFormat } from './print-reply.js';

const { misuse, subcommands } = commandLine;
const { flags } = subcommands.ask;

export interface AskArguments {
  /** As typed; several words are joined by a space. '' only if given as ''. */
  readonly question: string;
  readonly format: PrintFormat;
  readonly explain: boolean;
  /** As typed: relative to the working directory. */
  readonly corpus?: string;
  readonly source?: string;
  /** Whose words alone are quoted. */
  readonly by?: string;
  /** 1-10. */
  readonly limit?: number;
}

export const askFlags = {
  json: { type: 'boolean', description: flags.json },
  export: { type: 'string', value: 'FORMAT', choices: exportFormats, description: flags.export },
  explain: { type: 'boolean', description: flags.explain },
  corpus: { type: 'string', value: 'DIR', description: flags.corpus },
  source: { type: 'string', value: 'S', description: flags.source },
  by: {
    type: 'string',
    value: 'NAME',
    description: flags.by,
  },
  limit: { type: 'string', value: '1..10', description: flags.limit },
} as const satisfies Flags;

/**
 * The words behind `npm run ask --`.
 * @throws {UsageError}
 */
export function readAskArguments(argv: readonly string[]): AskArguments {
  const { values, words } = readArguments(askFlags, argv);
  const corpus = filled('corpus', values.corpus);
  const { question, source, by } = readWords(words.join(' '), {
    source: filled('source', values.source),
    by: filled('by', values.by),
  });
  const limit = values.limit === undefined ? undefined : readLimit(values.limit);
  if (words.length === 0) {
    throw new UsageError(misuse.questionMissing);
  }
  return {
    question,
    format: readPrintFormat(values.json ?? false, values.export),
    explain: values.explain ?? false,
    ...defined({ corpus, source, by, limit }),
  };
}

/** As in a chat, `source:x` and `by:x` may stand among the words; `public:yes` means nothing where nobody reads along. */
const chatWords = {
  question: { type: 'words', description: () => '' },
  source: { type: 'string', description: () => '' },
  by: { type: 'string', description: () => '' },
  public: { type: 'boolean', description: () => '' },
} as const;

/** What is chosen by name beside the question. */
interface Named {
  readonly source: string | undefined;
  readonly by: string | undefined;
}

/** @throws {UsageError} */
function readWords(words: string, flags: Named): Named & { readonly question: string } {
  const read = parseText(chatWords, words);
  if ('problems' in read) {
    const problems = read.problems.map((problem) => problemWords(english.requests.problems, problem));
    throw new UsageError(problems.join('; '));
  }
  const among = (name: keyof Named) => {
    const value = read.args[name] as string | undefined;
    if (value !== undefined && flags[name] !== undefined) throw new UsageError(misuse.givenTwice(name));
    return value;
  };
  const [source, by] = [among('source'), among('by')];
  // Without such a word among them the words are the question as typed, blanks and all.
  const isPlain = source === undefined && by === undefined && read.args['public'] === undefined;
  const question = isPlain ? words : ((read.args['question'] as string | undefined) ?? '');
  return { question, source: flags.source ?? source, by: flags.by ?? by };
}

function readLimit(text: string): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(limit >= 1 && limit <= 10)) throw new UsageError(misuse.limit(typed(text)));
  return limit;
}
