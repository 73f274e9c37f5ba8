import {
  closeSync,
  existsSync,
  linkSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupTable, compress, createBackupTable } from './backup-file.js';
import { refuseLink } from './folder-safety.js';
import { keptLinkKeys } from './link-keys.js';
import { DatabaseSync } from './sqlite.js';
import { isDamage } from './sqlite-errors.js';
import { nameOfError, StateError } from './state-error.js';

/** How long to wait for another process's write, in ms. */
const busyTimeoutMs = 10_000;

export interface Backup {
  /** Bytes of the file. */
  readonly size: number;
  readonly answers: number;
  readonly hasLinkKeys: boolean;
}

/**
 * Copies the state database and the link keys of `folder` into `file`, for its owner alone, as they are at one moment,
 * also while a bot writes there. The index is not in it: it is made anew from the documents.
 * @param file Must not be there; nothing is there either unless the backup is whole.
 * @param now Milliseconds since 1970.
 * @throws {StateError} saying why there is no backup.
 */
export async function backUp(folder: string, file: string, now: number): Promise<Backup> {
  const database = join(folder, 'state.db');
  if (!existsSync(database)) {
    throw new StateError(
      `there is nothing to back up: ${database} is not there (VERBATIM_STATE names its folder)`,
    );
  }
  refuseIfThere(file);
  refuseLink(database);
  const linkKeys = keptLinkKeys(folder);
  let work: string | undefined;
  try {
    // Beside the backup, so that it is put in its place whole.
    work = mkdtempSync(join(dirname(file), `.${basename(file)}-`));
    const copy = join(work, 'state.db');
    copyDatabase(database, copy);
    const answers = complete(copy, linkKeys, now);
    const packed = join(work, 'packed');
    await compress(copy, packed);
    putInPlace(packed, file);
    return { size: statSync(file).size, answers, hasLinkKeys: linkKeys !== '' };
  } catch (error) {
    if (error instanceof StateError) throw error;
    throw new StateError(`${file} cannot be written (${nameOfError(error)})`, { cause: error });
  } finally {
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
  }
}

function refuseIfThere(file: string): void {
  if (existsSync(file)) throw new StateError(`${file} is there already: a backup never overwrites a file`);
}

/** By SQLite itself: what others write meanwhile is in it whole or not at all, and nobody waits. */
function copyDatabase(from: string, to: string): void {
  // SQLite would make it readable by others; an empty file it takes as it is.
  closeSync(openSync(to, 'wx', 0o600));
  const database = new DatabaseSync(from, { timeout: busyTimeoutMs });
  try {
    database.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new StateError(
      `${from} is damaged and cannot be backed up: a start keeps it aside and begins a new one, or restore a backup`,
      { cause: error },
    );
  } finally {
    database.close();
  }
}

/** Adds what a backup holds beside the state's tables. @returns how many given answers it holds. */
function complete(file: string, linkKeys: string, now: number): number {
  const database = new DatabaseSync(file);
  try {
    // They open what somebody waits for, and are good for minutes.
    database.exec('PRAGMA secure_delete = ON; DELETE FROM open_request');
    database.exec(createBackupTable);
    database.prepare(`INSERT INTO ${backupTable} VALUES (?, ?)`).run(now, linkKeys);
    return Number(database.prepare('SELECT count(*) AS n FROM given_answer').get()?.['n'] ?? 0);
  } finally {
    database.close();
  }
}

/** A file that has come there in the meantime stays as it is. */
function putInPlace(packed: string, file: string): void {
  try {
    linkSync(packed, file);
  } catch (error) {
    refuseIfThere(file);
    // Not every file system has hard links.
    if (nameOfError(error) === 'EEXIST') throw error;
    renameSync(packed, file);
  }
}
