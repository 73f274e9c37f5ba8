import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecentEvents, type SeenEvents } from '../../src/chat/protocol/seen-events.js';
import { Database } from '../../src/state/database.js';
import { SqlSeenEvents } from '../../src/state/seen-events.js';
import { temporaryFolder } from '../corpus/folder.js';

const hour = 60 * 60_000;

describe.each<[string, () => SeenEvents]>([
  ['in memory', () => new RecentEvents()],
  ['in the state', () => new SqlSeenEvents(new Database(':memory:', Date.now), Date.now)],
])('events seen %s', (_name, make) => {
  it('are new once', () => {
    const seen = make();
    expect([seen.has('a'), seen.add('a'), seen.has('a'), seen.add('a'), seen.add('b')]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});

it('in memory the oldest are forgotten first', () => {
  const seen = new RecentEvents(2);
  for (const key of ['a', 'b', 'c']) seen.add(key);
  expect(['a', 'b', 'c'].map((key) => seen.has(key))).toEqual([false, true, true]);
});

describe('events in a state file', () => {
  it('are known to every process that shares it, and after a restart', async () => {
    const file = join(await temporaryFolder(), 'state.db');
    const [one, other] = [new Database(file, Date.now), new Database(file, Date.now)];
    expect(new SqlSeenEvents(one, Date.now).add('event')).toBe(true);
    expect(new SqlSeenEvents(other, Date.now).add('event')).toBe(false);
    one.close();
    other.close();
    const again = new Database(file, Date.now);
    expect(new SqlSeenEvents(again, Date.now).has('event')).toBe(true);
    again.close();
  });

  it('are forgotten after an hour, and stand there as hashes alone', () => {
    const database = new Database(':memory:', Date.now);
    let now = 1_000_000;
    const seen = () => new SqlSeenEvents(database, () => now);
    seen().add('v0=signature');
    const keys = database.use((connection) => connection.prepare('SELECT key FROM seen_event').all());
    expect(JSON.stringify(keys)).not.toContain('signature');
    now += hour - 1;
    seen().add('other');
    expect(seen().has('v0=signature')).toBe(true);
    now += 2;
    seen().add('another');
    expect(seen().has('v0=signature')).toBe(false);
  });
});
