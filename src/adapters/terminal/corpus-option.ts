import { defined } from '../../core/types/defined.js';
import { commandLine } from '../../texts/command-line/index.js';
import { filled, UsageError } from './arguments.js';

/** A command's arguments, and the folder that `--corpus` names among them. */
export interface WithCorpus {
  /** As typed: relative to the working directory. */
  readonly corpus?: string;
  /** All others. */
  readonly argv: readonly string[];
}

/**
 * Takes `--corpus DIR` or `--corpus=DIR` out of a command's arguments, up to `--`: the folder is needed before the command is known.
 * @throws {UsageError} where it is given twice, or without a folder.
 */
export function takeCorpus(argv: readonly string[]): WithCorpus {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const rest: string[] = [];
  let corpus: string | undefined;
  for (let i = 0; i < end; i++) {
    const [, value] = /^--corpus(?:=(.*))?$/su.exec(argv[i] ?? '') ?? [];
    if (argv[i] !== '--corpus' && value === undefined) {
      rest.push(argv[i] ?? '');
      continue;
    }
    if (corpus !== undefined) throw new UsageError(commandLine.misuse.givenTwice('--corpus'));
    const next = i + 1 < end ? argv[i + 1] : undefined;
    corpus = filled('corpus', value ?? (next?.startsWith('--') === true ? '' : (next ?? '')));
    if (value === undefined) i += 1;
  }
  return { ...defined({ corpus }), argv: [...rest, ...argv.slice(end)] };
}
