import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SentenceVector } from '../core/types/sentence-encoder.js';
import type { VectorStore } from '../core/types/vector-store.js';
import { DatabaseSync, type DatabaseSyncInstance } from './sqlite.js';
import { isDamage, isSqliteError } from './sqlite-errors.js';

/** How long a write waits for another process's, in milliseconds. */
const busyTimeoutMs = 2_000;

/** Raised when the tables change: what another version wrote is made again. */
const schemaVersion = 1;

const schema = `
  CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (key TEXT PRIMARY KEY) WITHOUT ROWID;
  PRAGMA user_version = ${schemaVersion};
`;

/**
 * Vectors in a database of their own, beside the index that they are of: several processes read and write it, and what a kill
 * cuts off is there or not. All of it can be made again, so that a damaged one is started anew, and what cannot be written,
 * as on a full disk, is left out.
 */
export class SqlVectors implements VectorStore {
  readonly #file: string;
  #database: DatabaseSyncInstance;

  /** @param file Its folder is made if need be. @throws what SQLite and the disk throw where it can be neither opened nor started anew. */
  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      this.#database = opened(file);
    } catch (error) {
      if (!isDamage(error)) throw error;
      removeFiles(file);
      this.#database = opened(file);
    }
  }

  read(keys: readonly Uint8Array[]): readonly (SentenceVector | null | undefined)[] {
    return this.#orNothing(
      () => {
        const one = this.#database.prepare('SELECT vector FROM vectors WHERE key = ?');
        return keys.map((key) => {
          const row = one.get(key);
          if (row === undefined) return undefined;
          const { vector } = row;
          return vector instanceof Uint8Array ? new Int8Array(vector) : null;
        });
      },
      () => keys.map(() => undefined),
    );
  }

  write(vectors: Parameters<VectorStore['write']>[0]): void {
    if (vectors.length === 0) return;
    this.#orNothing(
      () => {
        this.#database.exec('BEGIN IMMEDIATE');
        try {
          const one = this.#database.prepare('INSERT OR IGNORE INTO vectors VALUES (?, ?)');
          for (const [key, vector] of vectors)
            one.run(
              key,
              vector === null ? null : new Uint8Array(vector.buffer, vector.byteOffset, vector.length),
            );
          this.#database.exec('COMMIT');
        } catch (error) {
          this.#database.exec('ROLLBACK');
          throw error;
        }
      },
      () => {},
    );
  }

  hasDocument(key: string): boolean {
    return this.#orNothing(
      () => this.#database.prepare('SELECT 1 FROM documents WHERE key = ?').get(key) !== undefined,
      () => false,
    );
  }

  addDocument(key: string): void {
    this.#orNothing(
      () => void this.#database.prepare('INSERT OR IGNORE INTO documents VALUES (?)').run(key),
      () => {},
    );
  }

  close(): void {
    this.#database.close();
  }

  /** A damaged database is started anew. */
  #orNothing<T>(run: () => T, nothing: () => T): T {
    try {
      return run();
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      if (isDamage(error)) {
        this.#database.close();
        removeFiles(this.#file);
        this.#database = opened(this.#file);
      }
      return nothing();
    }
  }
}

function opened(file: string): DatabaseSyncInstance {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    // A power cut may cost the last of them, which are made again.
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec(schema);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What vectors are kept in is called so, behind it who made them. */
const prefix = 'vectors-';

/** @param hash Names what makes the vectors. */
export function vectorsFile(folder: string, hash: string): string {
  return join(folder, `${prefix}${hash.slice(0, 16)}.db`);
}

/** Removes what other models have left in the folder of a file of vectors. */
export function removeOtherVectors(file: string): void {
  const own = basename(file);
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(prefix) && !name.startsWith(own)) rmSync(join(dirname(file), name), { force: true });
}

function removeFiles(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
