import { migrations, schemaCheck } from './migrations.js';
import { DatabaseSync, type DatabaseSyncInstance } from './sqlite.js';
import { isDamage } from './sqlite-errors.js';

/** The database cannot be used any more; `message` is a clause such as "is damaged". */
export class DamagedDatabaseError extends Error {
  override readonly name = 'Damaged';
}

/** How long a write waits for another process's write, in ms; writes here take a few. */
const busyTimeoutMs = 2_000;

/**
 * Opens the state database, checks it and brings it to the present schema.
 * @param file A path, or ":memory:".
 * @throws {DamagedDatabaseError} if what is there is no sound database of this version; and what else SQLite throws.
 */
export function connect(file: string): DatabaseSyncInstance {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    // A share that was claimed stays claimed even over a power cut.
    database.exec('PRAGMA synchronous = FULL');
    // What is purged is overwritten, not only unlisted.
    database.exec('PRAGMA secure_delete = ON');
    const [check] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (check !== 'ok') throw new DamagedDatabaseError('is damaged');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw isDamage(error) ? new DamagedDatabaseError('is damaged', { cause: error }) : error;
  }
}

function migrate(database: DatabaseSyncInstance): void {
  const version = versionOf(database);
  if (version !== migrations.length) {
    if (version > migrations.length)
      throw new DamagedDatabaseError('was written by a newer version of Verbatim');
    // Whole or not at all; who opens the database holds its lock, so nobody else is doing the same.
    database.exec(
      `BEGIN IMMEDIATE; ${migrations.slice(version).join('\n;')}; PRAGMA user_version = ${migrations.length}; COMMIT`,
    );
  }
  try {
    database.exec(schemaCheck);
  } catch (error) {
    const isLacking = error instanceof Error && /no such (?:table|column)/.test(error.message);
    throw isLacking ? new DamagedDatabaseError('lacks a table', { cause: error }) : error;
  }
}

function versionOf(database: DatabaseSyncInstance): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
