import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SentenceVector } from '../../core/types/sentence-encoder.js';
import type { EncodeCall, ProcessMessage } from './process-messages.js';

/** Why a process is of no use: `problem` for an operator, and whether another one would fare no better. */
export interface ProcessEnd {
  readonly problem: string;
  readonly isFinal: boolean;
}

export interface ModelProcessOptions {
  /** The folder of the model. */
  readonly folder: string;
  /** What the process runs; absent: the program of this project. */
  readonly program?: string;
}

/** Beside this module; where that runs from source, as in tests, what was compiled of it. */
function compiledProgram(): string {
  const [beside = '', built = ''] = ['./program.js', '../../../dist/src/meaning/model/program.js'].map(
    (path) => fileURLToPath(new URL(path, import.meta.url)),
  );
  return existsSync(beside) ? beside : built;
}

/**
 * A model in a process of its own: native code that fails takes nothing else with it, and its memory is given back when
 * it ends. It does not keep the program that started it from ending.
 */
export class ModelProcess {
  readonly #child: ChildProcess;
  /** Of the call that it is at. */
  #settle: ((vector: SentenceVector | undefined) => void) | undefined;
  #nextId = 0;
  #problem: ProcessEnd | undefined;
  /** Resolves with the length of its vectors, and never where it ends before. */
  readonly ready: Promise<number>;
  /** Resolves when it has ended; a call that it was at is never answered then. */
  readonly ended: Promise<ProcessEnd>;

  constructor({ folder, program = compiledProgram() }: ModelProcessOptions) {
    this.#child = fork(program, [folder], {
      // Where the tokens stand. What Windows cannot do without libuv adds by itself.
      env: {},
      execArgv: [],
      serialization: 'advanced',
      // A runtime writes what it likes there.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.unref();
    this.ready = new Promise((resolve) => {
      this.#child.on('message', (message) => {
        const told = message as ProcessMessage;
        if (told.kind === 'ready') resolve(told.dimensions);
        else if (told.kind === 'unusable') this.#problem ??= { problem: told.problem, isFinal: true };
        else if (told.id === this.#nextId - 1)
          this.#answer(told.kind === 'encoded' ? told.vector : undefined);
      });
    });
    this.ended = new Promise((resolve) => {
      const end = (problem: string) => resolve(this.#problem ?? { problem, isFinal: false });
      this.#child.on('error', ({ message }) =>
        end(`the sentence model’s process cannot be started: ${message}`),
      );
      this.#child.on('close', (code, signal) =>
        end(`the sentence model’s process ended (${signal ?? `exit code ${code}`})`),
      );
    });
    this.hold(false);
  }

  /** Makes a vector of a text; one at a time. */
  encode(text: string): Promise<SentenceVector | undefined> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      // One that has ended is told of by its end.
      this.#child.send({ id: this.#nextId++, text } satisfies EncodeCall, () => {});
    });
  }

  /** @param isWaiting Whether the program that started it waits for it, so that it may not end meanwhile. */
  hold(isWaiting: boolean): void {
    if (isWaiting) this.#child.channel?.ref();
    else this.#child.channel?.unref();
  }

  /** @param problem Why, for an operator. */
  end(problem?: string): void {
    if (problem !== undefined) this.#problem ??= { problem, isFinal: false };
    this.#child.kill('SIGKILL');
  }

  #answer(vector: SentenceVector | undefined): void {
    this.#settle?.(vector);
    this.#settle = undefined;
  }
}
