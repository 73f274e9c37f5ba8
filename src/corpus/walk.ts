import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pMap from 'p-map';
import { compareIds } from '../core/types/document.js';
import type { Skipped } from '../core/types/refresh-record.js';
import { type ArchiveOptions, isArchive, listArchive } from './archive/list-archive.js';
import type { ListingCache } from './archive/listing-cache.js';
import { cleanLine } from './clean.js';
import { extensionOf, ignoredNameReason } from './file-names.js';
import type { FoundFile } from './found-file.js';
import { limits } from './limits.js';
import { tooLarge } from './size.js';
import { type SkipReason, skipReasonOf } from './skip-reason.js';
import { reasonOf } from './unreadable.js';

export interface Walk {
  /** Sorted by id. */
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}

export interface WalkOptions extends ArchiveOptions {
  readonly signal?: AbortSignal | undefined;
  /** What archives held when they were last listed. */
  readonly listings?: ListingCache | undefined;
}

/**
 * Every file below `root` (a real path) that may be read, at any depth, and what is left out with its reason. Nothing
 * is opened but folders and, for their lists, archives; nothing hidden and no link is entered.
 * @throws what the operating system throws if `root` itself cannot be listed, and the signal's reason.
 */
export async function walk(root: string, options: WalkOptions): Promise<Walk> {
  const files: FoundFile[] = [];
  const skipped: Skipped[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    options.signal?.throwIfAborted();
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(join(root, folder), { encoding: 'buffer', withFileTypes: true });
    } catch (error) {
      if (folder === '') throw error;
      skipped.push({ file: shown(folder), reason: `folder ${reasonOf(error)}`, isFault: true });
      continue;
    }
    const below = folder === '' ? '' : `${folder}/`;
    await pMap(
      entries,
      async (entry) => {
        const id = below + entry.name.toString();
        const verdict = await judge(root, id, entry, options);
        if (verdict === 'enter') folders.push(id);
        else if ('reason' in verdict) skipped.push({ file: shown(id), ...verdict });
        else if (!isArchive(id)) files.push(verdict);
        else {
          const inside = await insideOf(verdict, options);
          files.push(...inside.files);
          skipped.push(...inside.skipped);
        }
      },
      { concurrency: limits.openFiles },
    );
  }
  return {
    files: files.sort((a, b) => compareIds(a.id, b.id)),
    skipped: skipped.sort((a, b) => compareIds(a.file, b.file)),
  };
}

/** What is in an archive; where it cannot be told, why. */
async function insideOf(archive: FoundFile, { listings, ...options }: WalkOptions): Promise<Walk> {
  try {
    return await (listings === undefined ? listArchive(archive, options) : listings.list(archive, options));
  } catch (error) {
    return { files: [], skipped: [{ file: archive.id, reason: reasonOf(error), isFault: true }] };
  }
}

/** A file to read, 'enter' for a folder to walk, or why it is left out. */
async function judge(
  root: string,
  id: string,
  entry: Dirent<Buffer>,
  options: WalkOptions,
): Promise<FoundFile | 'enter' | SkipReason> {
  const name = entry.name.toString();
  if (!isUtf8(entry.name)) return { reason: 'its name is not valid UTF-8' };
  const leftOut = ignoredNameReason(name, entry.isDirectory());
  if (leftOut !== undefined) return { reason: leftOut };
  if (entry.isDirectory()) return 'enter';
  if (entry.isSymbolicLink()) return { reason: await reasonOfLink(root, id) };
  if (!entry.isFile()) return { reason: specialKind(entry) };
  const extension = extensionOf(name);
  if (!isArchive(name) && !options.isRead(extension)) return skipReasonOf(extension);
  const path = join(root, id);
  try {
    const found = await lstat(path, { bigint: true });
    if (!found.isFile()) return { reason: 'was replaced while it was read' };
    if (!isArchive(name) && found.size > options.maxFileBytes)
      return { reason: tooLarge(Number(found.size), options.maxFileBytes), isFault: true };
    const { dev: device, ino: inode, mtimeNs: modifiedNs } = found;
    return { id, path, device, inode, modifiedNs, bytes: Number(found.size) };
  } catch (error) {
    return { reason: reasonOf(error), isFault: true };
  }
}

/** No link is followed: what one inside the folder points to is read under its own name, and once. */
async function reasonOfLink(root: string, id: string): Promise<string> {
  let target: string;
  try {
    target = await realpath(join(root, id));
  } catch {
    return 'a link that leads nowhere';
  }
  const below = relative(root, target);
  const leaves = below === '..' || below.startsWith(`..${sep}`) || below.startsWith(sep);
  // What it leads to is not named: not everyone who is told of the link may know of that.
  return leaves ? 'a link that leaves the folder' : 'a link within the folder: no link is followed';
}

export function specialKind(entry: Pick<Dirent, 'isFIFO' | 'isSocket'>): string {
  if (entry.isFIFO()) return 'a pipe, not a file';
  if (entry.isSocket()) return 'a socket, not a file';
  return 'a device, not a file';
}

/** A path as it may stand in a report: names are anybody's text. */
function shown(path: string): string {
  return cleanLine(path);
}
