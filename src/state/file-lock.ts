import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriterLock } from '../core/types/ports.js';
import { acquireExclusively } from './exclusive.js';
import { nameOfError, StateError } from './state-error.js';

/** Two processes that ask in the same instant can refuse each other; asking again a moment later settles it. */
const attempts = 3;
const maxPauseMs = 40;

/** One writer over all processes of this machine. A process that dies holds nothing: the next one gets it at once. */
export class FileLock implements WriterLock {
  readonly #file: string;

  /** @param file Belongs to the lock alone; its folder is made if need be. */
  constructor(file: string) {
    this.#file = file;
  }

  /** @throws {StateError} if the file cannot be used. */
  async tryAcquire(): Promise<(() => Promise<void>) | undefined> {
    try {
      await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
      for (let attempt = 1; ; attempt++) {
        const release = acquireExclusively(this.#file, 0);
        if (release !== undefined) return async () => release();
        if (attempt === attempts) return undefined;
        await sleep(Math.random() * maxPauseMs);
      }
    } catch (cause) {
      throw new StateError(
        `the lock ${this.#file} cannot be used (${nameOfError(cause)}); make its folder writable, ` +
          'or delete it while no Verbatim is running',
        { cause },
      );
    }
  }
}
