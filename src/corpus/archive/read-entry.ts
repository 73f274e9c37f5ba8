import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import type { FoundFile } from '../found-file.js';
import { isStill, withFound } from '../open-found.js';
import { tooLarge } from '../size.js';
import { Unreadable } from '../unreadable.js';
import { damaged, inflated } from './entries.js';
import { openArchive } from './open-archive.js';

/**
 * The bytes of one file in an archive, unpacked in memory.
 * @throws {Unreadable} if the archive is another one now, or the file is damaged or larger than `maxBytes`; and what the
 *   operating system throws.
 */
export async function readEntry(
  file: FoundFile & { readonly entry: () => Promise<Entry> },
  maxBytes: number,
): Promise<Uint8Array> {
  const { modifiedNs } = file;
  const entry = await file.entry();
  return withFound(file, async (handle, now) => {
    const bytes = await inflated(await openArchive(handle, Number(now.size)), entry, maxBytes);
    // The list that the entry stands in is that of the archive as it was found.
    if (now.mtimeNs !== modifiedNs || !(await isStill(handle, now))) {
      throw new Unreadable('was replaced while it was read');
    }
    if (bytes === undefined) throw new Unreadable(tooLarge(entry.uncompressedSize, maxBytes));
    if (crc32(bytes) !== entry.crc32)
      throw new Unreadable(`${damaged}: its sum is not the one it should have`);
    return bytes;
  });
}
