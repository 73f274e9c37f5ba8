import { z } from 'zod';
import type { HelperCalls } from '../chat/protocol/helpers.js';
import { dayMs } from '../core/types/day.js';
import type { Database } from './database.js';
import type { DatabaseSyncInstance } from './sqlite.js';

const hourMs = 60 * 60_000;
const countSchema = z.object({ n: z.number() });

/** Calls of helpers in the state database: who was called for whom is not kept, nor what was asked. */
export class SqlHelperCalls implements HelperCalls {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async begin(
    { answerId, callId, place, personId, at }: Parameters<HelperCalls['begin']>[0],
    { perUserHourly, perChannelDaily }: Parameters<HelperCalls['begin']>[1],
  ): ReturnType<HelperCalls['begin']> {
    return this.#database.transact((connection) => {
      forget(connection, at);
      const { platform, workspace = '', channel = '' } = place;
      const count = (where: string, ...values: (string | number)[]) =>
        countSchema.parse(
          connection.prepare(`SELECT count(*) AS n FROM helper_call WHERE ${where}`).get(...values),
        ).n;
      if (count('answer_id = ?', answerId) > 0) return 'called-already';
      const there = [platform, workspace] as const;
      const ofPerson = count(
        'platform = ? AND workspace = ? AND person_id = ? AND at > ?',
        ...there,
        personId,
        at - hourMs,
      );
      if (ofPerson >= perUserHourly) return 'user';
      const ofChannel = count(
        'platform = ? AND workspace = ? AND channel = ? AND at > ?',
        ...there,
        channel,
        at - dayMs,
      );
      if (ofChannel >= perChannelDaily) return 'channel';
      connection
        .prepare(
          `INSERT INTO helper_call (answer_id, call_id, platform, workspace, channel, person_id, at)
             VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(answerId, callId, platform, workspace, channel, personId, at);
      return 'begun';
    });
  }

  async isCall(callId: string): Promise<boolean> {
    const found = this.#database.use((connection) =>
      connection.prepare('SELECT 1 FROM helper_call WHERE call_id = ?').get(callId),
    );
    return found !== undefined;
  }

  async withdraw(answerId: string): Promise<void> {
    this.#database.use((connection) =>
      connection.prepare('DELETE FROM helper_call WHERE answer_id = ?').run(answerId),
    );
  }
}

/** What counts no more, once the answer's buttons work no more. */
function forget(connection: DatabaseSyncInstance, now: number): void {
  connection
    .prepare('DELETE FROM helper_call WHERE at <= ? AND answer_id NOT IN (SELECT id FROM given_answer)')
    .run(now - dayMs);
}
