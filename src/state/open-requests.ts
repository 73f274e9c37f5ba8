import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Platform } from '../chat/protocol/location.js';
import type { OpenRequest, OpenRequests } from '../chat/protocol/open-requests.js';
import { errorCode } from '../core/types/error-names.js';
import type { Database } from './database.js';
import { StateError } from './state-error.js';

const rowSchema = z.object({ id: z.string(), address: z.string(), ends_at: z.number(), process: z.string() });

/** Requests in the state database, so that the next process knows of them. What has ended is overwritten. */
export class SqlOpenRequests implements OpenRequests {
  readonly #database: Database;
  readonly #now: () => number;
  /** Tells this process from one before it that had the same number. */
  readonly #process = `${process.pid} ${randomBytes(8).toString('hex')}`;

  /** @param now Milliseconds since 1970. */
  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  begin({ id, platform, address, endsAt }: OpenRequest): void {
    this.#attempt(() =>
      this.#database.useLightly((connection) =>
        connection
          .prepare(
            'INSERT OR REPLACE INTO open_request (id, platform, process, address, ends_at) VALUES (?, ?, ?, ?, ?)',
          )
          .run(id, platform, this.#process, address, endsAt),
      ),
    );
  }

  end(id: string): void {
    this.#attempt(() =>
      this.#database.useLightly((connection) =>
        connection.prepare('DELETE FROM open_request WHERE id = ?').run(id),
      ),
    );
  }

  takeLeft(platform: Platform): readonly OpenRequest[] {
    const taken = this.#attempt(() =>
      this.#database.transact((connection) => {
        connection.prepare('DELETE FROM open_request WHERE ends_at <= ?').run(this.#now());
        const left = connection
          .prepare(
            `SELECT ${Object.keys(rowSchema.shape)} FROM open_request WHERE platform = ? ORDER BY ends_at, id`,
          )
          .all(platform)
          .map((row) => rowSchema.parse(row))
          .filter((row) => this.#hasEnded(row.process));
        const remove = connection.prepare('DELETE FROM open_request WHERE id = ?');
        for (const { id } of left) remove.run(id);
        return left;
      }),
    );
    return (taken ?? []).map(({ id, address, ends_at: endsAt }) => ({ id, platform, address, endsAt }));
  }

  #hasEnded(owner: string): boolean {
    if (owner === this.#process) return false;
    const pid = Number.parseInt(owner, 10);
    if (pid === process.pid) return true;
    try {
      process.kill(pid, 0);
      return false;
    } catch (error) {
      return errorCode(error) === 'ESRCH';
    }
  }

  /** A full disk keeps nobody from an answer. */
  #attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof StateError) return undefined;
      throw error;
    }
  }
}
