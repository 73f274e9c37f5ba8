import { createHash } from 'node:crypto';
import type { SeenEvents } from '../chat/protocol/seen-events.js';
import type { Database } from './database.js';

/** A platform delivers an event again for up to an hour. */
const keptMs = 60 * 60_000;

/** How often what is past its time is forgotten, in additions. */
const purgeEvery = 1_000;

/**
 * Events in the state database: seen by every process that shares it, and over a restart. A key is kept as its hash,
 * since a signature or a trigger is nobody else's business.
 */
export class SqlSeenEvents implements SeenEvents {
  readonly #database: Database;
  readonly #now: () => number;
  #added = 0;

  /** @param now Milliseconds since 1970. */
  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  has(key: string): boolean {
    return this.#database.use(
      (connection) =>
        connection.prepare('SELECT 1 FROM seen_event WHERE key = ?').get(hashOf(key)) !== undefined,
    );
  }

  add(key: string): boolean {
    const now = this.#now();
    return this.#database.use((connection) => {
      if (this.#added++ % purgeEvery === 0)
        connection.prepare('DELETE FROM seen_event WHERE at < ?').run(now - keptMs);
      const added = connection
        .prepare('INSERT INTO seen_event (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(hashOf(key), now);
      return Number(added.changes) === 1;
    });
  }
}

function hashOf(key: string): Uint8Array {
  return createHash('sha256').update(key).digest().subarray(0, 16);
}
