import { z } from 'zod';
import type { Database } from './database.js';
import { StateError } from './state-error.js';

const rowSchema = z.object({ at: z.number() });

/** The latest time that a bot on this state has seen, so that a restart does not bring back what has ended. */
export class SqlLatestTime {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Milliseconds since 1970; 0 where none was seen. */
  read(): number {
    const row = this.#database.use((connection) => connection.prepare('SELECT at FROM latest_time').get());
    return row === undefined ? 0 : rowSchema.parse(row).at;
  }

  /** Of several processes the latest counts. A full disk stops no clock. @param at Milliseconds since 1970. */
  note(at: number): void {
    try {
      this.#database.useLightly((connection) =>
        connection
          .prepare(
            'INSERT INTO latest_time VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET at = max(at, excluded.at)',
          )
          .run(at),
      );
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
    }
  }

  /** Takes back what was seen, after a clock that ran ahead. @throws {StateError} if it cannot be written. */
  forget(): void {
    this.#database.use((connection) => connection.exec('DELETE FROM latest_time'));
  }
}
