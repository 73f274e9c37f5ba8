import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { list } from 'tar';
import { openPromise } from 'yauzl';
import { errorCode, errorMessage } from '../../core/types/error-names.js';
import { ModelError } from './model-error.js';

/** A file of a folder or an archive that somebody brings a model in. */
export interface BundledFile {
  /** Its path, with `/`. */
  readonly path: string;
  /** As the archive says. */
  readonly bytes: number;
}

/** A folder or an archive: what lies in it, and how it is read. */
export interface Bundle {
  readonly files: readonly BundledFile[];
  /** Hands the bytes of one file over. @throws {ModelError} if the archive is damaged. */
  read(path: string, take: (bytes: Readable) => Promise<void>): Promise<void>;
}

/** A folder or archive with more files than this holds no single model. */
const maxFiles = 5_000;

/** @param source A folder, a zip or jar, or a tar, gzipped or not; told by what it is, not by its name. @throws {ModelError} */
export async function openBundle(source: string): Promise<Bundle> {
  try {
    if (statSync(source).isDirectory()) return folderBundle(source);
    const magic = await firstBytes(source);
    return await (magic.subarray(0, 2).toString('latin1') === 'PK' ? zipBundle(source) : tarBundle(source));
  } catch (error) {
    throw error instanceof ModelError ? error : unreadable(source, error);
  }
}

function folderBundle(folder: string): Bundle {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), bytes: statSync(path).size }));
  refuseMany(files, folder);
  return { files, read: (path, take) => take(createReadStream(join(folder, path))) };
}

async function zipBundle(file: string): Promise<Bundle> {
  const files: BundledFile[] = [];
  const zip = await openPromise(file, { autoClose: false });
  try {
    for await (const { fileName, uncompressedSize } of zip.eachEntry()) {
      if (!fileName.endsWith('/')) files.push({ path: fileName, bytes: uncompressedSize });
      refuseMany(files, file);
    }
  } finally {
    zip.close();
  }
  const read = async (path: string, take: (bytes: Readable) => Promise<void>) => {
    const again = await openPromise(file, { autoClose: false });
    try {
      for await (const entry of again.eachEntry()) {
        if (entry.fileName === path) return await take(await again.openReadStreamPromise(entry));
      }
      throw new ModelError(`${file} holds no ${path}`);
    } catch (error) {
      throw error instanceof ModelError ? error : unreadable(file, error);
    } finally {
      again.close();
    }
  };
  return { files, read };
}

async function tarBundle(file: string): Promise<Bundle> {
  const files: BundledFile[] = [];
  await list({
    file,
    strict: true,
    onReadEntry: ({ type, path, size }) => {
      if (type === 'File') files.push({ path, bytes: size });
    },
  });
  refuseMany(files, file);
  const read = async (path: string, take: (bytes: Readable) => Promise<void>) => {
    const taken: Promise<void>[] = [];
    await list({
      file,
      strict: true,
      onReadEntry: (entry) => {
        // The library's stream is one of Node's in all that is used here.
        if (entry.type === 'File' && entry.path === path) taken.push(take(entry as unknown as Readable));
      },
    });
    await Promise.all(taken);
  };
  return { files, read };
}

function refuseMany(files: readonly BundledFile[], source: string): void {
  if (files.length > maxFiles) throw new ModelError(`${source} holds more than ${maxFiles} files`);
}

async function firstBytes(file: string): Promise<Buffer> {
  for await (const piece of createReadStream(file, { end: 3 })) return piece as Buffer;
  throw new ModelError(`${file} is empty`);
}

function unreadable(source: string, cause: unknown): ModelError {
  const code = errorCode(cause);
  if (code === 'ENOENT') return new ModelError(`there is no ${source}`, { cause });
  const why = code?.startsWith('E') ? code : errorMessage(cause);
  return new ModelError(`${source} is no folder, zip, jar or tar that can be read (${why})`, { cause });
}
