import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GivenAnswer } from '../../src/chat/protocol/given-answers.js';
import { type DatabaseSyncClass, packagedSqlite } from '../../src/state/sqlite.js';
import { isBusy, isDamage, sqliteNameOf } from '../../src/state/sqlite-errors.js';
import { temporaryFolder } from '../corpus/folder.js';

const packaged: [string, DatabaseSyncClass] = ['@photostructure/sqlite', packagedSqlite()];

/** Everything that SQLite can be reached through here: on Node 20 the package alone, from 22.13 on Node's own, too. */
const all: [string, DatabaseSyncClass][] = isBuiltin('node:sqlite')
  ? [packaged, ['node:sqlite', (await import('node:sqlite' as string)).DatabaseSync]]
  : [packaged];

const answer: GivenAnswer = {
  id: 'a1',
  quotes: [],
  shown: 0,
  visibility: 'asker',
  place: { platform: 'terminal', kind: 'local' },
  personId: 'U1',
  fingerprint: 'f1',
  givenAt: 1_000,
};

/** The state as it is kept through one of them. */
async function stateThrough(DatabaseSync: DatabaseSyncClass, folder: string) {
  vi.resetModules();
  vi.doMock('../../src/state/sqlite.js', () => ({ DatabaseSync }));
  const { openState } = await import('../../src/state/open-state.js');
  return openState({ folder, now: () => 2_000 });
}

afterEach(() => {
  vi.doUnmock('../../src/state/sqlite.js');
  vi.resetModules();
});

describe.each(all)('%s', (_, DatabaseSync) => {
  it('gives back what was written, and one row at the most for get', () => {
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER)');
    const insert = database.prepare('INSERT INTO t VALUES (?, ?)');
    expect(insert.run('a', 1).changes).toBe(1);
    insert.run('b', 2);
    expect(database.prepare('SELECT * FROM t ORDER BY id').all()).toEqual([
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ]);
    expect(database.prepare('SELECT n FROM t WHERE id = ?').get('b')).toEqual({ n: 2 });
    expect(database.prepare('SELECT n FROM t WHERE id = ?').get('c')).toBeUndefined();
    database.close();
  });

  it('says by a number that another connection holds the lock, and that a file is no database', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [1, 2].map(() => new DatabaseSync(join(folder, 'state.db'), { timeout: 0 }));
    one?.exec('CREATE TABLE t (id TEXT); BEGIN IMMEDIATE');
    const busy = thrownBy(() => other?.exec('BEGIN IMMEDIATE'));
    expect([isBusy(busy), sqliteNameOf(busy)]).toEqual([true, 'SQLITE_BUSY']);
    one?.close();
    other?.close();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'other.db'), 'no database, but longer than the head of one '.repeat(40));
    const wrong = new DatabaseSync(join(folder, 'other.db'));
    expect(isDamage(thrownBy(() => wrong.prepare('SELECT * FROM sqlite_schema').all()))).toBe(true);
    wrong.close();
  });

  it.each(all)('keeps a state that %s reads', async (_other, Other) => {
    const folder = await temporaryFolder();
    const first = await stateThrough(DatabaseSync, folder);
    await first.givenAnswers.save(answer);
    expect(first.problems).toEqual([]);
    first.close();
    const second = await stateThrough(Other, folder);
    expect(await second.givenAnswers.find('a1')).toEqual(answer);
    expect(second.problems).toEqual([]);
    second.close();
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
