import { expect, it, onTestFinished } from 'vitest';
import type { OpenRequests } from '../../../src/chat/protocol/open-requests.js';
import { openState } from '../../../src/state/open-state.js';
import { english } from '../../../src/texts/english/index.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { gate } from '../../support/gate.js';
import { scriptedDispatcher } from '../contract.js';
import { SocketHarness } from './harness.js';

const minute = 60_000;

/** Ada asks by command and by mention; the process is killed before it answers, and another one starts so much later. */
async function killed(laterMs: number) {
  const folder = await temporaryFolder();
  let now = Date.now();
  const states = [openState({ folder, now: () => now }), openState({ folder, now: () => now })] as const;
  const { passed: held, open: release } = gate();
  const harness = new SocketHarness();
  onTestFinished(async () => {
    release();
    await harness.stop();
    for (const state of states) state.close();
  });
  const [{ openRequests }, { openRequests: later }] = states;
  let begun = 0;
  const noting: OpenRequests = {
    begin: (request) => {
      openRequests.begin(request);
      begun++;
    },
    end: (id) => openRequests.end(id),
    takeLeft: (platform) => openRequests.takeLeft(platform),
  };
  await harness.start(scriptedDispatcher(held), { openRequests: noting, now: () => now });
  void harness.type('ask', 'wait');
  void harness.mention('wait');
  await harness.slack.until(() => begun === 2);
  now += laterMs;
  await harness.again(scriptedDispatcher(), { openRequests: later, now: () => now });
  await harness.adapter.settled();
  return { harness, later };
}

it('tells those, once, whose command or mention was acknowledged by a process that is no more', async () => {
  const { harness, later } = await killed(20 * minute);
  const told = harness.shown().filter(({ text }) => text.includes(english.delivery.restarted));
  expect(told.map(({ visibility, pings }) => [visibility, pings])).toEqual([
    ['asker', false],
    ['asker', false],
  ]);
  expect(later.takeLeft('slack')).toEqual([]);
});

it('tells nobody after half an hour, when Slack lets nobody answer any more', async () => {
  const { harness, later } = await killed(31 * minute);
  expect(harness.shown()).toEqual([]);
  expect(later.takeLeft('slack')).toEqual([]);
});
