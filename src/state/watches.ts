import { z } from 'zod';
import type { AuditEntry } from '../chat/protocol/audit.js';
import type { Platform } from '../chat/protocol/location.js';
import {
  type OpenWatchMessage,
  type Watch,
  type WatchAdded,
  type Watcher,
  type Watches,
  type WatchLog,
  type WatchSettings,
  waitingReasons,
} from '../chat/protocol/watches.js';
import { dayMs } from '../core/types/day.js';
import { appendEntry } from './audit-log.js';
import type { AuthorOn } from './authors.js';
import type { Database } from './database.js';
import { placeSchema } from './receipts.js';
import type { DatabaseSyncInstance } from './sqlite.js';
import { WatchedDocuments } from './watched-documents.js';

const rowSchema = z.object({
  id: z.string(),
  question: z.string(),
  place: z.string(),
  is_outside: z.number(),
  person_id: z.string(),
  person_name: z.string(),
  tells: z.enum(['asker', 'channel']),
  is_public: z.number(),
  made_at: z.number(),
  generation: z.number(),
  waiting: z.enum(waitingReasons).nullable(),
  waiting_since: z.number().nullable(),
});
const columns = Object.keys(rowSchema.shape);
const openSchema = z.object({
  id: z.string(),
  place: z.string(),
  person_id: z.string().nullable(),
  parts: z.string(),
  begun_at: z.number(),
});
const partsSchema = z.array(z.object({ watchId: z.string(), quotes: z.number() }));
const countSchema = z.object({ n: z.number() });

/** The same workspace, and where there is none the same channel: direct messages. */
const sameWorkspace = `place ->> '$.platform' = ?2 AND place ->> '$.workspace' IS ?3 AND (?3 IS NOT NULL OR place ->> '$.channel' IS ?4)`;

/** Watches in the state database. What is erased there is overwritten, also in the write-ahead log. */
export class SqlWatches implements Watches, WatchLog {
  readonly #database: Database;
  readonly #corpus: string;
  readonly #authorOn: AuthorOn;
  readonly #documents: WatchedDocuments;
  readonly #now: () => number;
  /** The index that was noted last. */
  #noted: string | undefined;

  /**
   * @param corpus A key of the folder: watches of another one are another bot's.
   * @param authorOn Who this process speaks as: who made a watch with another bot hears from that one.
   * @param now Milliseconds since 1970.
   */
  constructor(database: Database, corpus: string, authorOn: AuthorOn, now: () => number) {
    this.#database = database;
    this.#corpus = corpus;
    this.#authorOn = authorOn;
    this.#documents = new WatchedDocuments(database, corpus);
    this.#now = now;
  }

  async generation(): Promise<number> {
    return this.#database.use((connection) => this.#documents.generation(connection));
  }

  async note(fingerprint: string, hashes: () => Promise<ReadonlyMap<string, string>>): Promise<void> {
    if (fingerprint === this.#noted) return;
    this.#documents.note(await hashes());
    this.#noted = fingerprint;
  }

  async add(
    watch: Omit<Watch, 'waiting'>,
    { days, perUser, perChannel }: WatchSettings,
  ): Promise<WatchAdded> {
    const { place, person, question, tells } = watch;
    return this.#database.transact((connection): WatchAdded => {
      const since = this.#now() - days * dayMs;
      const theirs = this.#select(connection, `person_id = ?5 AND made_at > ?6 AND ${sameWorkspace}`, [
        ...whereOf(place),
        person.id,
        since,
      ]);
      const same = theirs.find(
        (one) => one.question === question && one.tells === tells && one.place.channel === place.channel,
      );
      if (same !== undefined) return { kind: 'there-already', watch: same };
      if (theirs.length >= perUser) return { kind: 'full', of: 'user' };
      if (place.kind === 'channel') {
        const there = connection
          .prepare(
            `SELECT count(*) AS n FROM watch WHERE corpus = ?1 AND place ->> '$.platform' = ?2
               AND place ->> '$.workspace' IS ?3 AND place ->> '$.channel' IS ?4 AND made_at > ?5`,
          )
          .get(this.#corpus, ...whereOf(place), since);
        if (countSchema.parse(there).n >= perChannel) return { kind: 'full', of: 'channel' };
      }
      const values = valuesOf(watch);
      connection
        .prepare(`INSERT INTO watch (corpus, author, ${columns}) VALUES (?, ?, ${columns.map(() => '?')})`)
        .run(this.#corpus, this.#authorOn(place.platform) ?? null, ...values);
      return { kind: 'added', watch };
    });
  }

  async of({ place, personId }: Watcher, days: number): Promise<readonly Watch[]> {
    const since = this.#now() - days * dayMs;
    return this.#database.use((connection) =>
      this.#select(
        connection,
        `made_at > ?6 AND ${sameWorkspace}
           AND (person_id = ?5 OR (tells = 'channel' AND place ->> '$.channel' IS ?4))`,
        [...whereOf(place), personId, since],
      ),
    );
  }

  async stop(id: string, { place, personId }: Watcher, isModerator: boolean): Promise<Watch | undefined> {
    const stopped = this.#database.transact((connection) => {
      const [watch] = this.#select(
        connection,
        `id = ?6 AND ${sameWorkspace} AND (person_id = ?5 OR (?7 AND tells = 'channel'))`,
        [...whereOf(place), personId, id, Number(isModerator)],
      );
      if (watch !== undefined) erase(connection, [id]);
      return watch;
    });
    if (stopped !== undefined) this.#forgetLog();
    return stopped;
  }

  async due(platform: Platform, days: number): ReturnType<WatchLog['due']> {
    return this.#database.use((connection) => {
      const watches = this.#select(
        connection,
        `place ->> '$.platform' = ?2 AND made_at > ?3 AND (author IS NULL OR author = ?4)
           AND waiting IS NOT 'perhaps'`,
        [platform, this.#now() - days * dayMs, this.#authorOn(platform) ?? null],
      );
      const documents = new Map<number, ReadonlySet<string>>();
      for (const { generation } of watches) {
        if (!documents.has(generation))
          documents.set(generation, this.#documents.since(connection, generation));
      }
      return watches
        .map((watch) => ({ watch, documents: documents.get(watch.generation) ?? new Set<string>() }))
        .filter((one) => one.documents.size > 0);
    });
  }

  async find(id: string): Promise<Watch | undefined> {
    return this.#database.use((connection) => this.#select(connection, 'id = ?2', [id])[0]);
  }

  async asked(id: string, generation: number): Promise<void> {
    this.#database.use((connection) =>
      connection.prepare('UPDATE watch SET generation = ? WHERE id = ?').run(generation, id),
    );
  }

  async waits(
    id: string,
    generation: number,
    { reason, since }: NonNullable<Watch['waiting']>,
  ): Promise<void> {
    this.#database.use((connection) =>
      connection
        .prepare('UPDATE watch SET generation = ?, waiting = ?, waiting_since = ? WHERE id = ?')
        .run(generation, reason, since, id),
    );
  }

  async drop(ids: readonly string[], entry?: AuditEntry): Promise<void> {
    this.#database.transact((connection) => {
      erase(connection, ids);
      if (entry !== undefined) appendEntry(connection, entry);
    });
    this.#forgetLog();
  }

  async begin({ id, place, personId, parts, begunAt }: OpenWatchMessage): Promise<boolean> {
    return this.#database.transact((connection) => {
      const there = parts.filter(({ watchId }) => this.#select(connection, 'id = ?2', [watchId]).length > 0);
      if (there.length === 0) return false;
      connection
        .prepare(
          `INSERT INTO open_telling (id, corpus, author, place, person_id, parts, begun_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          id,
          this.#corpus,
          this.#authorOn(place.platform) ?? null,
          JSON.stringify(placeSchema.parse(place)),
          personId ?? null,
          JSON.stringify(partsSchema.parse(parts)),
          begunAt,
        );
      return true;
    });
  }

  async withdraw(id: string): Promise<void> {
    this.#database.transact((connection) => close(connection, id));
  }

  async settle(id: string, ending: Parameters<WatchLog['settle']>[1], entry?: AuditEntry): Promise<void> {
    this.#database.transact((connection) => {
      const parts = close(connection, id);
      if (parts === undefined) return;
      const ids = parts.map(({ watchId }) => watchId);
      if (ending === 'told') erase(connection, ids);
      else {
        const wait = connection.prepare(
          "UPDATE watch SET waiting = 'perhaps', waiting_since = ? WHERE id = ?",
        );
        for (const watchId of ids) wait.run(ending.perhapsAt, watchId);
      }
      if (entry !== undefined) appendEntry(connection, entry);
    });
    this.#forgetLog();
  }

  async open(platform: Platform): Promise<readonly OpenWatchMessage[]> {
    const rows = this.#database.use((connection) =>
      connection
        .prepare(
          `SELECT ${Object.keys(openSchema.shape)} FROM open_telling
           WHERE corpus = ? AND place ->> '$.platform' = ? AND (author IS NULL OR author = ?)
           ORDER BY begun_at, id`,
        )
        .all(this.#corpus, platform, this.#authorOn(platform) ?? null),
    );
    return rows.map((row) => {
      const open = openSchema.parse(row);
      return {
        id: open.id,
        place: placeSchema.parse(JSON.parse(open.place)),
        ...(open.person_id === null ? {} : { personId: open.person_id }),
        parts: partsSchema.parse(JSON.parse(open.parts)),
        begunAt: open.begun_at,
      };
    });
  }

  async purge(before: number): Promise<void> {
    const { changes } = this.#database.use((connection) =>
      connection.prepare('DELETE FROM watch WHERE made_at < ?').run(before),
    );
    if (Number(changes) > 0) this.#forgetLog();
  }

  /** @param where A condition; ?1 is the corpus, the values begin with ?2. */
  #select(
    connection: DatabaseSyncInstance,
    where: string,
    values: readonly (string | number | null)[],
  ): Watch[] {
    return connection
      .prepare(`SELECT ${columns} FROM watch WHERE corpus = ?1 AND ${where} ORDER BY made_at, rowid`)
      .all(this.#corpus, ...values)
      .map((row) => watchOf(rowSchema.parse(row)));
  }

  /** What was erased also out of the write-ahead log, where it still stands; another process's reading may put that off. */
  #forgetLog(): void {
    this.#database.use((connection) => connection.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }
}

function whereOf({ platform, workspace, channel }: Watch['place']) {
  return [platform, workspace ?? null, channel ?? null] as const;
}

function erase(connection: DatabaseSyncInstance, ids: readonly string[]): void {
  const remove = connection.prepare('DELETE FROM watch WHERE id = ?');
  for (const id of ids) remove.run(id);
}

/** @returns what it told of; undefined where it is closed already. */
function close(connection: DatabaseSyncInstance, id: string): OpenWatchMessage['parts'] | undefined {
  const row = connection.prepare('SELECT parts FROM open_telling WHERE id = ?').get(id);
  if (row === undefined) return undefined;
  connection.prepare('DELETE FROM open_telling WHERE id = ?').run(id);
  return partsSchema.parse(JSON.parse(String(row['parts'])));
}

/** In the order of `columns`. */
function valuesOf(watch: Omit<Watch, 'waiting'>): (string | number | null)[] {
  const row: z.infer<typeof rowSchema> = {
    id: watch.id,
    question: watch.question,
    place: JSON.stringify(placeSchema.parse(watch.place)),
    is_outside: Number(watch.isOutside),
    person_id: watch.person.id,
    person_name: watch.person.name,
    tells: watch.tells,
    is_public: Number(watch.isPublic),
    made_at: watch.madeAt,
    generation: watch.generation,
    waiting: null,
    waiting_since: null,
  };
  return columns.map((column) => row[column as keyof typeof row]);
}

function watchOf(row: z.infer<typeof rowSchema>): Watch {
  return {
    id: row.id,
    question: row.question,
    place: placeSchema.parse(JSON.parse(row.place)),
    isOutside: row.is_outside === 1,
    person: { id: row.person_id, name: row.person_name },
    tells: row.tells,
    isPublic: row.is_public === 1,
    madeAt: row.made_at,
    generation: row.generation,
    ...(row.waiting === null
      ? {}
      : { waiting: { reason: row.waiting, since: row.waiting_since ?? row.made_at } }),
  };
}
