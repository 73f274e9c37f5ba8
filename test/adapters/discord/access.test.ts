import { afterEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { guildId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

const role = '1100000000000000005';
const question = { question: 'when does the zebra eat grass' };
const forRole: Grant = { platform: 'discord', to: 'role', workspace: guildId, role, collections: ['news'] };
const forGuild: Grant = { platform: 'discord', to: 'workspace', workspace: guildId, collections: ['news'] };
const forDirect: Grant = { platform: 'discord', to: 'direct-messages', collections: ['news'] };

let harness: DiscordHarness;
afterEach(() => harness.stop());

async function started(...grants: Grant[]): Promise<Bot> {
  const access = { collections: new Map([['news', ['news']]]), grants };
  const bot = await Bot.with(undefined, { services: { settings: { ...chatSettings, access } } });
  harness = new DiscordHarness();
  await harness.start(bot.dispatcher);
  return bot;
}

/** A command of the harness' user, who has the role unless `roles` says otherwise. */
function command(options: Record<string, string | boolean>, roles?: readonly string[], name = 'ask') {
  const made = harness.discord.command(name, options);
  return roles === undefined ? made : { ...made, member: { ...(made['member'] as object), roles } };
}

function directCommand() {
  const { member, guild_id: _, ...rest } = harness.discord.command('ask', question);
  const { user } = member as { user: object };
  return { ...rest, user, channel: { id: '7', type: 1, recipients: [user] }, context: 1 } as never;
}

describe('in Discord, with grants', () => {
  it('a role opens private answers, without a button to share them, and no public ones', async () => {
    await started(forRole);
    await harness.send(command(question));
    await harness.send(command({ ...question, public: true }));
    await harness.send(command(question, []));
    const [alone, forAll, other] = harness.shown();
    expect(alone?.visibility).toBe('asker');
    expect(alone?.buttons).toEqual(['Context', 'Verify', 'Helpful', 'Not helpful']);
    expect(alone?.quotes).not.toEqual([]);
    expect(forAll).toMatchObject({ visibility: 'asker', quotes: [] });
    expect(forAll?.text).toContain('public:no');
    expect(other).toMatchObject({ visibility: 'asker', quotes: [] });
    expect(other?.text).toContain('I cannot answer here');
  });

  it('a server’s grant opens public answers, and nothing in another server', async () => {
    await started(forGuild);
    await harness.send(command({ ...question, public: true }));
    const elsewhere = { ...command({ ...question, public: true }), guild_id: '42' };
    await harness.send(elsewhere);
    const [here, there] = harness.shown();
    expect(here?.visibility).toBe('channel');
    expect(here?.quotes).not.toEqual([]);
    expect(there).toMatchObject({ visibility: 'asker', quotes: [] });
  });

  it('direct messages are closed unless they are granted by name', async () => {
    await started(forGuild, forRole);
    await harness.send(directCommand());
    expect(harness.shown().at(-1)?.quotes).toEqual([]);
    await harness.stop();
    await started(forGuild, forDirect);
    await harness.send(directCommand());
    expect(harness.shown().at(-1)?.quotes).not.toEqual([]);
  });

  it('titles are suggested to whom they are open', async () => {
    await started(forRole);
    const offered = async (changes: object) => {
      const typing = { ...harness.discord.typing('ask', 'source', ''), ...changes };
      harness.deliver(typing);
      for (;;) {
        const found = harness.discord.offered.get(typing.id);
        if (found !== undefined) return found.map(({ name }) => name);
        await harness.discord.gateway.roundTrip();
      }
    };
    expect((await offered({})).sort()).toEqual(['All about zebras', 'Lions']);
    const { member } = harness.discord.command('ask', {});
    expect(await offered({ member: { ...(member as object), roles: [] } })).toEqual([]);
  });

  it('moderators see who has access to what until when in their own server, also where all is closed', async () => {
    const bot = await started(
      { ...forRole, endsAt: Date.UTC(2026, 0, 4) },
      { ...forGuild, workspace: '42', collections: ['news'] },
    );
    const show = { show: 'access' };
    await harness.send(command(show, [], 'about'));
    bot.clock = Date.UTC(2026, 0, 6);
    await harness.send(command(show, [], 'about'));
    const asked = command(show, [], 'about');
    const powerless = { ...asked, member: { ...(asked['member'] as object), permissions: '0' } };
    await harness.send(powerless);
    const [soon, ended, refused] = harness.shown().map(({ text }) => text);
    expect(soon).toContain(`role ${role} (private answers)`);
    expect(soon).toContain('Jan 3, 2026 – ends in 3 days');
    expect(soon).not.toContain('whole server');
    expect(ended).toContain('Jan 3, 2026 – ENDED 2 days ago');
    expect(refused).toContain('for this bot’s moderators');
    expect(harness.shown().map(({ visibility }) => visibility)).toEqual(['asker', 'asker', 'asker']);
  });
});
