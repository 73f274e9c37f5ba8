import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupContents, backupTable, decompress, notABackup } from './backup-file.js';
import { connect, DamagedDatabaseError } from './connect.js';
import { refuseLink, refuseUnsafe } from './folder-safety.js';
import { areLinkKeys, linkKeyFile, putLinkKeys } from './link-keys.js';
import { moveAside } from './move-aside.js';
import { acquireOpenLock } from './open-lock.js';
import { DatabaseSync, type DatabaseSyncInstance } from './sqlite.js';
import { isBusy, isDamage } from './sqlite-errors.js';
import { nameOfError, StateError } from './state-error.js';

export interface Restored {
  /** When the backup was made, in milliseconds since 1970. */
  readonly madeAt: number;
  readonly hasLinkKeys: boolean;
  /** Where the files are that were there before. */
  readonly aside: readonly string[];
}

/**
 * Puts the state of a backup in the place of the one in `folder`, which is kept beside it. Link keys stay where the
 * backup has none.
 * @param now Milliseconds since 1970.
 * @throws {StateError} if `file` is no whole backup, or anybody is using the state; then nothing has changed.
 */
export async function restore(folder: string, file: string, now: number): Promise<Restored> {
  let work: string | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseUnsafe(folder);
    work = mkdtempSync(join(folder, 'restore-'));
    const database = join(work, 'state.db');
    await decompress(file, database);
    const contents = unwrap(database, file);
    return whileNobodyOpens(folder, () => replace(folder, database, contents, now));
  } catch (error) {
    if (error instanceof StateError) throw error;
    throw new StateError(`${file} cannot be restored to ${folder} (${nameOfError(error)})`, { cause: error });
  } finally {
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
  }
}

/** Takes what only a backup holds out of the database, which is then one of the present version, or refuses it. */
function unwrap(database: string, file: string): BackupContents {
  const contents = readContents(database, file);
  try {
    const connection = connect(database);
    try {
      refuseForeign(connection, file);
      // One file, so that it can be moved.
      connection.exec('PRAGMA journal_mode = DELETE');
    } finally {
      connection.close();
    }
  } catch (error) {
    if (!(error instanceof DamagedDatabaseError)) throw error;
    throw new StateError(`${file} ${error.message}: nothing was restored`, { cause: error });
  }
  return contents;
}

function readContents(database: string, file: string): BackupContents {
  const connection = new DatabaseSync(database);
  try {
    const row = connection.prepare(`SELECT made_at, link_keys FROM ${backupTable}`).get();
    const madeAt = Number(row?.['made_at']);
    const linkKeys = String(row?.['link_keys'] ?? '');
    if (!Number.isFinite(madeAt)) throw new StateError(notABackup(file));
    if (linkKeys !== '' && !areLinkKeys(linkKeys)) throw new StateError(notABackup(file));
    connection.exec(`PRAGMA secure_delete = ON; DROP TABLE ${backupTable}`);
    return { madeAt, linkKeys };
  } catch (error) {
    if (error instanceof StateError) throw error;
    const isNone =
      isDamage(error) || (error instanceof Error && /no such (?:table|column)/.test(error.message));
    if (!isNone) throw error;
    throw new StateError(notABackup(file), { cause: error });
  } finally {
    connection.close();
  }
}

/** What a state database has nothing of (a trigger of somebody's own, say) must not come in with a file. */
function refuseForeign(connection: DatabaseSyncInstance, file: string): void {
  const own = connect(':memory:');
  try {
    const known = new Set(namesIn(own));
    const foreign = namesIn(connection).find((name) => !known.has(name));
    if (foreign !== undefined) throw new StateError(`${notABackup(file)} (it holds ${foreign})`);
  } finally {
    own.close();
  }
}

/** "table given_answer", "trigger audit_is_kept": everything that the database declares. */
function namesIn(connection: DatabaseSyncInstance): string[] {
  const rows = connection.prepare("SELECT type || ' ' || name AS name FROM sqlite_schema").all();
  return rows.map((row) => String(row['name']));
}

function whileNobodyOpens<T>(folder: string, run: () => T): T {
  const release = acquireOpenLock(folder);
  if (release === undefined) throw inUse(folder);
  try {
    return run();
  } finally {
    release();
  }
}

function replace(
  folder: string,
  database: string,
  { madeAt, linkKeys }: BackupContents,
  now: number,
): Restored {
  const aside: string[] = [];
  const keep = (path: string) => {
    if (existsSync(path)) aside.push(moveAside(path, 'before-restore', now));
  };
  const present = join(folder, 'state.db');
  refuseLink(present);
  if (existsSync(present)) refuseWhileUsed(folder, present);
  if (linkKeys !== '') {
    keep(linkKeyFile(folder));
    putLinkKeys(folder, linkKeys);
  }
  keep(present);
  renameSync(database, present);
  return { madeAt, hasLinkKeys: linkKeys !== '', aside };
}

/** SQLite changes how a database keeps its journal only when nobody else has it open. */
function refuseWhileUsed(folder: string, file: string): void {
  const connection = new DatabaseSync(file);
  try {
    connection.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (isBusy(error)) throw inUse(folder);
    // A damaged one is what a backup is for.
    if (!isDamage(error)) throw error;
  } finally {
    connection.close();
  }
}

function inUse(folder: string): StateError {
  return new StateError(`a bot or a command is using ${folder}: stop it, then restore`);
}
