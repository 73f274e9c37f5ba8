import { expect, it, onTestFinished } from 'vitest';
import type { HelperCall } from '../../src/chat/protocol/helpers.js';
import { openState } from '../../src/state/open-state.js';
import { temporaryFolder } from '../corpus/folder.js';

const limits = { perUserHourly: 3, perChannelDaily: 20 };
const dayMs = 24 * 60 * 60_000;
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };

function call(n: number, over: Partial<HelperCall> = {}): HelperCall {
  return { answerId: `A${n}`, callId: `B${n}`, place, personId: 'U1', at: n, ...over };
}

async function opened() {
  const folder = await temporaryFolder();
  const open = () => {
    const state = openState({ folder, now: () => 0 });
    onTestFinished(() => state.close());
    return state;
  };
  return { open };
}

it('counts over a restart, and in another process', async () => {
  const { open } = await opened();
  const first = open();
  for (let n = 0; n < 3; n++) expect(await first.helperCalls.begin(call(n), limits)).toBe('begun');
  const second = open();
  expect(await second.helperCalls.begin(call(3), limits)).toBe('user');
  expect(await second.helperCalls.begin(call(0), limits)).toBe('called-already');
  expect(await second.helperCalls.isCall('B0')).toBe(true);
  expect(await second.helperCalls.isCall('A0')).toBe(false);
});

it('a call that was taken back counts no more', async () => {
  const { helperCalls } = (await opened()).open();
  for (let n = 0; n < 3; n++) await helperCalls.begin(call(n), limits);
  await helperCalls.withdraw('A1');
  expect(await helperCalls.begin(call(4), limits)).toBe('begun');
  expect(await helperCalls.isCall('B1')).toBe(false);
});

it('is forgotten after a day, but not while its answer can be pressed', async () => {
  const { helperCalls, givenAnswers } = (await opened()).open();
  await givenAnswers.save({
    id: 'A1',
    quotes: [],
    shown: 0,
    visibility: 'asker',
    place: { ...place, kind: 'channel' },
    personId: 'U1',
    fingerprint: 'f',
    givenAt: 0,
  });
  for (const n of [1, 2]) await helperCalls.begin(call(n), limits);
  await helperCalls.begin(call(3, { at: 2 * dayMs }), limits);
  expect(await helperCalls.begin(call(1, { at: 2 * dayMs }), limits)).toBe('called-already');
  expect(await helperCalls.begin(call(2, { at: 2 * dayMs }), limits)).toBe('begun');
});
