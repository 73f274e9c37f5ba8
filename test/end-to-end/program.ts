import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Terminal } from '../../src/cli/wiring/terminal.js';
import { findProjectFolder } from '../../src/config/config.js';
import { variableNames } from '../../src/config/environment.js';
import { forAllTests, whenDone } from '../support/clean-up.js';
import { defaultConfiguration } from '../support/default-configuration.js';

export const project = findProjectFolder();
export const seeds = join(project, 'seeds');

export type Environment = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, removed with what it is for (`whenDone`). */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'verbatim-')));
  whenDone(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** A copy of the sample corpus that a test may change. */
export function corpusCopy(): string {
  const folder = join(temporaryFolder(), 'corpus');
  cpSync(seeds, folder, { recursive: true });
  return folder;
}

/** The compiled program. */
export const program = join(project, 'dist', 'src', 'main.js');

/** What it is started with: whatever the machine has set or put in .env does not reach it. */
export function environmentOf(env: Environment): Record<string, string> {
  const unset = Object.fromEntries(variableNames.map((name) => [name, '']));
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...unset, ...defaultConfiguration, ...env };
}

export interface Surroundings {
  /** What it reads on standard input, which then ends; absent: nothing. */
  readonly input?: string;
  /** A shell's words that set limits first and then run what follows them (`exec "$@"`). */
  readonly under?: string;
}

/** What a program says while it runs. */
abstract class Running {
  stdout = '';
  stderr = '';
  abstract readonly ended: Promise<Ended>;
  readonly #waiting = new Set<() => void>();
  #hasEnded = false;

  get output(): string {
    return `${this.stdout}\n${this.stderr}`;
  }

  /** Resolves when the program has said it. @throws when it ended without. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const said = what.exec(this.stdout) ?? what.exec(this.stderr);
      if (said !== null) return said;
      if (this.#hasEnded) throw new Error(`ended, and never said ${what}:\n${this.output}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** @returns the address that the line with `ready` names. */
  async ready(): Promise<string> {
    const [line] = await this.says(/^.*\bready\b.*$/mu);
    return /https?:\/\/[^\s,]+/u.exec(line)?.[0] ?? '';
  }

  abstract stop(): Promise<Ended>;

  protected hear(on: 'stdout' | 'stderr', text: string): void {
    this[on] += text;
    this.#resume();
  }

  protected end(code: number | null): Ended {
    this.#hasEnded = true;
    this.#resume();
    return { code, stdout: this.stdout, stderr: this.stderr };
  }

  #resume(): void {
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }
}

/** The compiled program as a process of its own. */
export class Program extends Running {
  readonly ended: Promise<Ended>;
  readonly #process: ChildProcess;

  constructor(args: readonly string[], env: Environment, { input, under }: Surroundings = {}) {
    super();
    const node = [process.execPath, program, ...args];
    const [file = '', ...words] = under === undefined ? node : ['sh', '-c', under, 'sh', ...node];
    this.#process = spawn(file, words, {
      cwd: project,
      env: environmentOf(env),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    this.#process.stdin?.on('error', () => {}).end(input);
    for (const on of ['stdout', 'stderr'] as const)
      this.#process[on]?.setEncoding('utf8').on('data', (text: string) => this.hear(on, text));
    this.ended = new Promise((resolve, reject) => {
      this.#process.once('error', reject);
      this.#process.once('close', (code) => resolve(this.end(code)));
    });
  }

  /** Of its process. */
  get id(): number {
    return this.#process.pid ?? 0;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  async stop(): Promise<Ended> {
    this.signal('SIGTERM');
    return this.ended;
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}

/** The compiled program in the test's process, told to stop by a call instead of a signal. */
export class ProgramInProcess extends Running {
  readonly ended: Promise<Ended>;
  #stop: () => void = () => {};

  constructor(args: readonly string[], env: Environment, input?: string) {
    super();
    const told = new Promise<string>((resolve) => {
      this.#stop = () => resolve('the test');
    });
    this.ended = this.#run(args, env, input, told);
    // Whoever stops it is told.
    this.ended.catch(() => {});
  }

  async stop(): Promise<Ended> {
    this.#stop();
    return this.ended;
  }

  async #run(args: readonly string[], env: Environment, input: string | undefined, told: Promise<string>) {
    const output = (on: 'stdout' | 'stderr') => ({ write: (text: string) => this.hear(on, text) });
    const stderr = output('stderr');
    let code: number | null = null;
    try {
      const { runCommandLine } = await compiled();
      const terminal: Terminal = {
        env: environmentOf(env),
        stdin: Readable.from(input === undefined ? [] : [Buffer.from(input)]),
        stdout: output('stdout'),
        stderr,
        warn: (line) => stderr.write(`${line}\n`),
        log: stderr,
      };
      code = await runCommandLine(args, terminal, () => told);
    } finally {
      this.end(code);
    }
    return this.end(code);
  }
}

/** The bundle that the program is run from. */
async function compiled(): Promise<typeof import('../../src/program.js')> {
  const folder = join(project, 'dist', 'bundle');
  const [name] = readdirSync(folder).filter((file) => /^program-[0-9a-f]+\.cjs$/.test(file));
  return import(pathToFileURL(join(folder, name ?? '')).href);
}

/**
 * Runs a command of the compiled program to its end, in this process: as the program does, without the time that each process
 * takes to load it. With a state of the test's own unless `env` names one. For what a process has of its own (signals, limits, the
 * pipes of a shell) there are `run` and `launch`.
 */
export async function runInProcess(
  args: readonly string[],
  env: Environment = {},
  { input }: Pick<Surroundings, 'input'> = {},
): Promise<Ended> {
  return new ProgramInProcess(args, withState(env), input).ended;
}

/** @returns what gives a state of its own to whatever asks in the seeds, which are indexed there: once for the tests of a file. */
export function indexedSeeds(): () => Environment {
  const made = forAllTests(async () => {
    const state = join(temporaryFolder(), 'state');
    await runInProcess(['index'], { VERBATIM_STATE: state });
    return state;
  });
  return () => {
    const state = join(temporaryFolder(), 'state');
    cpSync(made(), state, { recursive: true });
    return { VERBATIM_STATE: state };
  };
}

/** The same, still running; stopped with what it is for at the latest (`whenDone`). */
export function launchInProcess(args: readonly string[], env: Environment = {}): ProgramInProcess {
  const launched = new ProgramInProcess(args, withState(env));
  whenDone(() => launched.stop().catch(() => {}));
  return launched;
}

/** Runs it in a process of its own. */
export async function run(
  args: readonly string[],
  env: Environment = {},
  surroundings: Surroundings = {},
): Promise<Ended> {
  return launch(args, env, surroundings).ended;
}

/** The same, still running; ended with what it is for at the latest (`whenDone`). */
export function launch(
  args: readonly string[],
  env: Environment = {},
  surroundings: Surroundings = {},
): Program {
  const launched = new Program(args, withState(env), surroundings);
  whenDone(() => launched.kill());
  return launched;
}

function withState(env: Environment): Environment {
  return 'VERBATIM_STATE' in env ? env : { VERBATIM_STATE: join(temporaryFolder(), 'state'), ...env };
}

/** What was said on stderr besides progress, of which a slow machine is told more. */
export function saidBeside(stderr: string): string {
  return stderr.replace(
    /^(?:Opening the index|Looking for (?:passages|sources)\b.*|Checking quotations\b.*|Running \w+|Reading documents\b.*)\n/gmu,
    '',
  );
}
