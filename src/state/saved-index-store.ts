import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexStore, SavedIndex } from '../core/ports.js';
import { IndexFileError, readIndexFile, writeIndexFile } from './index-file.js';
import { nameOfError, StateError } from './state-error.js';

const fileName = 'index.jsonl';
const temporarySuffix = '.new';

/**
 * The index of one corpus as one file. A new one is written beside it and renamed over it, so whoever reads has the
 * old one or the new one, whole; a crash leaves the old one.
 *
 * Save only under the corpus's writer lock: saving clears away what a writer that died left behind.
 */
export class SavedIndexStore implements IndexStore {
  readonly #folder: string;
  readonly #file: string;

  /** @param folder Made if need be; belongs to this corpus's index. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, fileName);
  }

  async load(): Promise<{ readonly saved?: SavedIndex; readonly problem?: string }> {
    try {
      const handle = await open(this.#file, 'r');
      try {
        return { saved: await readIndexFile(handle) };
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (isMissing(error)) return {};
      const what = error instanceof IndexFileError ? error.message : `cannot be read (${nameOfError(error)})`;
      return {
        problem: `the saved index ${this.#file} ${what}: it is left alone, and the corpus is read again`,
      };
    }
  }

  /** @throws {StateError} if it could not be written; the old index is still there. */
  async save(saved: SavedIndex): Promise<void> {
    const temporary = `${this.#file}.${process.pid}-${randomBytes(4).toString('hex')}${temporarySuffix}`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const handle = await open(temporary, 'wx', 0o600);
      try {
        await writeIndexFile(handle, saved);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, this.#file);
      await syncFolder(this.#folder);
      await this.#clearAway();
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => {});
      throw new StateError(
        `the index could not be saved in ${this.#folder} (${nameOfError(cause)}); the old one is kept. ` +
          'Make room or make the folder writable, and refresh again',
        { cause },
      );
    }
  }

  /** Two files are never at the same place at the same time with the same inode, so a new one always tells. */
  async generation(): Promise<string | undefined> {
    try {
      const { ino, size, mtimeNs } = await stat(this.#file, { bigint: true });
      return `${ino}-${size}-${mtimeNs}`;
    } catch {
      return undefined;
    }
  }

  async #clearAway(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (name.startsWith(`${fileName}.`) && name.endsWith(temporarySuffix)) {
        await rm(join(this.#folder, name), { force: true });
      }
    }
  }
}

/** Makes the rename last over a power cut. Windows cannot do that with folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
