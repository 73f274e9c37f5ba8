import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { findProjectFolder } from '../../../src/config/config.js';
import { isPeer } from '../contenders/index.js';
import type { AnswerMessage, CallName, Calls } from './protocol.js';

/** In a few files, as the program is that ships. */
const program = join('dist', 'bench', 'bundle', 'contender-process.js');

/** A contender in a process of its own, so that neither memory nor garbage collection of one falls on another. */
export class RemoteContender {
  readonly name: string;
  readonly startedAt = performance.now();
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  #calls = 0;

  constructor(name: string) {
    this.name = name;
    this.#process = fork(join(findProjectFolder(), program), [name], {
      // Node's own limit would end a peer that needs more; what it takes is measured. Ours runs as it is shipped.
      execArgv: isPeer(name) ? [`--max-old-space-size=${Math.floor((totalmem() / 2 ** 20) * 0.7)}`] : [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process.on('message', ({ number, result, error }: AnswerMessage) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(`${name}: ${error}`));
    });
    this.#process.on('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`${name} ended with ${signal ?? `exit code ${code}`}`));
      }
      this.#waiting.clear();
    });
  }

  call<N extends CallName>(name: N, parameters: Calls[N]['parameters']): Promise<Calls[N]['result']> {
    const number = this.#calls++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: resolve as (result: unknown) => void, reject });
      this.#process.send({ number, name, parameters }, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    await this.call('close', {}).catch(() => {});
    if (this.#process.connected) this.#process.disconnect();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}
