import { isUtf8 } from 'node:buffer';
import type { Entry } from 'yauzl';
import type { Skipped } from '../../core/types/refresh-record.js';
import { cleanLine } from '../clean.js';
import { extensionOf, ignoredNameReason } from '../file-names.js';
import type { FoundFile } from '../found-file.js';
import { limits } from '../limits.js';
import { withFound } from '../open-found.js';
import { tooLarge } from '../size.js';
import { type SkipReason, skipReasonOf } from '../skip-reason.js';
import { Unreadable } from '../unreadable.js';
import { damaged, entriesOf, locked } from './entries.js';
import { openArchive } from './open-archive.js';

/** The ending of archives whose files are documents of their own: what chats, Notion and Confluence export. */
export const archiveExtension = '.zip';

export function isArchive(name: string): boolean {
  return extensionOf(name) === archiveExtension;
}

export interface ArchiveOptions {
  /** Larger files are left out; unpacked, in bytes. */
  readonly maxFileBytes: number;
  /** All that is read of an archive together, unpacked, in bytes. */
  readonly unpackedBytes: number;
  /** Whether files whose names end so are read; lower case, with the dot, '' for none. */
  readonly isRead: (extension: string) => boolean;
}

/** Of a table of contents so many bytes are read at a time. */
const readAheadBytes = 262_144;

/** What an archive holds. */
export interface ArchiveListing {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}

/**
 * The files in an archive that are read, and those that are left out, by the rules of the walk. Nothing is unpacked.
 * @throws {Unreadable} if the archive as a whole is damaged, locked or unpacks to too much; and what the operating system
 *   throws.
 */
export async function listArchive(archive: FoundFile, options: ArchiveOptions): Promise<ArchiveListing> {
  const entries = await withFound(archive, async (handle, now) =>
    entriesOf(await openArchive(handle, Number(now.size), readAheadBytes), limits.archiveEntries),
  );
  const files = new Map<string, FoundFile>();
  const toRead: Entry[] = [];
  // By name: of a hidden folder one line tells.
  const skipped = new Map<string, SkipReason>();
  for (const entry of entries) {
    const { uncompressedSize: bytes } = entry;
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    const leftOut = judge(entry, name, options);
    if (leftOut !== undefined) {
      const { name: what, ...why } = leftOut;
      skipped.set(what, why);
      continue;
    }
    if (files.has(name)) throw new Unreadable(`${damaged}: two of its entries have one name`);
    files.set(name, { ...archive, id: `${archive.id}/${name}`, bytes, entry: async () => entry });
    toRead.push(entry);
  }
  refuseTooMuch(toRead, options.unpackedBytes);
  return {
    files: [...files.values()],
    skipped: [...skipped].map(([name, why]) => ({ file: cleanLine(`${archive.id}/${name}`), ...why })),
  };
}

/** What is left out, the file or a folder around it, and why; undefined for a file to read. */
function judge(
  entry: Entry,
  name: string,
  { maxFileBytes, isRead }: ArchiveOptions,
): (SkipReason & { readonly name: string }) | undefined {
  const { uncompressedSize } = entry;
  if (name.length > limits.entryPathLength)
    return { name: name.slice(0, 100), reason: 'its path is too long' };
  const parts = name.split('/');
  for (const [depth, part] of parts.entries()) {
    const isFolder = depth < parts.length - 1;
    const reason = part === '' ? 'its path has an empty part' : ignoredNameReason(part, isFolder);
    if (reason !== undefined) return { name: parts.slice(0, depth + 1).join('/'), reason };
  }
  if (isLink(entry)) return { name, reason: 'a link in an archive: no link is followed' };
  if (isArchive(name))
    return { name, reason: 'an archive in an archive: unpack it, or the one around it', isFault: true };
  const extension = extensionOf(name);
  if (!isRead(extension)) return { name, ...skipReasonOf(extension) };
  if (uncompressedSize > maxFileBytes)
    return { name, reason: tooLarge(uncompressedSize, maxFileBytes), isFault: true };
  return undefined;
}

/** Archives made on a Mac have names in UTF-8 and do not say so. */
function nameOf({ fileName, fileNameRaw }: Entry): string {
  const isAscii = fileNameRaw.every((byte) => byte < 0x80);
  return isAscii || !isUtf8(fileNameRaw) ? fileName : fileNameRaw.toString().replaceAll('\\', '/');
}

/** Archives made on Unix keep a file's kind. */
function isLink({ externalFileAttributes }: Entry): boolean {
  const [kinds, link] = [0xf000, 0xa000];
  return ((externalFileAttributes >>> 16) & kinds) === link;
}

function refuseTooMuch(entries: readonly Entry[], maxBytes: number): void {
  if (entries.some((entry) => entry.isEncrypted())) throw new Unreadable(locked);
  const sum = (of: (entry: Entry) => number) => entries.reduce((all, entry) => all + of(entry), 0);
  const bytes = sum(({ uncompressedSize }) => uncompressedSize);
  if (bytes > maxBytes) throw new Unreadable(`unpacks to more than ${Math.round(maxBytes / 1_000_000)} MB`);
  const packed = sum(({ compressedSize }) => compressedSize);
  if (bytes > limits.archiveRatioFrom && bytes > limits.archiveRatio * packed) {
    throw new Unreadable(`unpacks to more than ${limits.archiveRatio} times its size`);
  }
}
