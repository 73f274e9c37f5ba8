import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type Corpus, passagesOf } from '../corpus/corpus-file.js';
import type { Contender, Found } from './contender.js';

/** SQLite's FTS5 with its usual tokeniser, ranked by bm25(), any of the words; text is not stored twice. */
export class SqliteContender implements Contender {
  #database: InstanceType<typeof DatabaseSync> | undefined;

  async build(corpus: Corpus, folder: string): Promise<void> {
    const file = fileIn(folder);
    rmSync(file, { force: true });
    const database = new DatabaseSync(file);
    database.exec(`
      PRAGMA journal_mode = OFF;
      CREATE TABLE ids (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
      CREATE VIRTUAL TABLE passages USING fts5(text, content = '');
      BEGIN;
    `);
    const addId = database.prepare('INSERT INTO ids (number, id) VALUES (?, ?)');
    const addText = database.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)');
    let number = 0;
    for (const { id, text } of passagesOf(corpus)) {
      number++;
      addId.run(number, id);
      addText.run(number, text);
    }
    database.exec("COMMIT; INSERT INTO passages (passages) VALUES ('optimize');");
    database.close();
  }

  async open(_corpus: Corpus, folder: string): Promise<void> {
    this.#database = new DatabaseSync(fileIn(folder), { readOnly: true });
  }

  async search(question: string, k: number): Promise<Found> {
    const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
    const rows = this.#database
      ?.prepare(
        'SELECT id FROM passages JOIN ids ON number = passages.rowid WHERE passages MATCH ? ORDER BY rank LIMIT ?',
      )
      .all(words.map((word) => `"${word}"`).join(' OR '), k) as { id: string }[];
    return { ids: rows.map(({ id }) => id) };
  }

  async close(): Promise<void> {
    this.#database?.close();
  }
}

/** Why FTS5 cannot be asked here. */
export function sqliteObstacle(): string | undefined {
  try {
    const database = new DatabaseSync(':memory:');
    try {
      database.exec('CREATE VIRTUAL TABLE probe USING fts5(text)');
    } finally {
      database.close();
    }
    return undefined;
  } catch {
    return 'the SQLite at hand is built without FTS5';
  }
}

function fileIn(folder: string): string {
  return join(folder, 'passages.db');
}
