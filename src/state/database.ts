import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { errorCode } from '../core/types/error-names.js';
import { connect, DamagedDatabaseError } from './connect.js';
import { refuseLink } from './folder-safety.js';
import { moveAside } from './move-aside.js';
import { acquireOpenLock } from './open-lock.js';
import type { DatabaseSyncInstance } from './sqlite.js';
import { isDamage, isSqliteError } from './sqlite-errors.js';
import { nameOfError, StateError } from './state-error.js';

/**
 * The state database, which is there whatever happens to its file: a damaged one is moved aside and a new one
 * started; where that is impossible, the state lives in memory. `problems` says so.
 */
export class Database {
  /** What went wrong since the start, a line each, for people. */
  readonly problems: string[] = [];
  readonly #file: string;
  readonly #now: () => number;
  #connection: DatabaseSyncInstance | undefined;
  #isLasting = false;

  /** @param file A path in a folder that exists, or ":memory:". */
  constructor(file: string, now: () => number) {
    this.#file = file;
    this.#now = now;
    this.#connection = this.#open();
  }

  /**
   * Runs `work`, once more on a new database if this one turns out to be damaged.
   * @throws {StateError} if SQLite cannot do it (a full disk), or after `close`.
   */
  use<T>(work: (connection: DatabaseSyncInstance) => T): T {
    if (this.#connection === undefined) throw new StateError('the state is closed');
    try {
      return work(this.#connection);
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      if (!isDamage(error)) throw this.#failed(error);
    }
    this.#connection.close();
    this.#connection = this.#open();
    try {
      return work(this.#connection);
    } catch (error) {
      throw isSqliteError(error) ? this.#failed(error) : error;
    }
  }

  /**
   * Runs a write that need not outlive a power failure, only this process: nothing waits for the disk, which takes most of a write.
   * Throws as `use` does.
   */
  useLightly<T>(work: (connection: DatabaseSyncInstance) => T): T {
    return this.use((connection) => {
      connection.exec('PRAGMA synchronous = NORMAL');
      try {
        return work(connection);
      } finally {
        connection.exec('PRAGMA synchronous = FULL');
      }
    });
  }

  /** Runs `work` whole or not at all, with no other process's write in between. Throws as `use` does. */
  transact<T>(work: (connection: DatabaseSyncInstance) => T): T {
    return this.use((connection) => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work(connection);
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        rollBack(connection);
        throw error;
      }
    });
  }

  /** Whether what is written outlives the process. */
  get isLasting(): boolean {
    return this.#isLasting;
  }

  close(): void {
    if (this.#connection === undefined) return;
    try {
      // The library lets go of a closed database only when its statements are collected, and would leave the log behind.
      this.#connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Another process is reading, or the disk is full: the log keeps it all, and the next one to open reads it.
    }
    this.#connection.close();
    this.#connection = undefined;
  }

  #open(): DatabaseSyncInstance {
    this.#isLasting = false;
    if (this.#file === ':memory:') return connect(this.#file);
    try {
      const connection = this.#openFile();
      this.#isLasting = true;
      return connection;
    } catch (error) {
      this.problems.push(
        `${basename(this.#file)} cannot be opened (${nameOfError(error)}): what is answered is forgotten when the ` +
          `bot stops; look at ${this.#file} and start again`,
      );
      return connect(':memory:');
    }
  }

  /** One process at a time: none finds a database half made, or moves away the one that another has just started. */
  #openFile(): DatabaseSyncInstance {
    const release = acquireOpenLock(dirname(this.#file));
    if (release === undefined) throw new Error('another process has been opening it for too long');
    try {
      createPrivately(this.#file);
      try {
        return connect(this.#file);
      } catch (error) {
        if (!(error instanceof DamagedDatabaseError)) throw error;
        return this.#startAnew(error);
      }
    } finally {
      release();
    }
  }

  #startAnew(damage: DamagedDatabaseError): DatabaseSyncInstance {
    const aside = moveAside(this.#file, 'damaged', this.#now());
    createPrivately(this.#file);
    const connection = connect(this.#file);
    this.problems.push(
      `${basename(this.#file)} ${damage.message}: it is kept as ${basename(aside)} and a new one was started; ` +
        'answers given before can no longer be shared',
    );
    return connection;
  }

  #failed(cause: unknown): StateError {
    return new StateError(
      `the state database ${this.#file} could not be used (${nameOfError(cause)}); look at the disk it is on`,
      { cause },
    );
  }
}

/** What failed is what is told; a full disk has rolled back by itself already. */
function rollBack(connection: DatabaseSyncInstance): void {
  try {
    connection.exec('ROLLBACK');
  } catch (error) {
    if (!isSqliteError(error)) throw error;
  }
}

/** SQLite gives a database's other files (-wal, -shm) the same mode. */
function createPrivately(file: string): void {
  refuseLink(file);
  if (!existsSync(file)) {
    try {
      closeSync(openSync(file, 'wx', 0o600));
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
  chmodSync(file, 0o600);
}
