import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ThreadLibrary } from '../../src/worker/thread-library.js';
import { Bot } from '../support/bot.js';
import { gate } from '../support/gate.js';
import { RealLibrary } from '../worker/real-library.js';
import type { Shown } from './contract.js';
import { DiscordHarness } from './discord/harness.js';
import { commandPayload, SocketHarness } from './slack/harness.js';

const sentence = 'The lion sleeps under a tree at noon.';
const question = 'where does the lion sleep';
const count = 200;
/** Of which so many may wait. */
const maxQueueLength = 150;
const patience = { timeout: 100_000, interval: 20 };

/** A dispatcher whose library is being made, until `make` is called. */
async function whileMaking() {
  const real = await RealLibrary.create({ 'lion.txt': sentence });
  const library: ThreadLibrary = real.library({ maxQueueLength, deadlineMs: 100_000 });
  const { passed: told, open: make } = gate();
  const opening = library.open(
    () => {},
    async () => {
      await told;
      await library.refresh({ by: 'start' });
    },
  );
  const { dispatcher } = await Bot.with([], { services: { library } });
  return { dispatcher, make, opening };
}

function expectEachToHaveEndedOnce(shown: readonly Shown[]): void {
  const answered = shown.filter(({ quotes }) => quotes.some((quote) => quote.includes(sentence)));
  const busy = shown.filter(({ text }) => text.includes('Too many questions are waiting'));
  expect([shown.length, answered.length, busy.length]).toEqual([
    count,
    maxQueueLength,
    count - maxQueueLength,
  ]);
}

const each = Array.from({ length: count }, (_, i) => i);

describe('200 questions at once while the index is made', () => {
  it('are acknowledged on Slack before the library answers, and each ends once, busy included', async () => {
    const { dispatcher, make, opening } = await whileMaking();
    const harness = new SocketHarness();
    onTestFinished(() => harness.stop(0));
    await harness.start(dispatcher);
    const { slack } = harness;
    await Promise.all(
      each.map((i) => slack.send('slash_commands', commandPayload(slack, 'ask', question), `load-${i}`)),
    );
    expect(slack.acknowledged.size).toBe(count);
    expect(harness.shown().flatMap(({ quotes }) => quotes)).toEqual([]);
    make();
    await opening;
    await harness.adapter.settled();
    expectEachToHaveEndedOnce(harness.shown());
    expect([...slack.acknowledged.values()].every((times) => times === 1)).toBe(true);
  }, 120_000);

  it('are acknowledged on Discord before the library answers, and each ends once, busy included', async () => {
    const { dispatcher, make, opening } = await whileMaking();
    const harness = new DiscordHarness();
    onTestFinished(() => harness.stop(0));
    await harness.start(dispatcher);
    const sent = each.map(() => harness.send(harness.discord.command('ask', { question })));
    const acknowledgements = () =>
      harness.discord.calls.filter(({ path }) => /\/interactions\/.*\/callback/u.test(path));
    await vi.waitFor(() => expect(acknowledgements()).toHaveLength(count), patience);
    expect(harness.shown().flatMap(({ quotes }) => quotes)).toEqual([]);
    make();
    await opening;
    await Promise.all(sent);
    expectEachToHaveEndedOnce(harness.shown());
    expect(acknowledgements()).toHaveLength(count);
    expect(harness.deliveries.map(({ kind }) => kind)).toEqual(each.map(() => 'posted'));
  }, 120_000);
});
