import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { type Helping, helpingContract } from '../helping.js';
import { channelId, guildId, textsOf } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

const person = { kind: 'user', id: '1100000000000000077' } as const;
/** A role that the guild has, see `knownGuild`. */
const group = { kind: 'role', id: '1100000000000000005' } as const;

function bob(isInGroup = false) {
  const member = {
    user: {
      id: '1100000000000000002',
      username: 'bob',
      global_name: 'Bob',
      discriminator: '0',
      avatar: null,
    },
    nick: null,
    roles: isInGroup ? [group.id] : [],
    permissions: '0',
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
  return { member };
}

/** Whom Discord notifies of a message: who stands in it as a mention, and may be. */
function mentionsIn({ discord }: DiscordHarness): string[] {
  const message = discord.messages.at(-1);
  const {
    parse,
    users = [],
    roles = [],
  } = (message?.allowedMentions ?? { parse: [] }) as {
    readonly parse: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  };
  expect(parse).toEqual([]);
  const raw = textsOf(message?.components ?? []).join('\n');
  return [...users, ...roles].filter((id) => raw.includes(`<@${id}>`) || raw.includes(`<@&${id}>`));
}

function makeHelping(): Helping & { readonly harness: DiscordHarness } {
  const harness = new DiscordHarness();
  const { discord } = harness;
  discord.namesOf.set(person.id, 'Grace');
  discord.seen.set(`/guilds/${guildId}`, {
    id: guildId,
    roles: [{ id: group.id, name: 'Archive desk', mentionable: true, permissions: '0' }],
  });
  const send = async (label: string, line: string, changes = {}) => {
    const before = discord.forms.length;
    harness.deliver(discord.press(label, changes));
    await vi.waitFor(() => expect(discord.forms.length).toBe(before + 1), 10_000);
    await harness.send(discord.sentLine(line, label, changes));
  };
  return {
    harness,
    channel: `discord:${channelId}`,
    person,
    group,
    leave: ({ id }) => {
      discord.gone.add(id);
    },
    mentioned: () => mentionsIn(harness),
    pressAsAnother: (label, isInGroup) => harness.send(discord.press(label, bob(isInGroup))),
    pressAndSend: (label, line) => send(label, line),
    pressAndSendAsAnother: (label, line, isInGroup) => send(label, line, bob(isInGroup)),
    address: `https://discord.com/channels/${guildId}/${channelId}/1200000000000000001`,
    wrongAddresses: [
      `https://discord.com/channels/42/${channelId}/1200000000000000001`,
      `https://discord.com/channels/@me/${channelId}/1200000000000000001`,
      `https://discord.com.evil.example/channels/${guildId}/${channelId}/1200000000000000001`,
      'javascript:alert(1)',
      'see above',
    ],
  };
}

describe('Discord, asking a person', () => {
  helpingContract(makeHelping);

  it.each([['press:more:ID1'], ['press:resolve'], ['press:nothing:ID1'], ['press:']])(
    'refuses a form that no button of the bot’s opens: %s',
    async (customId) => {
      const { harness } = makeHelping();
      const bot = await Bot.with(undefined, { services: { settings: chatSettings } });
      onTestFinished(() => harness.stop());
      await harness.start(bot.dispatcher);
      harness.deliver(harness.discord.submitted({ text: 'x' }, {}, customId));
      await vi.waitFor(() => expect(harness.shown()).toHaveLength(1), 10_000);
      expect(harness.shown()[0]?.text).toBe(english.forms.unknown);
    },
  );
});
