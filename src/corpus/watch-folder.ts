import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { errorCode } from '../core/types/error-names.js';
import { extensionOf } from './file-names.js';

/** How often it is looked whether the folder itself is still there, in ms: the system may not tell when it goes. */
const lookEveryMs = 2_000;

export interface FolderWatch {
  /** Told of each change to what a reading would look at, and once all of the folder is watched. */
  onChange(): void;
  /** Told once that it watches no longer, and why; the watch is closed then. */
  onFault(error: unknown): void;
}

/**
 * Watches a folder of documents: what a reading skips without a look at it (hidden files, links, installed packages,
 * files of other kinds) is not watched.
 * @param extensions Lower case, with the dot.
 * @returns to be called to watch no longer.
 */
export async function watchFolder(
  folder: string,
  extensions: readonly string[],
  { onChange, onFault }: FolderWatch,
): Promise<() => Promise<void>> {
  const root = await realpath(folder);
  const isRead = new Set(extensions);
  const watcher = watch(root, {
    ignored: (path, stats) => path !== root && isIgnored(relative(root, path).split(sep), stats, isRead),
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  let isOver = false;
  const end = async () => {
    isOver = true;
    clearInterval(look);
    await watcher.close();
  };
  const fail = (error: unknown) => {
    // A system out of watches says so for each file that it does not watch.
    if (isOver) return;
    void end();
    onFault(error);
  };
  // A folder that goes while its files are still being taken up is not told of as gone.
  const look = setInterval(() => {
    stat(root).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') fail(new Error('the folder is gone'));
    });
  }, lookEveryMs).unref();
  watcher.on('ready', () => isOver || onChange());
  watcher.on('all', (event, path) => {
    if (isOver) return;
    if (event === 'unlinkDir' && path === root) fail(new Error('the folder is gone'));
    else onChange();
  });
  watcher.on('error', fail);
  return end;
}

/** @param stats Not known at first: then only its name tells. */
function isIgnored(names: readonly string[], stats: Stats | undefined, isRead: ReadonlySet<string>): boolean {
  if (names.some((name) => name.startsWith('.')) || names.includes('node_modules')) return true;
  if (stats === undefined || stats.isDirectory()) return false;
  return !stats.isFile() || !isRead.has(extensionOf(names.at(-1) ?? ''));
}
