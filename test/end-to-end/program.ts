import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Terminal } from '../../src/cli/wiring/terminal.js';
import { findProjectFolder } from '../../src/config/config.js';
import { variableNames } from '../../src/config/environment.js';
import { whenDone } from '../support/clean-up.js';
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

/** The compiled program as a process of its own. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  readonly #process: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #code: number | null | undefined;

  constructor(args: readonly string[], env: Environment, { input, under }: Surroundings = {}) {
    const node = [process.execPath, program, ...args];
    const [file = '', ...words] = under === undefined ? node : ['sh', '-c', under, 'sh', ...node];
    this.#process = spawn(file, words, {
      cwd: project,
      env: environmentOf(env),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    this.#process.stdin?.on('error', () => {}).end(input);
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#changed();
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
      this.#changed();
    });
    this.ended = new Promise((resolve, reject) => {
      this.#process.once('error', reject);
      this.#process.once('close', (code) => {
        this.#code = code;
        resolve({ code, stdout: this.stdout, stderr: this.stderr });
        this.#changed();
      });
    });
  }

  /** Of its process. */
  get id(): number {
    return this.#process.pid ?? 0;
  }

  get output(): string {
    return `${this.stdout}\n${this.stderr}`;
  }

  /** Resolves when the program has said it. @throws when it ended without. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const said = what.exec(this.stdout) ?? what.exec(this.stderr);
      if (said !== null) return said;
      if (this.#code !== undefined)
        throw new Error(`ended with ${this.#code}, never said ${what}:\n${this.output}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** @returns the address that the line with `ready` names. */
  async ready(): Promise<string> {
    const [line] = await this.says(/^.*\bready\b.*$/mu);
    return /https?:\/\/[^\s,]+/u.exec(line)?.[0] ?? '';
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  async stop(): Promise<Ended> {
    this.signal('SIGTERM');
    return this.ended;
  }

  async kill(): Promise<void> {
    if (this.#code === undefined) this.signal('SIGKILL');
    await this.ended;
  }

  #changed(): void {
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }
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
  const { runCommandLine }: typeof import('../../src/program.js') = await import(
    pathToFileURL(join(project, 'dist', 'src', 'program.js')).href
  );
  const said = { stdout: '', stderr: '' };
  const output = (name: keyof typeof said): Terminal['stdout'] => ({
    write: (text: string) => {
      said[name] += text;
      return true;
    },
  });
  const stderr = output('stderr');
  const code = await runCommandLine(args, {
    env: environmentOf({ VERBATIM_STATE: join(temporaryFolder(), 'state'), ...env }),
    stdin: Readable.from(input === undefined ? [] : [Buffer.from(input)]),
    stdout: output('stdout'),
    stderr,
    warn: (line) => stderr.write(`${line}\n`),
  });
  return { code, ...said };
}

/** The same in a process of its own. */
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
  const launched = new Program(
    args,
    { VERBATIM_STATE: join(temporaryFolder(), 'state'), ...env },
    surroundings,
  );
  whenDone(() => launched.kill());
  return launched;
}

/** What was said on stderr besides progress, of which a slow machine is told more. */
export function saidBeside(stderr: string): string {
  return stderr.replace(
    /^(?:Opening the index|Looking for (?:passages|sources)\b.*|Checking quotations\b.*|Running \w+|Reading documents\b.*)\n/gmu,
    '',
  );
}
