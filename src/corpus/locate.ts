import type { BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../core/types/error-names.js';
import { type ArchiveOptions, isArchive, listArchive } from './archive/list-archive.js';
import { extensionOf } from './file-names.js';
import type { FoundFile } from './found-file.js';
import { tooLarge } from './size.js';
import { Unreadable } from './unreadable.js';
import { specialKind } from './walk.js';

/**
 * The file of one id below `root` (a real path), by the rules of the walk: nothing hidden and no link on the way to it.
 * @returns undefined if nothing is there.
 * @throws {Unreadable} if it is nothing that would be read; and what the operating system throws.
 */
export async function locate(
  root: string,
  id: string,
  options: ArchiveOptions,
): Promise<FoundFile | undefined> {
  const names = id.split('/');
  // Ids come from the walk, which gives none of these; an id that was tampered with leads nowhere.
  if (names.some((name) => name === '' || name.startsWith('.') || /[\p{Cc}\\]/u.test(name))) return undefined;
  if (names.slice(0, -1).includes('node_modules')) return undefined;
  const { maxFileBytes, isRead } = options;
  let path = root;
  for (const [depth, name] of names.entries()) {
    path = join(path, name);
    const isLast = depth === names.length - 1;
    const found = await statOf(path);
    if (found === undefined) return undefined;
    // What it leads to may be another file’s name, or lie outside: it is not told.
    if (found.isSymbolicLink()) throw new Unreadable(isLast ? 'is a link now' : 'its folder is a link now');
    if (!isLast && found.isFile() && isArchive(name)) {
      const archive = { ...asFound(found), id: names.slice(0, depth + 1).join('/'), path };
      return (await listArchive(archive, options)).files.find((file) => file.id === id);
    }
    if (!isLast) {
      if (!found.isDirectory()) return undefined;
      continue;
    }
    if (found.isDirectory()) throw new Unreadable('is a folder now');
    if (!found.isFile()) throw new Unreadable(`is ${specialKind(found)}`);
    const extension = extensionOf(name);
    if (!isRead(extension)) {
      throw new Unreadable(`is of a file type that is not supported (${extension || 'no extension'})`);
    }
    if (found.size > maxFileBytes) throw new Unreadable(`is ${tooLarge(Number(found.size), maxFileBytes)}`);
    return { ...asFound(found), id, path };
  }
  return undefined;
}

function asFound({ dev: device, ino: inode, mtimeNs: modifiedNs, size }: BigIntStats) {
  return { device, inode, modifiedNs, bytes: Number(size) };
}

async function statOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}
