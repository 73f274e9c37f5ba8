import type { FileHandle } from 'node:fs/promises';
import { readEntry } from './archive/read-entry.js';
import type { FoundFile } from './found-file.js';
import { limits } from './limits.js';
import { isStill, withFound } from './open-found.js';
import { tooLarge } from './size.js';
import { Unreadable } from './unreadable.js';

/** The bytes of a file, and when they were made, nanoseconds since 1970. */
interface Whole {
  readonly bytes: Uint8Array;
  readonly modifiedNs: bigint;
}

/**
 * The bytes of a file that the walk found, all from one version of it; those in an archive unpacked.
 * @throws {Unreadable} if it is no longer that file, is larger than `maxBytes` or keeps changing; and what the
 *   operating system throws.
 */
export async function readWhole(file: FoundFile, maxBytes: number): Promise<Whole> {
  const { entry, modifiedNs } = file;
  if (entry !== undefined) return { bytes: await readEntry({ ...file, entry }, maxBytes), modifiedNs };
  for (let attempt = 0; attempt < limits.readAttempts; attempt++) {
    const whole = await withFound(file, async (handle, now): Promise<Whole | undefined> => {
      const bytes = await readUpTo(handle, Number(now.size), maxBytes);
      return (await isStill(handle, now)) ? { bytes, modifiedNs: now.mtimeNs } : undefined;
    });
    if (whole !== undefined) return whole;
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
