import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/chat/protocol/audit.js';
import { migrations } from '../../src/state/migrations.js';
import { openState } from '../../src/state/open-state.js';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { temporaryFolder } from '../corpus/folder.js';

const dayMs = 86_400_000;

function entry(over: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: Date.now(),
    place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
    person: { id: 'U1', name: 'Ada' },
    action: 'share',
    detail: 'answer A1',
    ...over,
  };
}

async function opened() {
  const folder = await temporaryFolder();
  const state = openState({ folder, now: Date.now });
  onTestFinished(() => state.close());
  /** Runs what a person with the file in hands might, past this program's own code. */
  const tamper = (sql: string) => {
    const database = new DatabaseSync(join(folder, 'state.db'));
    try {
      database.exec(sql);
    } finally {
      database.close();
    }
  };
  return { folder, state, audit: state.audit, tamper };
}

describe('the audit log', () => {
  it('gives the newest entries first, each as it was written, also after a restart', async () => {
    const { folder, state, audit } = await opened();
    const bare: AuditEntry = { at: 5, place: { platform: 'terminal' }, action: 'refresh', detail: 'index' };
    const entries = [entry(), entry({ at: 1, detail: "'; DROP TABLE audit; --" }), bare];
    for (const one of entries) await audit.append(one);
    state.close();
    const again = openState({ folder, now: Date.now });
    onTestFinished(() => again.close());
    expect(await again.audit.latest(10, 'everywhere')).toEqual(entries.toReversed());
    expect(await again.audit.latest(1, 'everywhere')).toEqual([bare]);
  });

  it('shows a workspace what happened there, and of the machine its refreshes alone', async () => {
    const { audit } = await opened();
    const own = entry();
    await audit.append(own);
    await audit.append(entry({ place: { platform: 'slack', workspace: 'T2' } }));
    await audit.append(entry({ place: { platform: 'discord', workspace: 'T1' } }));
    await audit.append(entry({ place: { platform: 'terminal' } }));
    await audit.append(entry({ place: { platform: 'slack', workspace: 'T2' }, action: 'refresh' }));
    expect(await audit.latest(10, { platform: 'slack', workspace: 'T1' })).toEqual([own]);
    const refresh = entry({ place: { platform: 'terminal' }, action: 'refresh' });
    await audit.append(refresh);
    expect(await audit.latest(10, { platform: 'slack', workspace: 'T1' })).toEqual([refresh, own]);
    expect(await audit.latest(1, { platform: 'discord', workspace: 'T9' })).toEqual([refresh]);
  });

  it.each([
    ['changed', "UPDATE audit SET detail = 'nothing'"],
    ['deleted', 'DELETE FROM audit'],
    [
      'replaced',
      "INSERT OR REPLACE INTO audit (number, at, platform, action, detail) VALUES (1, 1, 'x', 'share', '')",
    ],
  ])('cannot be %s, not even past this program', async (_how, sql) => {
    const { audit, tamper } = await opened();
    const one = entry();
    await audit.append(one);
    expect(() => tamper(sql)).toThrow('append-only');
    expect(await audit.latest(10, 'everywhere')).toEqual([one]);
  });

  it('forgets what is past its days, and nothing else', async () => {
    const { audit, tamper } = await opened();
    const young = entry({ at: Date.now() - 9 * dayMs });
    const old = entry({ at: Date.now() - 11 * dayMs });
    await audit.append(old);
    await audit.append(young);
    expect(() => tamper('DELETE FROM audit')).toThrow('append-only');
    await audit.purge(365);
    expect(await audit.latest(10, 'everywhere')).toEqual([young, old]);
    await audit.purge(10);
    expect(await audit.latest(10, 'everywhere')).toEqual([young]);
  });
});

it('a database of before is brought up to date, its records of refreshes kept', async () => {
  const folder = await temporaryFolder();
  const before = new DatabaseSync(join(folder, 'state.db'));
  before.exec(`${migrations[0]}; PRAGMA user_version = 1`);
  before.exec("INSERT INTO given_answer VALUES ('a1', '[[\"x.txt\",\"h\",0,5]]', '{}', 'U1', 'f', 1, 0)");
  before.exec("INSERT INTO refresh (corpus, record) VALUES ('one', '{}')");
  before.close();
  const state = openState({ folder, now: Date.now });
  onTestFinished(() => state.close());
  expect(state.problems).toEqual([]);
  expect(await state.givenAnswers.find('a1')).toBeUndefined();
  await state.audit.append(entry());
  const after = new DatabaseSync(join(folder, 'state.db'));
  onTestFinished(() => after.close());
  expect(after.prepare('SELECT count(*) AS records FROM refresh').get()).toEqual({ records: 1 });
});
