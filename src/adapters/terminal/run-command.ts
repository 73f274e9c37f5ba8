import { randomUUID } from 'node:crypto';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { type AnyCommand, type Options, usageOf } from '../../chat/protocol/command.js';
import { code, heading, type Reply, type ReplyContent, text } from '../../chat/protocol/reply.js';
import { localPerson } from '../local-person.js';
import { UsageError, unknown } from './arguments.js';
import { printOptions, readCommandLine } from './command-line.js';
import { inertLine } from './inert.js';
import { lookOf, type PrintFormat, printReply, readPrintFormat } from './print-reply.js';
import { lateProgress, type Output } from './progress.js';
import { renderReply } from './render.js';

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

/** 0: answered, also when nothing was found; 1: the command failed; 2: the command line was not understood. */
export type ExitCode = 0 | 1 | 2;

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
    if (line.help) {
      io.stdout.write(renderReply(helpOf(command), lookOf(io.stdout)));
      return 0;
    }
    const format = readPrintFormat(options.json === true || line.json, line.exportAs);
    return await dispatchValues(options, command, line.values, format);
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
): Promise<ExitCode> {
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
  return exitCodeOf(reply);
}

/** Words that begin with a dash, and a program's exit code, are the terminal's own; the rest is the declaration's. */
function helpOf(command: AnyCommand): ReplyContent {
  const usage = `${command.name} ${usageOf(command)}`.trim();
  return {
    blocks: [
      heading(usage),
      text(command.description),
      {
        kind: 'table',
        table: {
          columns: [{ title: 'option' }, { title: '' }],
          rows: [
            ...Object.entries({ ...(command.options as Options), ...printOptions }).map(([name, option]) => [
              option.type === 'words' ? name : option.type === 'boolean' ? `--${name}` : `--${name} …`,
              option.type === 'choice'
                ? `${option.description} (${option.choices.join(', ')})`
                : option.description,
            ]),
          ],
        },
      },
      ...command.examples.map((example) => text(code(`${command.name} ${example}`.trim()))),
    ],
  };
}

/** Faults are known by the data that dispatch gives them, for a program and for the exit code alike. */
function exitCodeOf({ data }: Reply): ExitCode {
  if (typeof data !== 'object' || data === null || !('error' in data)) return 0;
  return data.error === 'usage' ? 2 : 1;
}

function misunderstood({ stderr }: TerminalIo, message: string): ExitCode {
  stderr.write(`${inertLine(message)}\n`);
  return 2;
}
