import { parseArgs } from 'node:util';
import { nearest } from '../../chat/dispatch/nearest.js';
import { errorCode } from '../../core/types/error-names.js';
import { commandLine } from '../../texts/command-line/index.js';
import { inertLine } from './inert.js';

const { misuse } = commandLine;

/** The command line cannot be understood; `message` is one clear line for stderr. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An option of a command line, written `--name` or `--name VALUE`. */
export interface Flag {
  readonly type: 'boolean' | 'string';
  /** One line. */
  readonly description: string;
  /** How help writes its value: a shell completes DIR as a folder and FILE as a file. */
  readonly value?: string;
  /** Everything that its value may be. */
  readonly choices?: readonly string[];
}

export type Flags = Readonly<Record<string, Flag>>;

/** What was typed, in a message: one line, at most 60 characters, inert. */
export function typed(text: string): string {
  const characters = [...inertLine(text)];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('');
}

/** `unknown option --colr (did you mean --color?)` */
export function unknown(kind: string, name: string, known: readonly string[]): string {
  return misuse.unknown(kind, typed(name), nearest(name, known));
}

/**
 * Reads a command line of long options; each may be given once.
 * @throws {UsageError}
 */
export function readArguments<const O extends Readonly<Record<string, Pick<Flag, 'type'>>>>(
  options: O,
  argv: readonly string[],
) {
  try {
    const parsed = parseArgs({
      args: [...argv],
      options,
      strict: true,
      allowPositionals: true,
      tokens: true,
    });
    const names = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw new UsageError(misuse.givenTwice(`--${twice}`));
    return { values: parsed.values, words: parsed.positionals };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(explain(error, Object.keys(options)), { cause: error });
  }
}

/** node:util's errors name the option in quotation marks, and go on with advice over several sentences. */
function explain(error: Error, known: readonly string[]): string {
  const code = errorCode(error);
  const option = /'(-[^']*)'/.exec(error.message)?.[1]?.replace(/ <value>$/, '') ?? '';
  // "-s, --source": the long name says enough.
  const name = option.split(', ').at(-1) ?? option;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const options = known.map((other) => `--${other}`);
    return misuse.optionUnknown(unknown('option', name, options));
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return /does not take/.test(error.message) ? misuse.takesNoValue(name) : misuse.needsValue(name);
  }
  return typed(error.message.split('\n')[0] ?? '');
}

/** @throws {UsageError} for an option that was given without anything in it (`--corpus=`). */
export function filled(name: string, value: string | undefined): string | undefined {
  if (value === '') throw new UsageError(misuse.needsValue(`--${name}`));
  return value;
}
