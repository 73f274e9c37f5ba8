import type { Entry, ZipFile } from 'yauzl';
import { Unreadable } from '../unreadable.js';

/** The part of an entry that stands before its name in the archive, in bytes. */
const localHeaderBytes = 30;

export const damaged = 'is a damaged archive';
export const locked = 'is encrypted: it opens only with a password';
export const cutOff = 'is cut off: its end is missing';

/**
 * What the archive's table of contents lists, in its order.
 * @param max More are refused; default: as many as it says.
 * @throws {Unreadable} if it is damaged, lists more, or its entries share bytes or lead out of it.
 */
export async function entriesOf(zip: ZipFile, max = Infinity): Promise<Entry[]> {
  if (zip.entryCount > max) throw new Unreadable(`holds more than ${max} files`);
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (cause) {
    const leavesIt = /absolute path|relative path/.test(String(cause));
    throw new Unreadable(leavesIt ? `${damaged}: a name in it leads out of it` : damaged, { cause });
  }
  refuseOverlap(entries);
  return entries;
}

/** Bombs name the same packed bytes many times over. */
function refuseOverlap(entries: readonly Entry[]): void {
  let end = 0;
  const inPlace = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const { relativeOffsetOfLocalHeader: start, compressedSize } of inPlace) {
    if (start < end) throw new Unreadable(`${damaged}: its entries overlap`);
    end = start + localHeaderBytes + compressedSize;
  }
}

/** Counted as it comes out. @returns undefined where more than `maxBytes` come. @throws {Unreadable} */
export async function inflated(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      length += piece.length;
      if (length > maxBytes) return undefined;
      pieces.push(piece);
    }
  } catch (cause) {
    throw new Unreadable(`${damaged}: ${entry.fileName} cannot be unpacked`, { cause });
  }
  return Buffer.concat(pieces);
}
