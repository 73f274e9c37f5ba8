import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { limits } from './limits.js';
import { tooLarge } from './size.js';
import { Unreadable } from './unreadable.js';
import type { FoundFile } from './walk.js';

// A link put in the file's place is not followed, and a pipe put there does not block. Windows has neither flag.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file that the walk found, all from one version of it, and when that was made (nanoseconds since 1970).
 * @throws {Unreadable} if it is no longer that file, is larger than `maxBytes` or keeps changing; and what the
 *   operating system throws.
 */
export async function readWhole(
  file: FoundFile,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly modifiedNs: bigint }> {
  for (let attempt = 0; attempt < limits.readAttempts; attempt++) {
    const handle = await open(file.path, flags);
    try {
      const before = await handle.stat({ bigint: true });
      if (!before.isFile() || before.dev !== file.device || before.ino !== file.inode) {
        throw new Unreadable('was replaced while it was read');
      }
      const bytes = await readUpTo(handle, Number(before.size), maxBytes);
      const after = await handle.stat({ bigint: true });
      if (before.size === after.size && before.mtimeNs === after.mtimeNs) {
        return { bytes, modifiedNs: before.mtimeNs };
      }
    } finally {
      await handle.close();
    }
  }
  throw new Unreadable('kept changing while it was read');
}

async function readUpTo(handle: FileHandle, expected: number, maxBytes: number): Promise<Uint8Array> {
  if (expected > maxBytes) throw new Unreadable(tooLarge(expected, maxBytes));
  const buffer = Buffer.alloc(expected);
  let length = 0;
  while (length < expected) {
    const { bytesRead } = await handle.read(buffer, length, expected - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
