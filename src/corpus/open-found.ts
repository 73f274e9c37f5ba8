import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { FoundFile } from './found-file.js';
import { Unreadable } from './unreadable.js';

// A link put in the file's place is not followed, and a pipe put there does not block. Windows has neither flag.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens the file that the walk found.
 * @param use Gets it with its size and time as they are now.
 * @throws {Unreadable} if it is no longer that file; and what the operating system throws.
 */
export async function withFound<T>(
  file: Pick<FoundFile, 'path' | 'device' | 'inode'>,
  use: (handle: FileHandle, now: FileVersion) => Promise<T>,
): Promise<T> {
  const handle = await open(file.path, flags);
  try {
    const stats = await handle.stat({ bigint: true });
    if (!stats.isFile() || stats.dev !== file.device || stats.ino !== file.inode) {
      throw new Unreadable('was replaced while it was read');
    }
    return await use(handle, stats);
  } finally {
    await handle.close();
  }
}

/** What tells one version of a file from another. */
export interface FileVersion {
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

/** Whether it is as it was. */
export async function isStill(handle: FileHandle, { size, mtimeNs }: FileVersion): Promise<boolean> {
  const after = await handle.stat({ bigint: true });
  return size === after.size && mtimeNs === after.mtimeNs;
}
