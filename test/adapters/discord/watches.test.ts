import { describe, expect, it, onTestFinished } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { giraffe, question, savanna, WatchRoom } from '../../chat/watches/watch-room.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { watchingContract } from '../watching.js';
import { channelId, guildId, userId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

async function watching(settings: Parameters<typeof WatchRoom.open>[0]['settings'] = {}) {
  const harness = new DiscordHarness({ timeoutMs: 500 });
  const folder = await temporaryFolder();
  const lookout = await WatchRoom.open({
    folder,
    settings,
    on: 'discord',
    through: () => harness.adapter.messenger,
  });
  onTestFinished(async () => {
    lookout.close();
    await harness.stop();
  });
  await harness.start(lookout.bot.dispatcher);
  const place = { platform: 'discord', kind: 'channel', workspace: guildId, channel: channelId } as const;
  const waiting = async () =>
    (await lookout.state.watches.of({ place, personId: userId }, 90)).map(
      (watch) => watch.waiting?.reason ?? null,
    );
  return { harness, lookout, discord: harness.discord, waiting };
}

const inChannels = /POST \/channels\/\d+\/messages/;

describe('Discord, telling of an answer', () => {
  watchingContract(() => {
    const harness = new DiscordHarness();
    return { harness, messenger: () => harness.adapter.messenger, on: 'discord' };
  });

  it.each([
    ['a public question is answered in its channel', ' public:yes', 1, []],
    ['a private one waits', '', 0, ['refused']],
  ] as const)('where no direct message is taken, %s', async (_, asked, messages, left) => {
    const { harness, lookout, discord, waiting } = await watching();
    discord.takesDirectMessages = false;
    await harness.type('ask', question + asked);
    await harness.press(english.buttons.labels['tell-when']);
    const before = harness.shown().length;
    await lookout.become([...savanna, giraffe]);
    const told = harness.shown().slice(before);
    expect(told).toHaveLength(messages);
    for (const one of told) expect(one).toMatchObject({ visibility: 'channel', pings: false });
    expect(await waiting()).toEqual(left);
  });

  it('drops what somebody wanted who has left the server', async () => {
    const { harness, lookout, discord, waiting } = await watching();
    await harness.type('ask', question);
    await harness.press(english.buttons.labels['tell-when']);
    discord.gone.add(userId);
    const before = harness.shown().length;
    await lookout.become([...savanna, giraffe]);
    expect(harness.shown()).toHaveLength(before);
    expect(await waiting()).toEqual([]);
  });

  const role = '1100000000000000005';
  it.each([
    ['still has', [role], 1],
    ['has no more', [], 0],
  ] as const)('goes by the roles that somebody %s when they are told', async (_, roles, messages) => {
    const grants = [
      { platform: 'discord', to: 'role', workspace: guildId, role, collections: ['all'] },
      { platform: 'discord', to: 'direct-messages', collections: ['all'] },
    ] as const;
    const access = { collections: new Map([['all', ['**']]]), grants };
    const { harness, lookout, discord } = await watching({ access });
    await harness.type('ask', question);
    await harness.press(english.buttons.labels['tell-when']);
    discord.rolesOf.set(userId, roles);
    const before = harness.shown().length;
    await lookout.become([...savanna, giraffe]);
    expect(harness.shown()).toHaveLength(before + messages);
  });

  it('sends one of which no answer came again under its nonce, and it stands there once', async () => {
    const { harness, lookout, discord } = await watching();
    await harness.type('ask', question);
    await harness.press(english.buttons.labels['tell-when']);
    const before = harness.shown().length;
    discord.fail(inChannels, 'nothing', 3);
    expect(await lookout.become([...savanna, giraffe])).toBe(false);
    expect(await lookout.round()).toBe(true);
    expect(harness.shown()).toHaveLength(before + 1);
    const posts = discord.calls.filter(({ method, path }) => inChannels.test(`${method} ${path}`));
    expect(new Set(posts.map(({ body }) => body['nonce'])).size).toBe(1);
  });

  it.each([
    ['Missing Permissions', { status: 403, body: { code: 50013 } }, ['refused']],
    ['Unknown Channel', { status: 404, body: { code: 10003 } }, []],
    ['a fault of Discord’s', { status: 503 }, [null]],
  ] as const)('after %s it is known what becomes of it', async (_, fault, expected) => {
    const { harness, lookout, discord, waiting } = await watching();
    await harness.type('ask', question);
    await harness.press(english.buttons.labels['tell-when']);
    discord.fail(inChannels, fault, 3);
    await lookout.become([...savanna, giraffe]);
    expect(await waiting()).toEqual(expected);
  });
});
