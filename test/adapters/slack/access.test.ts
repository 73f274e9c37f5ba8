import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { english } from '../../../src/texts/english/index.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { gate } from '../../support/gate.js';
import { SocketHarness } from './harness.js';

const workspace: Grant = { platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] };
const shared: Grant = {
  platform: 'slack',
  to: 'channel',
  workspace: 'T1',
  channel: 'CEXT',
  shared: true,
  collections: ['news'],
};

let harness: SocketHarness;
let clock: number;

beforeEach(() => {
  harness = new SocketHarness();
  clock = Date.UTC(2026, 0, 1);
  const { known, channels } = harness.slack;
  known.set('CEXT', { is_ext_shared: true, is_shared: true });
  known.set('CPENDING', { is_ext_shared: false, is_shared: false, is_pending_ext_shared: true });
  known.set('CORG', { is_ext_shared: false, is_shared: true, is_org_shared: true });
  for (const channel of ['CEXT', 'CPENDING', 'CORG', 'CSECRET']) channels.add(channel);
});
afterEach(() => harness.stop());

async function started(grants: readonly Grant[], over: Partial<ChatSettings> = {}): Promise<Bot> {
  const access = { collections: new Map([['news', ['news']]]), grants };
  const bot = await Bot.with(undefined, { services: { settings: { ...chatSettings, ...over, access } } });
  await harness.start(bot.dispatcher, { now: () => clock });
  return bot;
}

/** What Ada sees when she asks there. */
async function asked(channel: string, input = 'when does the zebra eat grass', name = 'general') {
  const before = harness.shown().length;
  await harness.type('ask', input, { channel_id: channel, channel_name: name });
  const [message, ...more] = harness.shown().slice(before);
  expect(more).toEqual([]);
  return { ...message, isAnswered: (message?.quotes.length ?? 0) > 0 };
}

const lookups = () => harness.slack.calls.filter(({ method }) => method === 'conversations.info').length;

describe('in Slack, with grants', () => {
  it('a channel of the workspace is answered', async () => {
    await started([workspace]);
    expect((await asked('C1')).isAnswered).toBe(true);
  });

  it.each([
    ['shared with another organisation', 'CEXT'],
    ['about to be', 'CPENDING'],
    ['shared between workspaces', 'CORG'],
    ['a private one that the bot is no member of', 'CSECRET'],
  ])(
    'a channel that is %s gets a polite no that names no document, for the asker alone',
    async (_what, channel) => {
      await started([workspace]);
      const { isAnswered, text, visibility } = await asked(
        channel,
        'when does the zebra eat grass public:yes',
      );
      expect(isAnswered).toBe(false);
      expect(visibility).toBe('asker');
      expect(text).toContain('I cannot answer here');
      expect(text).not.toMatch(/savanna|lion/iu);
    },
  );

  it('a shared channel that is granted by name is answered', async () => {
    await started([shared]);
    expect((await asked('CEXT')).isAnswered).toBe(true);
    expect((await asked('CEXT', 'when does the zebra eat grass public:yes')).visibility).toBe('channel');
    expect(lookups()).toBe(0);
  });

  it('a direct message has the workspace’s grants', async () => {
    await started([workspace]);
    expect((await asked('D1', undefined, 'directmessage')).isAnswered).toBe(true);
    expect(lookups()).toBe(0);
  });

  it('a press from another workspace in a direct message sees nothing', async () => {
    await started([workspace]);
    await asked('C1');
    await harness.press(english.buttons.labels.share, {
      channel: { id: 'D1', name: 'directmessage' },
      user: { id: 'U1', username: 'ada', team_id: 'T9' },
    });
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toEqual([]);
  });

  it('Share posts nothing any more once the channel is shared or its grant has ended', async () => {
    const bot = await started([{ ...workspace, endsAt: Date.UTC(2026, 0, 2) }]);
    await asked('C1');
    await asked('C1');
    harness.slack.known.set('C1', { is_ext_shared: true });
    clock += 61_000;
    await harness.press(english.buttons.labels.share);
    expect(harness.shown().at(-1)?.text).toContain('not everyone here may see');
    harness.slack.known.set('C1', { is_ext_shared: false });
    clock += 61_000;
    bot.clock = Date.UTC(2026, 0, 2);
    await harness.press(english.buttons.labels.share);
    bot.clock -= 1;
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toEqual([]);
    await harness.press(english.buttons.labels.share);
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(1);
  });

  it('Slack is asked about a channel once a minute at most, and never without grants', async () => {
    await started([workspace]);
    await asked('C1');
    await asked('C1');
    expect(lookups()).toBe(1);
    clock += 60_000;
    await asked('C1');
    expect(lookups()).toBe(2);
  });

  it('without grants, Slack is never asked', async () => {
    await started([]);
    expect((await asked('CSECRET')).isAnswered).toBe(true);
    expect(lookups()).toBe(0);
  });

  it('a fault of Slack’s closes the channel for that request alone', async () => {
    await started([workspace]);
    const fault = { kind: 'answer', status: 429, headers: { 'retry-after': '60' } } as const;
    harness.slack.misbehave('conversations.info', fault);
    expect((await asked('C1')).isAnswered).toBe(false);
    expect((await asked('C1')).isAnswered).toBe(true);
  });

  it('a command is acknowledged before Slack is asked', async () => {
    await started([workspace]);
    const { passed: until, open: answer } = gate();
    harness.slack.misbehave('conversations.info', { kind: 'held', until });
    const asking = asked('C1');
    await harness.slack.until(() => harness.slack.acknowledged.size > 0 && lookups() > 0);
    expect(harness.shown()).toEqual([]);
    answer();
    expect((await asking).isAnswered).toBe(true);
  });
});
