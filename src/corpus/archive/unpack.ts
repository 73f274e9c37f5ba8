import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Unreadable } from '../unreadable.js';

export interface UnpackOptions {
  /** All entries together, in bytes, by what the archive says and by what really comes out. */
  readonly maxBytes: number;
  /** Whether an entry is wanted; only those are unpacked. */
  readonly isWanted: (name: string) => boolean;
}

/** The part of an entry that stands before its name in the archive, in bytes. */
const localHeaderBytes = 30;

const damaged = 'is a damaged archive';

/**
 * The entries of a zip archive that are wanted, by name. Bytes are counted as they come out, so that an archive which
 * unpacks to too much is given up before any parser sees it.
 * @throws {Unreadable} if it is too large, encrypted, cut off or damaged, or its entries share bytes or names.
 */
export async function unpack(
  bytes: Buffer,
  { maxBytes, isWanted }: UnpackOptions,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await opened(bytes);
  const entries = await entriesOf(zip);
  refuseOverlap(entries);
  const tooMuch = new Unreadable(`unpacks to more than ${Math.round(maxBytes / 1_000_000)} MB`);
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > maxBytes) throw tooMuch;
  const unpacked = new Map<string, Buffer>();
  let left = maxBytes;
  for (const entry of entries) {
    if (!isWanted(entry.fileName)) continue;
    if (unpacked.has(entry.fileName)) throw new Unreadable(`${damaged}: two of its entries have one name`);
    if (entry.isEncrypted()) throw new Unreadable('is encrypted: it opens only with a password');
    const content = await inflated(zip, entry, left);
    if (content === undefined) throw tooMuch;
    left -= content.length;
    unpacked.set(entry.fileName, content);
  }
  return unpacked;
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes);
  } catch (cause) {
    // Every archive ends in its table of contents.
    throw new Unreadable('is cut off: its end is missing', { cause });
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (cause) {
    throw new Unreadable(damaged, { cause });
  }
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

/** @returns undefined where more than `maxBytes` come out. */
async function inflated(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Buffer | undefined> {
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
