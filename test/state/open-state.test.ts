import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GivenAnswer, GivenQuote } from '../../src/chat/protocol/given-answers.js';
import type { RefreshRecord } from '../../src/core/types/refresh-record.js';
import { corpusKey } from '../../src/state/corpus-key.js';
import { openState } from '../../src/state/open-state.js';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { StateError } from '../../src/state/state-error.js';
import { temporaryFolder } from '../corpus/folder.js';
import { now, opened } from './opened.js';

function quote(documentId: string, start: number, end: number): GivenQuote {
  const citation = { documentId, title: `Title of ${documentId}`, span: { start, end }, line: 3 };
  return {
    receiptId: `${documentId} ${start}`,
    text: `words of ${documentId}`,
    citation,
    documentHash: `hash of ${documentId}`,
  };
}

const answer: GivenAnswer = {
  id: 'a1',
  quotes: [quote('b.txt', 5, 90), quote('a.txt', 0, 3)],
  shown: 1,
  visibility: 'asker',
  place: { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1', thread: '1.2' },
  personId: 'U1',
  fingerprint: 'f1',
  givenAt: 1_000,
};

const record: RefreshRecord = {
  added: ['a'],
  changed: [],
  removed: ['b'],
  skipped: [{ file: '.env', reason: 'hidden file' }],
  documents: 1,
  passages: 2,
  oldFingerprint: '',
  fingerprint: 'f1',
  tookMs: 12.5,
  finishedAt: 1_000,
  by: 'slack:U123 (Ada)',
  sameTexts: [],
  extents: [],
  dryRun: false,
};

/** Everything that stands in the folder's files. */
function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

describe('given answers', () => {
  it('are found again as they were saved, also after a restart', async () => {
    const folder = await temporaryFolder();
    const first = opened(folder);
    await first.givenAnswers.save(answer);
    const third = { ...answer, id: 'a3', page: 3 };
    await first.givenAnswers.save(third);
    expect(await first.givenAnswers.find('a1')).toEqual(answer);
    first.close();
    const second = opened(folder);
    expect(await second.givenAnswers.find('a3')).toEqual(third);
    expect(await second.givenAnswers.find('a1')).toEqual(answer);
    expect(await second.givenAnswers.find('a2')).toBeUndefined();
    expect(second.problems).toEqual([]);
  });

  it('are found whatever their ids and places hold', async () => {
    const { givenAnswers } = opened(await temporaryFolder());
    for (const id of ["'; DROP TABLE given_answer; --", '🎉', '__proto__', '']) {
      const odd: GivenAnswer = {
        ...answer,
        id,
        personId: id,
        quotes: [],
        place: { platform: 'web', kind: 'local' },
      };
      await givenAnswers.save(odd);
      expect(await givenAnswers.find(id)).toEqual(odd);
    }
  });

  it('never write a question to disk, even if one is handed over', async () => {
    const folder = await temporaryFolder();
    const { givenAnswers } = opened(folder);
    const question = 'which companies had access';
    const quotes = answer.quotes.map((one) => ({ ...one, highlights: question }));
    const talkative = { ...answer, quotes, question, place: { ...answer.place, question } };
    await givenAnswers.save(talkative);
    expect(await givenAnswers.find('a1')).toEqual(answer);
    expect(bytesIn(folder)).toContain('b.txt');
    expect(bytesIn(folder)).not.toContain('companies');
  });

  it('refuse more than twenty quotes', async () => {
    const { givenAnswers } = opened(await temporaryFolder());
    const quotes = Array.from({ length: 21 }, (_, i) => quote('a', i, i + 1));
    await givenAnswers.save({ ...answer, quotes: quotes.slice(1) });
    expect((await givenAnswers.find('a1'))?.quotes).toHaveLength(20);
    await expect(givenAnswers.save({ ...answer, quotes })).rejects.toThrow(RangeError);
  });

  it('let exactly one share be claimed, by two processes and over a restart', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [opened(folder), opened(folder)];
    await one.givenAnswers.save(answer);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).givenAnswers.claim('a1', 'share')),
    );
    expect(claims.filter((claim) => claim)).toHaveLength(1);
    one.close();
    other.close();
    const { givenAnswers } = opened(folder);
    expect(await givenAnswers.claim('a1', 'share')).toBe(false);
    await givenAnswers.save(answer);
    expect(await givenAnswers.claim('a1', 'share')).toBe(false);
  });

  it('let a share be claimed once more after it was given back, and none of an unknown answer', async () => {
    const { givenAnswers } = opened(await temporaryFolder());
    await givenAnswers.save(answer);
    expect(await givenAnswers.claim('a1', 'share')).toBe(true);
    await givenAnswers.release('a1', 'share');
    expect([await givenAnswers.claim('a1', 'share'), await givenAnswers.claim('a1', 'share')]).toEqual([
      true,
      false,
    ]);
    await givenAnswers.release('unknown', 'share');
    expect(await givenAnswers.claim('unknown', 'share')).toBe(false);
  });

  it('are claimed once for each thing, forgotten once, and know their message', async () => {
    const { givenAnswers } = opened(await temporaryFolder());
    await givenAnswers.save(answer);
    await givenAnswers.claim('a1', 'share');
    expect([await givenAnswers.claim('a1', 'more'), await givenAnswers.claim('a1', 'more')]).toEqual([
      true,
      false,
    ]);
    await givenAnswers.posted('a1', '17.1');
    expect(await givenAnswers.find('a1')).toEqual({ ...answer, messageId: '17.1' });
    expect([await givenAnswers.forget('a1'), await givenAnswers.forget('a1')]).toEqual([true, false]);
    expect(await givenAnswers.find('a1')).toBeUndefined();
  });

  it('are forgotten once they are older than asked for, down to their bytes', async () => {
    const folder = await temporaryFolder();
    const { givenAnswers } = opened(folder);
    const quotes = [{ ...quote('c.txt', 1, 9), text: 'Words of old' }];
    await givenAnswers.save({ ...answer, id: 'old', quotes, personId: 'Methuselah', givenAt: 999 });
    await givenAnswers.save({ ...answer, id: 'young', givenAt: 1_000 });
    expect(bytesIn(folder)).toContain('Methuselah');
    await givenAnswers.purge(1_000);
    expect(await givenAnswers.find('old')).toBeUndefined();
    expect(await givenAnswers.find('young')).toBeDefined();
    expect(bytesIn(folder)).not.toMatch(/Methuselah|Words of old/u);
  });
});

describe('the refresh log', () => {
  it('gives the newest records of its corpus first, also after a restart and under a clock that went back', async () => {
    const folder = await temporaryFolder();
    const state = opened(folder);
    const log = state.refreshLog('one');
    for (const finishedAt of [3, 1, 2]) await log.append({ ...record, finishedAt });
    await state.refreshLog('two').append({ ...record, finishedAt: 9 });
    state.close();
    const latest = await opened(folder).refreshLog('one').latest(2);
    expect(latest).toEqual([
      { ...record, finishedAt: 2 },
      { ...record, finishedAt: 1 },
    ]);
    expect(await opened(folder).refreshLog('three').latest(5)).toEqual([]);
  });

  it('keeps the newest hundred of each corpus', async () => {
    const { refreshLog } = opened(await temporaryFolder());
    await refreshLog('other').append(record);
    for (let finishedAt = 1; finishedAt <= 105; finishedAt++)
      await refreshLog('one').append({ ...record, finishedAt });
    const kept = await refreshLog('one').latest(1_000);
    expect([kept.length, kept.at(0)?.finishedAt, kept.at(-1)?.finishedAt]).toEqual([100, 105, 6]);
    expect(await refreshLog('other').latest(1)).toEqual([record]);
  });
});

describe('openState', () => {
  it.skipIf(process.platform === 'win32')('makes its folder and files for their owner alone', async () => {
    const folder = join(await temporaryFolder(), 'deep', '.verbatim');
    await opened(folder).givenAnswers.save(answer);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder).filter((name) => name.startsWith('state.db'))) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('works in a folder whose name means something in addresses and SQL', async () => {
    const folder = join(await temporaryFolder(), `a#b?c=%20 'd" 🎉`);
    const state = opened(folder);
    await state.givenAnswers.save(answer);
    expect(existsSync(join(folder, 'state.db'))).toBe(true);
    expect(state.problems).toEqual([]);
  });

  it('takes an empty file for a new database', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'state.db'), '');
    const state = opened(folder);
    await state.givenAnswers.save(answer);
    expect([await state.givenAnswers.find('a1'), state.problems]).toEqual([answer, []]);
  });

  function damage(folder: string, how: (file: string) => void) {
    const state = openState({ folder, now: () => now });
    return Promise.all(
      Array.from({ length: 300 }, (_, i) => state.givenAnswers.save({ ...answer, id: `a${i}` })),
    ).then(() => {
      state.close();
      how(join(folder, 'state.db'));
    });
  }

  it.each<[string, (file: string) => void, string]>([
    ['no database', (file) => writeFileSync(file, 'text '.repeat(1000)), 'is damaged'],
    [
      'without its header',
      (file) => writeFileSync(file, Buffer.concat([Buffer.alloc(100), readFileSync(file).subarray(100)])),
      'is damaged',
    ],
    [
      'overwritten in the middle',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0x5a, 4096, bytes.length - 4096));
      },
      'is damaged',
    ],
    ['cut off', (file) => truncateSync(file, 5000), 'is damaged'],
    [
      'of a newer version',
      (file) => new DatabaseSync(file).exec('PRAGMA user_version = 99'),
      'was written by a newer version of Verbatim',
    ],
    ['without a table', (file) => new DatabaseSync(file).exec('DROP TABLE refresh'), 'lacks a table'],
  ])('moves a database that is %s aside, starts a new one and says so', async (_, how, what) => {
    const folder = await temporaryFolder();
    await damage(folder, how);
    const before = readFileSync(join(folder, 'state.db'));
    const state = opened(folder);
    expect(state.problems).toEqual([
      `state.db ${what}: it is kept as state.db.damaged-20261122T030405Z and a new one was started; ` +
        'answers given before can no longer be shared',
    ]);
    expect(readFileSync(join(folder, 'state.db.damaged-20261122T030405Z')).length).toBeGreaterThanOrEqual(
      before.length,
    );
    expect(await state.givenAnswers.find('a1')).toBeUndefined();
    await state.givenAnswers.save(answer);
    state.close();
    const next = opened(folder);
    expect([await next.givenAnswers.find('a1'), next.problems]).toEqual([answer, []]);
  });

  it('keeps every damaged database, also two of the same second', async () => {
    const folder = await temporaryFolder();
    for (let i = 0; i < 3; i++) {
      writeFileSync(join(folder, 'state.db'), `text ${i} `.repeat(1000));
      opened(folder).close();
    }
    expect(readdirSync(folder).filter((name) => /damaged-\w+(?:-\d)?$/.test(name))).toEqual([
      'state.db.damaged-20261122T030405Z',
      'state.db.damaged-20261122T030405Z-2',
      'state.db.damaged-20261122T030405Z-3',
    ]);
  });

  it('starts a new database when the old one turns out to be damaged while in use', async () => {
    const folder = await temporaryFolder();
    await damage(folder, () => {});
    const state = opened(folder);
    const file = join(folder, 'state.db');
    // Another process's write makes this one read the file again.
    const other = new DatabaseSync(file);
    other.exec("UPDATE given_answer SET person_id = 'U2'; PRAGMA wal_checkpoint(TRUNCATE)");
    other.close();
    writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a), { flag: 'r+' });
    expect(await state.givenAnswers.find('a1')).toBeUndefined();
    expect(state.problems).toEqual([expect.stringContaining('state.db is damaged: it is kept as')]);
    await state.givenAnswers.save(answer);
    expect(await state.givenAnswers.find('a1')).toEqual(answer);
    expect(await opened(folder).givenAnswers.find('a1')).toEqual(answer);
  });

  it('works from memory where its folder cannot be one, and says what to do', async () => {
    const file = join(await temporaryFolder(), 'file');
    writeFileSync(file, 'a file');
    const folder = join(file, 'state');
    const state = opened(folder);
    expect(state.problems).toEqual([
      `the state folder ${folder} cannot be written (ENOTDIR): nothing is kept when the bot stops; ` +
        'make it writable or name another one with VERBATIM_STATE',
    ]);
    await state.givenAnswers.save(answer);
    expect([
      await state.givenAnswers.claim('a1', 'share'),
      await state.givenAnswers.claim('a1', 'share'),
    ]).toEqual([true, false]);
    const { isWritable, writerLock, refreshLog } = state.forCorpus('seeds');
    const release = await writerLock.tryAcquire();
    await refreshLog.append(record);
    expect([isWritable, await refreshLog.latest(1)]).toEqual([false, [record]]);
    await release?.();
  });

  it.skipIf(process.platform === 'win32')(
    'works from memory where it may not write, and leaves what is there alone',
    async () => {
      const folder = await temporaryFolder();
      const first = opened(folder);
      await first.givenAnswers.save(answer);
      first.close();
      const before = readdirSync(folder);
      chmodSync(folder, 0o555);
      const isRoot = process.geteuid?.() === 0;
      if (isRoot) process.seteuid?.(65534);
      try {
        const state = opened(folder);
        expect(state.problems).toEqual([expect.stringContaining('cannot be written (EACCES)')]);
        await state.givenAnswers.save(answer);
        expect(await state.givenAnswers.find('a1')).toEqual(answer);
      } finally {
        if (isRoot) process.seteuid?.(0);
        chmodSync(folder, 0o700);
      }
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  it('works from memory where its database is a folder, and still keeps the index on disk', async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, 'state.db'));
    const state = opened(folder);
    expect(state.problems).toEqual([expect.stringContaining('state.db cannot be opened (')]);
    await state.givenAnswers.save(answer);
    expect(await state.givenAnswers.find('a1')).toEqual(answer);
    expect(state.forCorpus('seeds').indexFolder).toBe(join(folder, `index-${corpusKey('seeds')}`, 'image'));
  });

  it('refuses work after it was closed, and closes twice', async () => {
    const state = opened(await temporaryFolder());
    state.close();
    state.close();
    await expect(state.givenAnswers.find('a1')).rejects.toThrow(StateError);
  });

  it('tells whether it holds indexes of other corpora alone', async () => {
    const state = opened(await temporaryFolder());
    const [a, b] = [state.forCorpus(await temporaryFolder()), state.forCorpus(await temporaryFolder())];
    expect([a.isAmongOthers(), b.isAmongOthers()]).toEqual([false, false]);
    mkdirSync(a.indexFolder, { recursive: true });
    expect([a.isAmongOthers(), b.isAmongOthers()]).toEqual([false, true]);
    mkdirSync(b.indexFolder, { recursive: true });
    expect([a.isAmongOthers(), b.isAmongOthers()]).toEqual([false, false]);
  });

  it('keeps each corpus’s index, lock and log apart', async () => {
    const folder = await temporaryFolder();
    const state = opened(folder);
    const [a, b] = [state.forCorpus(await temporaryFolder()), state.forCorpus(await temporaryFolder())];
    const release = await a.writerLock.tryAcquire();
    const releaseOther = await b.writerLock.tryAcquire();
    expect(releaseOther).toBeDefined();
    expect(b.indexFolder).not.toBe(a.indexFolder);
    await a.refreshLog.append(record);
    expect(await b.refreshLog.latest(1)).toEqual([]);
    await release?.();
    await releaseOther?.();
  });
});

describe('corpusKey', () => {
  it('is the same by whatever path a folder is reached, and another for another folder', async () => {
    const folder = await temporaryFolder();
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    onTestFinished(() => import('node:fs').then(({ rmSync }) => rmSync(link)));
    expect(corpusKey(folder)).toMatch(/^[0-9a-f]{12}$/);
    expect([corpusKey(link), corpusKey(`${folder}/../${folder.slice(dirname(folder).length + 1)}/`)]).toEqual(
      [corpusKey(folder), corpusKey(folder)],
    );
    expect(corpusKey(dirname(folder))).not.toBe(corpusKey(folder));
    expect(corpusKey(join(folder, 'missing'))).toMatch(/^[0-9a-f]{12}$/);
  });
});
