import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Database } from '../../src/state/database.js';
import { temporaryFolder } from '../corpus/folder.js';

async function opened() {
  const file = join(await temporaryFolder(), 'state.db');
  const open = () => {
    const database = new Database(file, () => 0);
    onTestFinished(() => database.close());
    return database;
  };
  return { database: open(), open };
}

const synchronous = (database: Database) =>
  database.use((connection) => Object.values(connection.prepare('PRAGMA synchronous').get() ?? {})[0]);

it('a light write stands there for other processes, and every other one waits for the disk again', async () => {
  const { database, open } = await opened();
  expect(synchronous(database)).toBe(2);
  database.useLightly((connection) => {
    expect(Object.values(connection.prepare('PRAGMA synchronous').get() ?? {})).toEqual([1]);
    connection.exec("INSERT INTO secret VALUES ('light', x'00')");
  });
  expect(synchronous(database)).toBe(2);
  const found = open().use((connection) =>
    connection.prepare("SELECT name FROM secret WHERE name = 'light'").get(),
  );
  expect(found).toEqual({ name: 'light' });
});

it('so it does after one that failed', async () => {
  const { database } = await opened();
  expect(() =>
    database.useLightly(() => {
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
  expect(synchronous(database)).toBe(2);
});
