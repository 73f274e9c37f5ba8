import { fromBufferPromise, type ZipFile } from 'yauzl';
import { Unreadable } from '../unreadable.js';
import { cutOff, damaged, entriesOf, inflated, locked } from './entries.js';

export interface UnpackOptions {
  /** All entries together, in bytes, by what the archive says and by what really comes out. */
  readonly maxBytes: number;
  /** Whether an entry is wanted; only those are unpacked. */
  readonly isWanted: (name: string) => boolean;
}

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
  const tooMuch = new Unreadable(`unpacks to more than ${Math.round(maxBytes / 1_000_000)} MB`);
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > maxBytes) throw tooMuch;
  const unpacked = new Map<string, Buffer>();
  let left = maxBytes;
  for (const entry of entries) {
    if (!isWanted(entry.fileName)) continue;
    if (unpacked.has(entry.fileName)) throw new Unreadable(`${damaged}: two of its entries have one name`);
    if (entry.isEncrypted()) throw new Unreadable(locked);
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
    throw new Unreadable(cutOff, { cause });
  }
}
