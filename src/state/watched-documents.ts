import { z } from 'zod';
import type { Database } from './database.js';
import type { DatabaseSyncInstance } from './sqlite.js';

const generationSchema = z.object({ generation: z.number() });
const documentSchema = z.object({ document_id: z.string(), hash: z.string() });

/**
 * Which documents came or changed in which generation of the index, so that a question is asked of what is new alone. A
 * counter tells generations apart, for clocks go back.
 */
export class WatchedDocuments {
  readonly #database: Database;
  readonly #corpus: string;
  /** As they were noted last, by id; undefined: not read yet. */
  #noted: ReadonlyMap<string, string> | undefined;

  constructor(database: Database, corpus: string) {
    this.#database = database;
    this.#corpus = corpus;
  }

  /** 0 where no index was noted yet. */
  generation(connection: DatabaseSyncInstance): number {
    const row = connection
      .prepare('SELECT generation FROM watched_corpus WHERE corpus = ?')
      .get(this.#corpus);
    return row === undefined ? 0 : generationSchema.parse(row).generation;
  }

  /** Ids of documents that came or changed after a generation. */
  since(connection: DatabaseSyncInstance, generation: number): ReadonlySet<string> {
    const rows = connection
      .prepare('SELECT document_id, hash FROM watched_document WHERE corpus = ? AND generation > ?')
      .all(this.#corpus, generation);
    return new Set(rows.map((row) => documentSchema.parse(row).document_id));
  }

  /** @param hashes Of the text of every document of the index, by id. */
  note(hashes: ReadonlyMap<string, string>): void {
    const noted = this.#noted ?? this.#database.use((connection) => this.#read(connection));
    const changed = [...hashes].filter(([id, hash]) => noted.get(id) !== hash);
    const removed = [...noted.keys()].filter((id) => !hashes.has(id));
    if (changed.length + removed.length > 0) {
      this.#database.transact((connection) => this.#write(connection, changed, removed));
    }
    this.#noted = new Map(hashes);
  }

  /** What another process has noted already stays of its generation. */
  #write(
    connection: DatabaseSyncInstance,
    changed: readonly (readonly [string, string])[],
    removed: readonly string[],
  ): void {
    const next = this.generation(connection) + 1;
    const save = connection.prepare(
      `INSERT INTO watched_document (corpus, document_id, hash, generation) VALUES (?, ?, ?, ?)
       ON CONFLICT (corpus, document_id) DO UPDATE SET hash = excluded.hash, generation = excluded.generation
         WHERE hash <> excluded.hash`,
    );
    let news = 0;
    for (const [id, hash] of changed) news += Number(save.run(this.#corpus, id, hash, next).changes);
    const remove = connection.prepare('DELETE FROM watched_document WHERE corpus = ? AND document_id = ?');
    for (const id of removed) remove.run(this.#corpus, id);
    if (news === 0) return;
    connection
      .prepare(
        `INSERT INTO watched_corpus (corpus, generation) VALUES (?, ?)
         ON CONFLICT (corpus) DO UPDATE SET generation = excluded.generation`,
      )
      .run(this.#corpus, next);
  }

  #read(connection: DatabaseSyncInstance): ReadonlyMap<string, string> {
    const rows = connection
      .prepare('SELECT document_id, hash FROM watched_document WHERE corpus = ?')
      .all(this.#corpus)
      .map((row) => documentSchema.parse(row));
    return new Map(rows.map(({ document_id: id, hash }) => [id, hash]));
  }
}
