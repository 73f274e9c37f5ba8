import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineCommand } from '../../../src/chat/protocol/command.js';
import type { Invocation } from '../../../src/chat/protocol/invocation.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { english } from '../../../src/texts/english/index.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { dispatcherOf } from '../../support/services.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import { applicationId, channelId, directChannelId, guildId, knownGuild, userId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

let harness!: DiscordHarness;

afterEach(() => harness.stop());

async function started(dispatcher = scriptedDispatcher()): Promise<DiscordHarness> {
  harness = new DiscordHarness();
  await harness.start(dispatcher);
  return harness;
}

const self = { id: applicationId, username: 'verbatim', discriminator: '0', bot: true };
const writes = (h: DiscordHarness) =>
  h.discord.calls.filter(({ method, path }) => method !== 'GET' && /\/messages(?:\/|$)/.test(path));

const thread = { id: '1250000000000000000', type: 11, guild_id: guildId, parent_id: channelId, name: 't' };

describe('a mention', () => {
  it('is acknowledged by “is typing” before its answer is made', async () => {
    let open = () => {};
    const h = await started(
      scriptedDispatcher(
        new Promise((resolve) => {
          open = resolve;
        }),
      ),
    );
    const saying = h.say(h.discord.mention('wait'));
    await vi.waitFor(() => expect(h.discord.calls.some(({ path }) => path.endsWith('/typing'))).toBe(true));
    expect(h.shown()).toEqual([]);
    open();
    await saying;
    expect(h.shown()[0]?.quotes).toEqual([hostileTexts[0]]);
  });

  it('tells dispatch where it was said, by whom, and what people read of it', async () => {
    const dispatcher = scriptedDispatcher();
    const prepare = vi.spyOn(dispatcher, 'prepare');
    const h = await started(dispatcher);
    const bob = { id: '77', username: 'bob', global_name: 'Bob', discriminator: '0', avatar: null };
    await h.say(
      h.discord.written(`did <@77> ask <@!${applicationId}> *this* <:smile:5>?`, { mentions: [self, bob] }),
    );
    const given = prepare.mock.calls[0]?.[0] as Invocation;
    expect(given.input).toEqual({ kind: 'text', text: 'did @Bob ask  *this* :smile:?' });
    expect(given.place).toEqual({
      platform: 'discord',
      kind: 'channel',
      workspace: guildId,
      channel: channelId,
      helperName: expect.any(Function),
    });
    expect(given.person).toMatchObject({
      id: userId,
      name: 'Ada *L*',
      roles: expect.arrayContaining(['1100000000000000005']),
    });
    expect(given).not.toHaveProperty('command');
  });

  it.each([
    ['of nobody', (h: DiscordHarness) => h.discord.written('which companies?')],
    ['of everyone', (h: DiscordHarness) => h.discord.written('@everyone 1', { mention_everyone: true })],
    [
      'by another bot',
      (h: DiscordHarness) => h.discord.written('1', { mentions: [self], author: { ...self, id: '5' } }),
    ],
    ['by the bot itself', (h: DiscordHarness) => h.discord.written('1', { mentions: [self], author: self })],
    ['by a webhook', (h: DiscordHarness) => h.discord.written('1', { mentions: [self], webhook_id: '6' })],
    ['by the system', (h: DiscordHarness) => h.discord.written('1', { mentions: [self], type: 6 })],
    [
      'in a reply with its ping off',
      (h: DiscordHarness) => h.discord.written('1', { type: 19, message_reference: { message_id: '8' } }),
    ],
  ])('%s is passed over', async (_, made) => {
    const h = await started();
    await h.overhear(made(h));
    expect(writes(h)).toEqual([]);
  });

  it('whose message was deleted meanwhile is not answered in the channel; the asker is told', async () => {
    const h = await started();
    const message = h.discord.mention('1');
    h.discord.gone.add(message.id);
    await h.say(message);
    expect(h.shown()).toMatchObject([{ visibility: 'asker', quotes: [] }]);
    expect(h.shown()[0]?.text).toContain('I could not post the answer');
    expect(h.deliveries).toEqual([{ kind: 'refused' }]);
  });

  it('whose thread was deleted meanwhile ends the same', async () => {
    harness = new DiscordHarness();
    harness.discord.gateway.guilds = [{ ...knownGuild(), threads: [thread] } as { id: string }];
    await harness.start(scriptedDispatcher());
    await harness.discord.gateway.roundTrip();
    harness.discord.gone.add(thread.id);
    await harness.say(
      harness.discord.written('1', { mentions: [self], channel_id: thread.id, channel_type: 11 }),
    );
    expect(harness.shown()).toMatchObject([{ visibility: 'asker' }]);
    expect(harness.shown()[0]?.text).toContain('I could not post the answer');
  });

  it('in a thread goes on from what was asked there', async () => {
    harness = new DiscordHarness();
    harness.discord.gateway.guilds = [{ ...knownGuild(), threads: [thread] } as { id: string }];
    const dispatcher = scriptedDispatcher();
    const prepare = vi.spyOn(dispatcher, 'prepare');
    await harness.start(dispatcher);
    const there = { mentions: [self], channel_id: thread.id, channel_type: 11 };
    await harness.say(harness.discord.written('3 companies', there));
    await harness.say(harness.discord.written('4', there));
    expect(prepare.mock.calls[0]?.[0].place).toMatchObject({ channel: channelId, thread: thread.id });
    expect(harness.shown()[1]?.text).toContain('with: 3, companies');
  });

  it('whose answer got no answer of Discord is never posted again, and the asker is told', async () => {
    const h = await started();
    h.discord.fail(/POST \/channels\/\d+\/messages/, { status: 500 });
    await h.say(h.discord.mention('1'));
    expect(h.shown()).toHaveLength(1);
    expect(h.shown()[0]?.text).toContain('do not know whether the answer was posted');
  });

  it('whose answer is for the asker alone says so in the channel where they take no direct messages', async () => {
    const h = await started();
    h.discord.takesDirectMessages = false;
    await h.say(h.discord.mention('1 public:no'));
    expect(h.shown()).toMatchObject([{ visibility: 'channel', quotes: [] }]);
    expect(h.shown()[0]?.text).toContain('I cannot write to you privately');
  });

  it('of long work moves one message along and ends in it', async () => {
    let clock = 0;
    const work = defineCommand({
      name: 'work',
      description: () => 'Takes long',
      options: {},
      access: 'everyone',
      effort: 'long',
      examples: [''],
      async run({ progress }) {
        for (let done = 0; done <= 3; done++) {
          clock += 3_600_000;
          progress({ label: 'Working', done, total: 4 });
          await vi.waitFor(() => expect(writes(harness).length).toBeGreaterThan(done));
          // The next one is shown only once this one stands.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return { blocks: [text('Done.')] };
      },
    });
    harness = new DiscordHarness({ now: () => clock });
    await harness.start(dispatcherOf([work]));
    await harness.say(harness.discord.mention('work'));
    expect(writes(harness).map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PATCH']);
    expect(harness.shown()).toMatchObject([{ text: 'Done.', visibility: 'channel' }]);
  });
});

describe('a direct message', () => {
  const direct = { guild_id: undefined, member: undefined, channel_id: directChannelId, channel_type: 1 };

  it('needs no mention, and is answered below it', async () => {
    const dispatcher = scriptedDispatcher();
    const prepare = vi.spyOn(dispatcher, 'prepare');
    const h = await started(dispatcher);
    await h.say(h.discord.written('3', direct));
    expect(h.shown()).toMatchObject([{ visibility: 'asker', quotes: [hostileTexts[3]] }]);
    expect(h.shown()[0]).not.toHaveProperty('repliesTo');
    expect(prepare.mock.calls[0]?.[0].place).toEqual({
      platform: 'discord',
      kind: 'direct',
      channel: directChannelId,
    });
  });

  it('that replies to an answer goes on from it', async () => {
    const h = await started();
    await h.say(h.discord.written('3 companies', direct));
    const answer = h.discord.messages[0]?.id ?? '';
    await h.say({ ...h.discord.mention('4', answer), ...direct });
    expect(h.shown()[1]?.text).toContain('with: 3, companies');
  });
});

describe('a channel that the bot is set to listen to', () => {
  const listening = async (listenConfidence = 0.01) => {
    const channels = new Map([[`discord:${channelId}`, { listens: true }]]);
    const settings = { ...chatSettings, channels, listenConfidence };
    return started((await Bot.with(undefined, { services: { settings } })).dispatcher);
  };

  it('has a question answered by a reply, once, and everything else left alone', async () => {
    const h = await listening();
    await h.overhear(h.discord.written('The zebra eats grass in the morning.'));
    expect(h.discord.calls.filter(({ path }) => path.startsWith('/channels/'))).toEqual([]);
    const question = h.discord.written('when does the zebra eat grass?');
    await h.overhear(question);
    await h.redeliver();
    expect(h.shown()).toHaveLength(1);
    expect(h.shown()[0]).toMatchObject({ visibility: 'channel', repliesTo: question.id, pings: false });
    expect(h.shown()[0]?.quotes[0]).toContain('The zebra eats grass in the morning.');
  });

  it('hears nothing of an answer that is not sure, nor of one that Discord refuses', async () => {
    const unsure = await listening(1);
    await unsure.overhear(unsure.discord.written('when does the zebra eat grass?'));
    expect(unsure.shown()).toEqual([]);
    await unsure.stop();
    const refused = await listening();
    const question = refused.discord.written('when does the zebra eat grass?');
    refused.discord.gone.add(question.id);
    await refused.overhear(question);
    expect(refused.shown()).toEqual([]);
  });
});

describe('a forum that the bot is set to listen to', () => {
  const forumId = '1100000000000000044';

  async function posted(title: string, body: string, { listens = true, type = 15, isFirst = true } = {}) {
    const channels = new Map([[`discord:${forumId}`, { listens }]]);
    const settings = { ...chatSettings, channels, listenConfidence: 0.01 };
    const { dispatcher } = await Bot.with(undefined, { services: { settings } });
    harness = new DiscordHarness();
    const guild = knownGuild() as ReturnType<typeof knownGuild> & { channels: object[] };
    const forum = { id: forumId, type, name: 'questions', guild_id: guildId, position: 1 };
    guild.channels.push({ ...forum, permission_overwrites: [], available_tags: [] });
    harness.discord.gateway.guilds = [guild];
    await harness.start(dispatcher);
    // The first message of a post has the id of its thread.
    const first = harness.discord.newId();
    const thread = {
      id: first,
      type: 11,
      name: title,
      parent_id: forumId,
      guild_id: guildId,
      owner_id: userId,
      message_count: 0,
      member_count: 1,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 60,
        archive_timestamp: '2026-01-01T00:00:00.000Z',
        locked: false,
      },
      newly_created: true,
    };
    harness.discord.gateway.emit('THREAD_CREATE', thread);
    const id = isFirst ? first : harness.discord.newId();
    await harness.overhear(harness.discord.written(body, { id, channel_id: first, channel_type: 11 }));
    return { shown: harness.shown(), thread: first, calls: harness.discord.calls };
  }

  it('has a new post answered in its thread, a question by its title, whether or not it has a mark', async () => {
    const { shown, thread, calls } = await posted('Zebra, what it eats in the morning', 'Anybody know?');
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ visibility: 'channel', repliesTo: thread, pings: false });
    expect(shown[0]?.quotes[0]).toContain('The zebra eats grass in the morning.');
    expect(
      calls.some(({ method, path }) => method === 'POST' && path === `/channels/${thread}/messages`),
    ).toBe(true);
  });

  it('asks a long post by its title alone', async () => {
    const { shown } = await posted('what does the zebra eat in the morning', 'You have to know. '.repeat(80));
    expect(shown[0]?.quotes[0]).toContain('The zebra eats grass in the morning.');
    expect(shown[0]?.text).not.toContain('You have to know');
  });

  it.each([
    ['a forum that it does not listen to', { listens: false }],
    ['a further message of the post that is no question', { isFirst: false }],
    ['a thread of another channel', { type: 0 }],
  ])('leaves %s alone', async (_what, options) => {
    const { shown } = await posted('Zebra, what it eats in the morning', 'Anybody knows that.', options);
    expect(shown).toEqual([]);
  });
});

describe('a command on a message', () => {
  const checking = defineCommand({
    name: 'check',
    description: () => 'Says what it was given',
    options: { words: { type: 'words', description: () => 'What to check', required: true } },
    access: 'everyone',
    effort: 'quick',
    examples: ['x'],
    onMessage: () => 'Check this quote',
    run: async ({ args }) => ({ blocks: [text(`checked ${args.words.length}: ${args.words.slice(0, 30)}`)] }),
  });

  async function on(content: string, changes: Record<string, unknown> = {}): Promise<string> {
    const h = await started(dispatcherOf([checking]));
    await h.send(h.discord.chosen(english.commands.check.onMessage, h.discord.written(content, changes)));
    expect(h.shown()).toHaveLength(1);
    expect(h.shown()[0]?.visibility).toBe('asker');
    return h.shown()[0]?.text ?? '';
  }

  it('runs with the message’s words, markdown as typed, privately and once', async () => {
    expect(await on('He said “*all* of it”')).toBe('checked 21: He said “*all* of it”');
    await harness.redeliver();
    expect(harness.shown()).toHaveLength(1);
  });

  it.each([
    ['empty', '', {}, 'has no text.'],
    ['of the bot itself', 'x', { author: self }, 'I wrote that message'],
    [
      'of the bot’s, by its application',
      '',
      { application_id: applicationId, author: self },
      'I wrote that message',
    ],
    ['of another bot', 'news', { author: { ...self, id: '5' } }, 'checked 4: news'],
    ['of a picture alone', '', { attachments: [{ id: '1', filename: 'a.png', size: 1 }] }, 'only files'],
    ['of 4,000 characters', 'word '.repeat(800), {}, 'checked 3999: word word'],
  ])('%s has a clear outcome', async (_, content, changes, outcome) => {
    expect(await on(content, changes)).toContain(outcome);
  });

  it('that is gone has a clear outcome', async () => {
    const h = await started(dispatcherOf([checking]));
    await h.send(h.discord.chosen(english.commands.check.onMessage, undefined));
    expect(h.shown()[0]?.text).toContain('has been deleted');
  });
});
