import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GivenAnswer } from '../../src/chat/protocol/given-answers.js';
import { backUp } from '../../src/state/backup.js';
import { linkKeyFile, rotateLinkKeys } from '../../src/state/link-keys.js';
import { migrations } from '../../src/state/migrations.js';
import { openState } from '../../src/state/open-state.js';
import { restore } from '../../src/state/restore.js';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { temporaryFolder } from '../corpus/folder.js';
import { now, opened } from './opened.js';

function answer(id: string): GivenAnswer {
  return {
    id,
    quotes: [],
    shown: 0,
    visibility: 'asker',
    place: { platform: 'web', kind: 'local' },
    personId: 'U1',
    fingerprint: 'f1',
    givenAt: now,
  };
}

/** The library lets go of a closed database only when its statements are collected; another process's end does the same. */
async function letGo(): Promise<void> {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  await setImmediate();
}

/** A state folder with an answer and a link key, and a file for its backup. */
async function kept() {
  const folder = join(await temporaryFolder(), 'state');
  const state = openState({ folder, now: () => now });
  await state.givenAnswers.save(answer('a1'));
  const key = state.linkKeys([]).current();
  state.close();
  await letGo();
  return { folder, key, file: join(await temporaryFolder(), 'backup') };
}

/** A backup whose database `change` has altered. */
function altered(file: string, change: (database: InstanceType<typeof DatabaseSync>) => void): void {
  const path = `${file}.db`;
  writeFileSync(path, gunzipSync(readFileSync(file)));
  const database = new DatabaseSync(path);
  change(database);
  database.close();
  writeFileSync(file, gzipSync(readFileSync(path)));
}

describe('a backup', () => {
  it('brings given answers and link keys to a machine that has none, for their owner alone', async () => {
    const { folder, key, file } = await kept();
    expect(await backUp(folder, file, now)).toMatchObject({ answers: 1, hasLinkKeys: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const elsewhere = join(await temporaryFolder(), 'new');
    expect(await restore(elsewhere, file, now + 1)).toEqual({ madeAt: now, hasLinkKeys: true, aside: [] });
    for (const name of ['state.db', 'link-keys']) {
      expect(statSync(join(elsewhere, name)).mode & 0o777).toBe(0o600);
    }
    const state = opened(elsewhere);
    expect(state.problems).toEqual([]);
    expect(await state.givenAnswers.find('a1')).toEqual(answer('a1'));
    expect(state.linkKeys([]).find(key.id)).toEqual(key);
  });

  it('holds watched questions, and nothing by which whoever waits just now is reached', async () => {
    const { folder, file } = await kept();
    const place = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' } as const;
    const asked = {
      id: 'W1',
      question: 'who won',
      place,
      isOutside: false,
      person: { id: 'U1', name: 'Ada' },
    };
    const watch = { ...asked, tells: 'asker', isPublic: false, madeAt: now, generation: 0 } as const;
    const state = opened(folder);
    await state.watches.add(watch, { days: 90, perUser: 1, perChannel: 1 });
    state.openRequests.begin({ id: 'R1', platform: 'slack', address: 'hooks/secret', endsAt: now + 1_000 });
    await backUp(folder, file, now);
    expect(gunzipSync(readFileSync(file)).toString('latin1')).not.toContain('hooks/secret');
    const elsewhere = await temporaryFolder();
    await restore(elsewhere, file, now);
    const restored = opened(elsewhere);
    expect(await restored.watches.of({ place, personId: 'U1' }, 90)).toEqual([watch]);
    expect(restored.openRequests.takeLeft('slack')).toEqual([]);
  });

  it('leaves nothing beside itself, and of the keys nothing in the restored database', async () => {
    const { folder, key, file } = await kept();
    await backUp(folder, file, now);
    expect(readdirSync(join(file, '..'))).toEqual(['backup']);
    expect(readdirSync(folder).sort()).toEqual(['link-keys', 'open.lock', 'state.db']);
    await restore(folder, file, now);
    const text = readFileSync(join(folder, 'state.db'), 'latin1');
    expect(text).not.toContain(key.secret.toString('base64url'));
    expect(readdirSync(folder).filter((name) => name.startsWith('restore-'))).toEqual([]);
  });

  it('is whole while others write', async () => {
    const { folder, file } = await kept();
    const state = opened(folder);
    const writing = (async () => {
      for (let i = 0; i < 200; i++) await state.givenAnswers.save(answer(`b${i}`));
    })();
    const { answers } = await backUp(folder, file, now);
    await writing;
    const elsewhere = await temporaryFolder();
    await restore(elsewhere, file, now);
    const restored = opened(elsewhere);
    expect(answers).toBeGreaterThan(0);
    for (let i = 0; i < answers - 1; i++) {
      expect(await restored.givenAnswers.find(`b${i}`)).toBeDefined();
    }
    expect(await restored.givenAnswers.find(`b${answers - 1}`)).toBeUndefined();
    expect(await state.givenAnswers.find('b199')).toBeDefined();
  });

  it('holds what stands in the log alone, not yet in the database', async () => {
    const { folder, file } = await kept();
    const state = opened(folder);
    await state.givenAnswers.save(answer('a2'));
    expect(statSync(join(folder, 'state.db-wal')).size).toBeGreaterThan(0);
    expect(await backUp(folder, file, now)).toMatchObject({ answers: 2 });
  });

  it('never overwrites a file', async () => {
    const { folder, file } = await kept();
    writeFileSync(file, 'mine');
    await expect(backUp(folder, file, now)).rejects.toThrow('is there already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('is refused where there is no state, or one that is damaged, and leaves no file', async () => {
    const { folder, file } = await kept();
    await expect(backUp(`${folder}-other`, file, now)).rejects.toThrow('there is nothing to back up');
    const { size } = statSync(join(folder, 'state.db'));
    truncateSync(join(folder, 'state.db'), size - 8192);
    await expect(backUp(folder, file, now)).rejects.toThrow('is damaged and cannot be backed up');
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  it('says where the file cannot be written', async () => {
    const { folder, file } = await kept();
    await expect(backUp(folder, join(file, 'x'), now)).rejects.toThrow('cannot be written (ENOENT)');
  });
});

describe('restore', () => {
  it('keeps the state that was there beside the restored one', async () => {
    const { folder, key, file } = await kept();
    await backUp(folder, file, now);
    rotateLinkKeys(folder, now);
    const later = openState({ folder, now: () => now });
    await later.givenAnswers.save(answer('a2'));
    later.close();
    await letGo();
    const newer = readFileSync(linkKeyFile(folder), 'utf8');
    const { aside } = await restore(folder, file, now);
    expect(aside).toEqual([
      join(folder, 'link-keys.before-restore-20261122T030405Z'),
      join(folder, 'state.db.before-restore-20261122T030405Z'),
    ]);
    expect(readFileSync(aside[0] ?? '', 'utf8')).toBe(newer);
    const restored = opened(folder);
    expect(await restored.givenAnswers.find('a2')).toBeUndefined();
    expect(restored.linkKeys([]).current()).toEqual(key);
    const old = new DatabaseSync(aside[1] ?? '');
    expect(old.prepare("SELECT id FROM given_answer WHERE id = 'a2'").all()).toHaveLength(1);
    old.close();
  });

  it('brings the backup of an older version up to date', async () => {
    const folder = await temporaryFolder();
    const old = new DatabaseSync(join(folder, 'state.db'));
    const steps = migrations.length - 1;
    old.exec(`${migrations.slice(0, steps).join(';')}; PRAGMA user_version = ${steps}`);
    old.close();
    const file = join(await temporaryFolder(), 'backup');
    await backUp(folder, file, now);
    const elsewhere = await temporaryFolder();
    await restore(elsewhere, file, now);
    const state = opened(elsewhere);
    await state.givenAnswers.save(answer('a1'));
    await state.givenAnswers.posted('a1', 'message');
    expect(await state.givenAnswers.find('a1')).toMatchObject({ messageId: 'message' });
    expect(state.problems).toEqual([]);
  });

  it('leaves link keys alone where the backup has none', async () => {
    const { folder, file } = await kept();
    const keys = readFileSync(linkKeyFile(folder), 'utf8');
    rmSync(linkKeyFile(folder));
    await backUp(folder, file, now);
    writeFileSync(linkKeyFile(folder), keys, { mode: 0o600 });
    expect(await restore(folder, file, now)).toMatchObject({ hasLinkKeys: false });
    expect(readFileSync(linkKeyFile(folder), 'utf8')).toBe(keys);
  });

  it('takes the place of a damaged database', async () => {
    const { folder, file } = await kept();
    await backUp(folder, file, now);
    writeFileSync(join(folder, 'state.db'), 'damage'.repeat(1000));
    await restore(folder, file, now);
    expect(await opened(folder).givenAnswers.find('a1')).toBeDefined();
  });

  it('is refused while anybody uses the state', async () => {
    const { folder, file } = await kept();
    await backUp(folder, file, now);
    const state = opened(folder);
    await state.givenAnswers.save(answer('a2'));
    await expect(restore(folder, file, now)).rejects.toThrow(`is using ${folder}: stop it, then restore`);
    expect(await state.givenAnswers.find('a2')).toBeDefined();
  });

  it.each<[string, (file: string) => void, string]>([
    ['one whose end is missing', (file) => truncateSync(file, statSync(file).size - 20), 'is torn'],
    ['an empty one', (file) => truncateSync(file, 0), 'is torn'],
    ['one with a changed byte', (file) => overwrite(file, statSync(file).size - 6), 'is damaged'],
    ['a text', (file) => writeFileSync(file, 'Dear all,'), 'is no backup of Verbatim'],
    ['a compressed text', (file) => writeFileSync(file, gzipSync('Dear all,')), 'is no backup of Verbatim'],
    [
      'another database',
      (file) => altered(file, (db) => db.exec('DROP TABLE verbatim_backup')),
      'is no backup of Verbatim',
    ],
    [
      'one with a trigger of its own',
      (file) =>
        altered(file, (db) =>
          db.exec('CREATE TRIGGER sly AFTER INSERT ON vote BEGIN DELETE FROM given_answer; END'),
        ),
      'it holds trigger sly',
    ],
    [
      'one of a newer version',
      (file) => altered(file, (db) => db.exec('PRAGMA user_version = 99')),
      'was written by a newer version of Verbatim: nothing was restored',
    ],
    [
      'one without a table',
      (file) => altered(file, (db) => db.exec('DROP TABLE vote')),
      'lacks a table: nothing was restored',
    ],
    [
      'one whose link keys are none',
      (file) => altered(file, (db) => db.exec("UPDATE verbatim_backup SET link_keys = 'x'")),
      'is no backup of Verbatim',
    ],
    ['none', (file) => rmSync(file), 'cannot be restored (ENOENT)'],
  ])('refuses %s, and leaves the state as it is', async (_, spoil, message) => {
    const { folder, file } = await kept();
    await backUp(folder, file, now);
    spoil(file);
    await letGo();
    const before = readFileSync(join(folder, 'state.db'));
    await expect(restore(folder, file, now)).rejects.toThrow(message);
    expect(readFileSync(join(folder, 'state.db')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['link-keys', 'open.lock', 'state.db']);
    expect(existsSync(join(folder, 'state.db-wal'))).toBe(false);
  });
});

function overwrite(file: string, at: number): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.from([~(readFileSync(file)[at] ?? 0) & 0xff]), 0, 1, at);
  closeSync(opened);
}
