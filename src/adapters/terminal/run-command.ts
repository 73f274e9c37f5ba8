import { randomUUID } from 'node:crypto';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { AnyCommand, Options, Values } from '../../chat/protocol/command.js';
import type { DraftFile } from '../../chat/protocol/drafts.js';
import type { Invocation } from '../../chat/protocol/invocation.js';
import type { Reply } from '../../chat/protocol/reply.js';
import { defined } from '../../core/types/defined.js';
import { localPerson } from '../local-person.js';
import { UsageError, unknown } from './arguments.js';
import { readCommandLine } from './command-line.js';
import { inertLine } from './inert.js';
import { type PrintFormat, printReply, readPrintFormat } from './print-reply.js';
import { lateProgress, type Output } from './progress.js';

export interface TerminalIo {
  /** The answer, and with `json` nothing but one JSON object. */
  readonly stdout: Output;
  /** Progress, and why something could not be understood. */
  readonly stderr: Output;
}

export interface RunCommandOptions {
  readonly dispatcher: Dispatcher;
  /** Without the slash. */
  readonly command: string;
  /** What stands behind the command on the command line. */
  readonly argv: readonly string[];
  readonly io: TerminalIo;
  /** Finds files that are named as drafts; absent: none are. */
  readonly files?: NamedFiles;
  /** Prints `Reply.data` instead of the reply; `--json` among `argv` asks for the same. */
  readonly json?: boolean;
  readonly signal?: AbortSignal;
}

/** The files that words of the command line name. */
export interface NamedFiles {
  /**
   * @param word One argument; `-` is what comes on standard input.
   * @returns undefined where it names no file.
   * @throws {UsageError} where it can be meant for a file alone, and none is there.
   */
  named(word: string): DraftFile | undefined;
}

/**
 * 0: answered, also when nothing was found; 1: the command failed; 2: the command line was not understood, or a file could not be
 * read; 3: something in a file does not pass, or, asked for by `--exit-code`, in what was typed.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** Runs any command of the dispatcher from the terminal, as this machine's moderator. Never throws. */
export async function runCommand(options: RunCommandOptions): Promise<ExitCode> {
  const { dispatcher, argv, io } = options;
  const command = dispatcher.commands.find((candidate) => candidate.name === options.command);
  if (command === undefined) {
    const names = dispatcher.commands.map((candidate) => candidate.name);
    return misunderstood(io, `${unknown('command', options.command, names)}; there are ${names.join(', ')}`);
  }
  try {
    const line = readCommandLine(command, argv);
    const format = readPrintFormat(options.json === true || line.json, line.exportAs);
    const file = line.mayBeFile === undefined ? undefined : options.files?.named(line.mayBeFile);
    const input = { kind: 'values' as const, values: line.values };
    if (file === undefined) {
      const words = await dispatched(options, { command: command.name, input }, format);
      return exitCodeOf(words, line.exitCode);
    }
    const draft = { kind: 'file', file } as const;
    const given = { command: command.name, input: withoutWords(command, line.values), draft };
    return exitCodeOf(await dispatched(options, given, format), true);
  } catch (error) {
    if (error instanceof UsageError) return misunderstood(io, `${command.name}: ${error.message}`);
    throw error;
  }
}

/** The values but for the words, in whose place a draft is given. */
function withoutWords(command: AnyCommand, values: Values): Invocation['input'] {
  const options = Object.entries(command.options as Options);
  const others = options
    .filter(([, { type }]) => type !== 'words')
    .map(([name]) => [name, values[name]] as const);
  return { kind: 'values', values: Object.fromEntries(others) };
}

async function dispatched(
  { dispatcher, io, signal }: RunCommandOptions,
  given: Pick<Invocation, 'input' | 'draft'> & { readonly command: string },
  format: PrintFormat,
): Promise<Reply> {
  const prepared = dispatcher.prepare({
    id: randomUUID(),
    ...given,
    place: { platform: 'terminal', kind: 'local' },
    person: localPerson(),
  });
  const progress = lateProgress(io.stderr, { label: `Running ${given.command}`, done: 0, total: 0 });
  const running = prepared.run({
    ...defined({ signal }),
    onProgress: progress.report,
  });
  const { reply, delivered } = await running.finally(progress.end);
  const aside = asideOf(reply);
  if (aside !== undefined) io.stderr.write(`${inertLine(aside)}\n`);
  if (!isUnreadable(reply.data)) printReply(dispatcher.texts, reply, io.stdout, format);
  await delivered({ kind: 'posted' });
  return reply;
}

/** Faults, and what does not pass, are known by the data that dispatch gives them, for a program and for the exit code alike. */
function exitCodeOf({ data }: Reply, tellsChecks: boolean): ExitCode {
  if (typeof data !== 'object' || data === null) return 0;
  if ('error' in data) return data.error === 'usage' || data.error === 'unreadable' ? 2 : 1;
  return tellsChecks && 'passes' in data && data.passes === false ? 3 : 0;
}

/** What is said beside a reply, on stderr: that there was nothing to check, or why a file could not be read. */
function asideOf({ data }: Reply): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('nothing' in data) return String(data.nothing);
  return isUnreadable(data) ? data.message : undefined;
}

function isUnreadable(data: unknown): data is { readonly message: string } {
  if (typeof data !== 'object' || data === null || !('error' in data)) return false;
  return data.error === 'unreadable' && 'message' in data && typeof data.message === 'string';
}

function misunderstood({ stderr }: TerminalIo, message: string): ExitCode {
  stderr.write(`${inertLine(message)}\n`);
  return 2;
}
