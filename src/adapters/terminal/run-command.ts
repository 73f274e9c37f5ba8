import { randomUUID } from 'node:crypto';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { AnyCommand } from '../../chat/protocol/command.js';
import type { Reply } from '../../chat/protocol/reply.js';
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
  /** Prints `Reply.data` instead of the reply; `--json` among `argv` asks for the same. */
  readonly json?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * 0: answered, also when nothing was found; 1: the command failed; 2: the command line was not understood; 3: asked for by
 * `--exit-code`, a check does not pass.
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
    const reply = await dispatchValues(options, command, line.values, format);
    return exitCodeOf(reply, line.exitCode);
  } catch (error) {
    if (error instanceof UsageError) return misunderstood(io, `${command.name}: ${error.message}`);
    throw error;
  }
}

async function dispatchValues(
  { dispatcher, io, signal }: RunCommandOptions,
  command: AnyCommand,
  values: ReturnType<typeof readCommandLine>['values'],
  format: PrintFormat,
): Promise<Reply> {
  const prepared = dispatcher.prepare({
    id: randomUUID(),
    command: command.name,
    input: { kind: 'values', values },
    place: { platform: 'terminal', kind: 'local' },
    person: localPerson(),
  });
  const progress = lateProgress(io.stderr, { label: `Running ${command.name}`, done: 0, total: 0 });
  const running = prepared.run({
    ...(signal === undefined ? {} : { signal }),
    onProgress: progress.report,
  });
  const { reply, delivered } = await running.finally(progress.end);
  printReply(reply, io.stdout, format);
  await delivered({ kind: 'posted' });
  return reply;
}

/** Faults are known by the data that dispatch gives them, for a program and for the exit code alike. */
function exitCodeOf({ data }: Reply, tellsChecks: boolean): ExitCode {
  if (typeof data !== 'object' || data === null) return 0;
  if ('error' in data) return data.error === 'usage' ? 2 : 1;
  return tellsChecks && 'passes' in data && data.passes === false ? 3 : 0;
}

function misunderstood({ stderr }: TerminalIo, message: string): ExitCode {
  stderr.write(`${inertLine(message)}\n`);
  return 2;
}
