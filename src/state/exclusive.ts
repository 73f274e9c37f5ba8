import { refuseLink } from './folder-safety.js';
import { DatabaseSync } from './sqlite.js';
import { isBusy } from './sqlite-errors.js';

/**
 * Takes `file`, an empty SQLite database that is made where there is none, for this process alone. SQLite locks files
 * through the operating system, which takes the lock back when the process ends, however it ends.
 *
 * Never open such a file by other means: closing any handle on it would give up the process's lock (POSIX).
 * @param timeoutMs How long to wait, without doing anything else; 0 for not at all.
 * @returns the release, or undefined while it is taken, also within this process.
 * @throws what SQLite throws if the file cannot be used, and if it is a symbolic link.
 */
export function acquireExclusively(file: string, timeoutMs: number): (() => void) | undefined {
  refuseLink(file);
  // Nothing is ever prepared on it: a closed database keeps its file until its statements are garbage-collected.
  const database = new DatabaseSync(file, { timeout: timeoutMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    database.close();
  };
}
