import { existsSync, renameSync } from 'node:fs';

/** What SQLite keeps beside a database: they belong to it and move with it. */
const suffixes = ['', '-wal', '-shm'];

/**
 * Renames a file, with what SQLite keeps beside it, so that nothing is lost.
 * @param why A word of the new name.
 * @returns where it is now: "state.db.damaged-20260102T030405Z", numbered if that is taken.
 */
export function moveAside(file: string, why: string, now: number): string {
  const timestamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  let aside = `${file}.${why}-${timestamp}`;
  for (let number = 2; existsSync(aside); number++) aside = `${file}.${why}-${timestamp}-${number}`;
  for (const suffix of suffixes) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return aside;
}
