import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { temporaryFolder } from '../corpus/folder.js';

const request = { id: 'r1', platform: 'slack', address: '{"userId":"U1"}', endsAt: 2_000 };

async function opened(now: () => number = () => 1_000) {
  const folder = await temporaryFolder();
  const open = () => {
    const state = openState({ folder, now });
    onTestFinished(() => state.close());
    return state.openRequests;
  };
  return { folder, open };
}

it('gives what a process before has left, once, by its platform', async () => {
  const { open } = await opened();
  open().begin(request);
  open().begin({ ...request, id: 'r2', platform: 'discord' });
  const next = open();
  expect(next.takeLeft('slack')).toEqual([request]);
  expect(next.takeLeft('slack')).toEqual([]);
  expect(open().takeLeft('discord')).toHaveLength(1);
});

it('gives nothing of its own, nor what has ended or is past the platform’s limit', async () => {
  let now = 1_000;
  const { open } = await opened(() => now);
  const first = open();
  first.begin(request);
  expect(first.takeLeft('slack')).toEqual([]);
  first.begin({ ...request, id: 'r2' });
  first.end('r2');
  now = 2_000;
  expect(open().takeLeft('slack')).toEqual([]);
});

it('leaves a process that still runs its own', async () => {
  const { folder, open } = await opened();
  open().begin(request);
  const database = new DatabaseSync(join(folder, 'state.db'));
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  for (const [pid, left] of [
    [process.ppid, 0],
    [ended, 1],
  ]) {
    database.prepare('UPDATE open_request SET process = ?').run(`${pid} another`);
    expect(open().takeLeft('slack'), String(pid)).toHaveLength(left ?? 0);
  }
  database.close();
});
