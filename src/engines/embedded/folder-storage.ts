import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, errorReason } from '../../core/types/error-names.js';
import { DamagedIndexError } from '../../core/types/ports.js';
import { IndexWriteError } from './index-errors.js';
import type { FileWriter, Storage, StoredFile } from './storage.js';

const temporarySuffix = '.new';
/** What an index's files are called; no other file is ever touched. */
const ownNames = /^(?:segment-[0-9a-f]+\.(?:image|documents)|manifest\.json\..*\.new|segment-.*\.new)$/;

/**
 * An index in a folder. Every file is written under a temporary name, synced and renamed, so that a crash leaves the
 * old index; what it left behind besides is cleared away by the next write.
 */
export class FolderStorage implements Storage {
  readonly place: string;
  readonly manifestName: string;
  readonly #folder: string;

  /** @param folder Made if need be; belongs to this index. */
  constructor(folder: string) {
    this.#folder = folder;
    this.place = folder;
    this.manifestName = join(folder, 'manifest.json');
  }

  async readManifest(): Promise<Uint8Array | undefined> {
    return await unlessMissing(this.manifestName, () => readFile(this.manifestName));
  }

  async writeManifest(manifest: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch(() => {});
    // The segments' names must last before the one that needs them.
    await writing(this.#folder, () => syncFolder(this.#folder));
    const writer = await this.create('manifest.json');
    try {
      await writer.append(manifest);
      await writer.finish();
    } catch (error) {
      await writer.abandon();
      throw error;
    }
    await writing(this.#folder, () => syncFolder(this.#folder));
  }

  /** Two files are never at the same place at the same time with the same inode, so a new one always tells. */
  async generation(): Promise<string | undefined> {
    try {
      const { ino, size, mtimeNs } = await stat(this.manifestName, { bigint: true });
      return `${ino}-${size}-${mtimeNs}`;
    } catch {
      return undefined;
    }
  }

  async create(name: string): Promise<FileWriter> {
    const file = join(this.#folder, name);
    const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}${temporarySuffix}`;
    return await writing(this.#folder, async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      return new FolderWriter(this.#folder, file, temporary, await open(temporary, 'wx', 0o600));
    });
  }

  async open(name: string): Promise<StoredFile | undefined> {
    const file = join(this.#folder, name);
    const descriptor = await unlessMissing(file, async () => openSync(file, 'r'));
    return descriptor === undefined ? undefined : new FolderFile(file, descriptor);
  }

  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!ownNames.test(name) || names.has(name)) continue;
      // Some systems refuse while anybody reads it: then a later write clears it away.
      await rm(join(this.#folder, name), { force: true }).catch(() => {});
    }
  }
}

class FolderWriter implements FileWriter {
  readonly #folder: string;
  readonly #file: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;

  constructor(folder: string, file: string, temporary: string, handle: FileHandle) {
    this.#folder = folder;
    this.#file = file;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  async append(bytes: Uint8Array): Promise<void> {
    await writing(this.#folder, async () => {
      for (let written = 0; written < bytes.length; ) {
        written += (await this.#handle.write(bytes, written)).bytesWritten;
      }
    });
  }

  async finish(): Promise<void> {
    await writing(this.#folder, async () => {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporary, this.#file);
    });
  }

  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#temporary, { force: true }).catch(() => {});
  }
}

/** Stays open as long as it is read, so that it can be even when it has been removed. */
class FolderFile implements StoredFile {
  readonly name: string;
  readonly size: number;
  readonly #descriptor: number;
  #isOpen = true;

  constructor(name: string, descriptor: number) {
    this.name = name;
    this.#descriptor = descriptor;
    this.size = fstatSync(descriptor).size;
  }

  read(position: number, length: number): Uint8Array<ArrayBuffer> {
    // By then the descriptor may be another file's.
    if (!this.#isOpen) throw new Error(`the index file ${this.name} is read after its reader was closed`);
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const read = this.#readInto(bytes, done, position + done);
      if (read === 0) throw new DamagedIndexError(this.name, 'is cut off');
      done += read;
    }
    return bytes;
  }

  close(): void {
    this.#isOpen = false;
    closeSync(this.#descriptor);
  }

  #readInto(bytes: Uint8Array, from: number, position: number): number {
    try {
      return readSync(this.#descriptor, bytes, from, bytes.length - from, position);
    } catch (cause) {
      throw new DamagedIndexError(this.name, `cannot be read (${errorReason(cause)})`, { cause });
    }
  }
}

/** Makes renames last over a power cut. Windows cannot do that with folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** undefined where the file is not there. @throws {DamagedIndexError} where it cannot be read. */
async function unlessMissing<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw new DamagedIndexError(file, `cannot be read (${errorReason(cause)})`, { cause });
  }
}

/** @throws {IndexWriteError} whatever `write` throws. */
async function writing<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw new IndexWriteError(folder, cause);
  }
}
