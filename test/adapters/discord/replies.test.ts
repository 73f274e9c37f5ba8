import { MessageFlags } from 'discord.js';
import { afterEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { type AnyCommand, defineCommand } from '../../../src/chat/protocol/command.js';
import type { Invocation } from '../../../src/chat/protocol/invocation.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { english } from '../../../src/texts/english/index.js';
import { chatSettings } from '../../support/bot.js';
import { gate } from '../../support/gate.js';
import { dispatcherOf } from '../../support/services.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import { channelId, guildId, knownGuild, token, userId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';
import { keptLog } from './kept-log.js';

let harness: DiscordHarness | undefined;

afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

async function started(
  dispatcher = scriptedDispatcher(),
  ...rest: ConstructorParameters<typeof DiscordHarness>
): Promise<DiscordHarness> {
  harness = new DiscordHarness(...rest);
  await harness.start(dispatcher);
  return harness;
}

const edits = (h: DiscordHarness) => h.discord.calls.filter(({ method }) => method === 'PATCH');
const posts = (h: DiscordHarness) =>
  h.discord.calls.filter(({ method, path }) => method === 'POST' && path.startsWith('/webhooks/'));
const publicPosts = (h: DiscordHarness) =>
  posts(h).filter(({ body }) => (Number(body['flags']) & MessageFlags.Ephemeral) === 0);

describe('a command', () => {
  it('goes from acknowledgement to cited answer to the shared answer, also after a restart', async () => {
    const dispatcher = scriptedDispatcher();
    const h = await started(dispatcher);
    await h.type('ask', '5 which companies?');
    const [acknowledgement] = h.discord.calls.filter(({ path }) => path.endsWith('/callback'));
    expect(acknowledgement?.body).toEqual({ type: 5, data: { flags: MessageFlags.Ephemeral } });
    expect(h.shown()).toMatchObject([{ visibility: 'asker', quotes: [hostileTexts[5]], pings: false }]);
    expect(h.shown()[0]?.buttons).toEqual([
      'More quotes',
      'Context',
      'Verify',
      english.buttons.labels.share,
      'Helpful',
      'Not helpful',
    ]);
    expect(h.shown()[0]?.text).toContain('— Title of *5.txt* <@U1> @everyone\n5.txt:1');

    await h.restart(dispatcher);
    await h.press(english.buttons.labels.share);
    expect(h.shown()).toHaveLength(2);
    expect(h.shown()[1]).toMatchObject({ visibility: 'channel', quotes: [hostileTexts[5]], pings: false });
    expect(h.shown()[1]?.text).toContain('Ada *L* asked:\n5 which companies?');
  });

  it('does the same in a guild that discord.js knows', async () => {
    harness = new DiscordHarness();
    harness.discord.gateway.guilds = [knownGuild()];
    await harness.start(scriptedDispatcher());
    await harness.discord.gateway.roundTrip();
    await harness.type('ask', '3 who?');
    await harness.press(english.buttons.labels.share);
    expect(harness.shown().map(({ visibility }) => visibility)).toEqual(['asker', 'channel']);
    expect(harness.shown()[1]?.text).toContain('Ada *L* asked:\n3 who?');
  });

  it('mentions nobody and previews nothing, whatever is sent', async () => {
    const h = await started();
    await h.type('ask', '2');
    await h.type('ask', 'throw');
    await h.type('refresh', '');
    await h.press(english.buttons.labels.share);
    await h.press(english.buttons.labels.share);
    const bodies = h.discord.calls
      .filter(({ path }) => path.startsWith('/webhooks/'))
      .map(({ body }) => body);
    expect(bodies.length).toBeGreaterThan(5);
    for (const body of bodies) {
      expect(body['allowed_mentions']).toEqual({ parse: [] });
      expect(Number(body['flags']) & MessageFlags.SuppressEmbeds).not.toBe(0);
    }
  });

  it('tells dispatch where it was typed and by whom', async () => {
    const dispatcher = dispatcherOf([echo]);
    const prepare = vi.spyOn(dispatcher, 'prepare');
    const h = await started(dispatcher);
    await h.send(h.discord.command('echo', { words: 'hello' }));
    const { place, person, input } = firstInvocation(prepare);
    expect(place).toMatchObject({
      platform: 'discord',
      kind: 'channel',
      workspace: guildId,
      channel: channelId,
    });
    expect(person).toMatchObject({
      id: userId,
      name: 'Ada *L*',
      roles: expect.arrayContaining(['1100000000000000005']),
      permissions: ['ManageGuild'],
    });
    expect(await person.memberOf(['anything'])).toBe(false);
    expect(input).toEqual({ kind: 'values', values: { words: 'hello' } });
  });

  it('knows a direct message', async () => {
    const dispatcher = dispatcherOf([echo]);
    const prepare = vi.spyOn(dispatcher, 'prepare');
    const h = await started(dispatcher);
    const { member, guild_id: _, ...direct } = h.discord.command('echo', { words: 'hello' });
    const { user } = member as { user: object };
    await h.send({ ...direct, user, channel: { id: '7', type: 1, recipients: [user] }, context: 1 } as never);
    const { place, person } = firstInvocation(prepare);
    expect(place).toEqual({ platform: 'discord', kind: 'direct', channel: '7' });
    expect(person).toMatchObject({ roles: [], permissions: [] });
    expect(h.shown()).toHaveLength(1);
  });

  it('counts a thread to its channel', async () => {
    harness = new DiscordHarness();
    harness.discord.gateway.guilds = [knownGuild()];
    const dispatcher = dispatcherOf([echo]);
    const prepare = vi.spyOn(dispatcher, 'prepare');
    await harness.start(dispatcher);
    await harness.discord.gateway.roundTrip();
    const thread = { id: '77', type: 11, guild_id: guildId, parent_id: channelId, name: 'thread' };
    await harness.send(
      harness.discord.command('echo', { words: 'x' }, { channel_id: '77', channel: thread }),
    );
    expect(firstInvocation(prepare).place).toMatchObject({ channel: channelId, thread: '77' });
  });

  it('refuses moderators’ commands to others, privately', async () => {
    const h = await started(dispatcherOf([forModerators], { settings: chatSettings }));
    const member = { ...(h.discord.command('secret', {})['member'] as object), permissions: '0' };
    await h.send(h.discord.command('secret', {}, { member }));
    await h.send(h.discord.command('secret', {}));
    expect(h.shown().map(({ text: shown, visibility }) => [visibility, shown])).toEqual([
      ['asker', 'Sorry, /secret is for this bot’s moderators. Please ask one of them.'],
      ['asker', 'Welcome.'],
    ]);
  });

  it('that this program no longer has is answered with those that it has', async () => {
    const h = await started();
    await h.send(h.discord.command('gone', {}));
    expect(h.shown()[0]?.text).toContain('I do not know that command');
  });
});

describe('faults of Discord', () => {
  it('an expired interaction is logged and survived; nothing is run for it', async () => {
    const log = keptLog();
    const h = await started(scriptedDispatcher(), {}, log);
    const expired = { ...h.discord.command('ask', { question: '1' }), token: 'unknown' };
    h.deliver(expired);
    await vi.waitFor(() => expect(log.lines.join('\n')).toContain('expired before it was acknowledged'));
    await h.type('ask', '1');
    expect(h.shown()).toHaveLength(1);
    expect(edits(h)).toHaveLength(1);
  });

  it('an acknowledgement that came through although Discord said otherwise is followed by its answer', async () => {
    const h = await started();
    const command = h.discord.command('ask', { question: '1' });
    await fetch(`${h.discord.api}/v10/interactions/${command.id}/${command.token}/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 5, data: { flags: 64 } }),
    });
    await h.send(command);
    expect(h.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
  });

  it.each([
    ['acknowledging', /callback$/],
    ['showing the reply', /^PATCH/],
  ])('a 500 while %s is tried again', async (_when, on) => {
    const h = await started();
    h.discord.fail(on, { status: 500 }, 2);
    await h.type('ask', '1');
    expect(h.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
    expect(h.deliveries).toMatchObject([{ kind: 'posted' }]);
  });

  it('a 500 that lasts is waited out before the answer is given up', async () => {
    const h = await started();
    h.discord.fail(/^PATCH/, { status: 502 }, 7);
    await h.type('ask', '1');
    expect(h.shown()[0]?.quotes).toEqual([hostileTexts[1]]);

    h.discord.fail(/^PATCH/, { status: 502 }, 99);
    await h.type('ask', '1');
    expect(h.deliveries.at(-1)).toEqual({ kind: 'uncertain' });
  });

  it('a rate limit is waited for', async () => {
    const h = await started();
    const limited = {
      status: 429,
      body: { message: 'slow', retry_after: 0.05, global: false },
      headers: { 'retry-after': '0.05' },
    };
    h.discord.fail(/^PATCH/, limited, 2);
    await h.type('ask', '1');
    expect(h.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
  });

  it('no answer to an acknowledgement or a reply is tried again', async () => {
    const h = await started(scriptedDispatcher(), { timeoutMs: 200 });
    h.discord.fail(/callback$/, 'nothing');
    h.discord.fail(/^PATCH/, 'nothing');
    await h.type('ask', '1');
    expect(h.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
  });

  it('a reply that Discord refuses becomes a message that says so', async () => {
    const h = await started();
    h.discord.fail(/^PATCH/, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    await h.type('ask', '1');
    expect(h.shown()).toMatchObject([
      { visibility: 'asker', text: expect.stringContaining('could not post') },
    ]);
    expect(h.deliveries).toEqual([{ kind: 'refused' }]);
  });

  it('the same interaction twice at once is answered once', async () => {
    const h = await started();
    const command = h.discord.command('ask', { question: '1' });
    h.deliver(command);
    await h.send(command);
    await h.redeliver();
    expect(h.shown()).toHaveLength(1);
    expect(edits(h)).toHaveLength(1);
  });

  it('neither questions nor tokens reach the log', async () => {
    const log = keptLog();
    const h = await started(scriptedDispatcher(), { timeoutMs: 200 }, log);
    h.discord.fail(/callback$/, { status: 500 });
    h.discord.fail(/^PATCH/, { status: 400, body: { message: 'no zebra', code: 50035 } });
    await h.type('ask', '1 zebra');
    await h.redeliver();
    expect(log.lines.length).toBeGreaterThan(1);
    expect(log.lines.join('\n')).not.toContain('zebra');
    expect(log.lines.join('\n')).not.toContain('token-');
    expect(log.lines.join('\n')).not.toContain(token);
  });
});

describe('sharing', () => {
  it.each([
    ['500', { status: 500 } as const],
    ['no answer', 'nothing' as const],
  ])(
    'is never posted again when the outcome is unsure (%s) and nobody may look, and the asker is told',
    async (_case, fault) => {
      const h = await started(scriptedDispatcher(), { timeoutMs: 200 });
      await h.type('ask', '1');
      h.discord.fail(/^POST \/webhooks/, fault);
      h.discord.fail(/^GET \/channels/, { status: 403, body: { code: 50001, message: 'Missing Access' } });
      await h.press(english.buttons.labels.share);
      await vi.waitFor(() => expect(h.shown().at(-1)?.text).toContain('do not know whether'));
      await h.press(english.buttons.labels.share);
      expect(h.deliveries.at(1)).toEqual({ kind: 'uncertain' });
      expect(publicPosts(h)).toHaveLength(1);
      expect(h.shown().at(-1)?.text).toContain('already been shared');
    },
  );

  it('can be pressed again when Discord surely refused', async () => {
    const h = await started();
    await h.type('ask', '1');
    h.discord.fail(/^POST \/webhooks/, {
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    await h.press(english.buttons.labels.share);
    await vi.waitFor(() => expect(h.shown().at(-1)?.text).toContain('could not post'));
    await h.press(english.buttons.labels.share);
    expect(h.deliveries.map(({ kind }) => kind)).toEqual(['posted', 'refused', 'posted']);
    expect(h.shown().at(-1)).toMatchObject({ visibility: 'channel', quotes: [hostileTexts[1]] });
  });

  it('removes what was shared, once, also after a restart; what is gone already counts as removed', async () => {
    const dispatcher = scriptedDispatcher();
    const h = await started(dispatcher);
    await h.type('ask', '1');
    await h.press(english.buttons.labels.share);
    await h.restart(dispatcher);
    const second = h.discord.press('Remove');
    await h.press('Remove');
    await h.send(second);
    const said = h
      .shown()
      .slice(1)
      .map(({ visibility, text: shown }) => [visibility, shown]);
    expect(said[0]).toEqual(['asker', english.buttons.removed]);
    expect(said[1]?.[1]).toContain('I no longer have that answer');
    expect(h.discord.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('says that it could not remove what Discord did not delete', async () => {
    const h = await started();
    await h.type('ask', '1 public:yes');
    h.discord.fail(/^DELETE/, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
    await h.press('Remove');
    expect(h.shown().map(({ visibility }) => visibility)).toEqual(['channel', 'asker']);
    expect(h.shown()[1]?.text).toContain('could not remove');
    h.discord.fail(/^DELETE/, { status: 404, body: { code: 10008, message: 'Unknown Message' } });
    await h.press('Remove');
    expect(h.shown().at(-1)?.text).toBe(english.buttons.removed);
  });

  it('lets nobody but the asker remove it who is no moderator', async () => {
    const h = await started();
    await h.type('ask', '1 public:yes');
    const press = h.discord.press('Remove');
    const member = press['member'] as { user: object };
    await h.send({
      ...press,
      member: { ...member, user: { ...member.user, id: '42' }, permissions: '0' },
    } as never);
    expect(h.shown().map(({ visibility }) => visibility)).toEqual(['channel', 'asker']);
    expect(h.shown()[1]?.text).toContain('Only the person who asked');
  });

  it('answers an answer’s button on another message as one that is not known', async () => {
    const h = await started();
    await h.type('ask', '1 public:yes');
    const press = h.discord.press('Context');
    await h.send({ ...press, message: { ...(press['message'] as object), id: '99' } } as never);
    expect(h.shown().at(-1)).toMatchObject({ visibility: 'asker', quotes: [] });
    expect(h.shown().at(-1)?.text).toContain('I no longer have that answer');
  });

  it('tells a press on a button that this program does not make', async () => {
    const h = await started();
    await h.type('ask', '1');
    const press = h.discord.press(english.buttons.labels.share, {
      data: { component_type: 2, custom_id: 'other', id: 9 },
    });
    h.deliver(press);
    await vi.waitFor(() => expect(h.shown().at(-1)?.text).toContain('I do not know that button'));
  });
});

describe('long work', () => {
  const minute = 60_000;

  /** A command that reports at the given times of a clock that the test moves; each report has been shown before the next. */
  function atTimes(times: readonly number[], endAt: number) {
    let now = 1_000_000;
    const slow = defineCommand({
      name: 'slow',
      description: () => 'Takes its time',
      options: {},
      access: 'everyone',
      effort: 'long',
      examples: [],
      async run({ progress }) {
        for (const [done, time] of times.entries()) {
          now = 1_000_000 + time;
          progress({ label: `Step ${done}`, done, total: times.length });
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
        now = 1_000_000 + endAt;
        return { blocks: [text('All done.')] };
      },
    });
    return { commands: [slow], now: () => now };
  }

  it('edits its bar at most every three seconds, and ends in the same message', async () => {
    const { commands, now } = atTimes([0, 1_000, 2_999, 3_000, 5_000, 6_100], 7_000);
    const h = await started(dispatcherOf(commands), { now });
    await h.send(h.discord.command('slow', {}));
    const shown = edits(h).map(({ body }) => JSON.stringify(body['components']));
    expect(shown.map((components) => /Step \d|All done/.exec(components)?.[0])).toEqual([
      'Step 0',
      'Step 3',
      'Step 5',
      'All done',
    ]);
    expect(shown[1]).toContain('▰▰▰▰▰▰▱▱▱▱▱▱ 50 %');
    expect(h.shown()).toMatchObject([{ text: 'All done.', visibility: 'asker' }]);
  });

  it('from minute 14 on says that it will write, and ends in a direct message', async () => {
    const { commands, now } = atTimes([0, 14 * minute, 14.5 * minute, 16 * minute], 20 * minute);
    const h = await started(dispatcherOf(commands), { now });
    await h.send(h.discord.command('slow', {}));
    expect(edits(h)).toHaveLength(2);
    expect(h.discord.messages.map(({ where }) => where)).toEqual(['interaction', 'direct message']);
    expect(h.shown().map((message) => message.text)).toEqual([
      expect.stringContaining('I will send you a direct message'),
      'All done.',
    ]);
    const direct = h.discord.calls.find(({ path }) => path === '/users/@me/channels');
    expect(direct?.body).toEqual({ recipient_id: userId });
  });

  it('survives a person who takes no direct messages', async () => {
    const log = keptLog();
    const { commands, now } = atTimes([], 20 * minute);
    const h = await started(dispatcherOf(commands), { now }, log);
    h.discord.fail(/^POST \/channels/, {
      status: 403,
      body: { code: 50007, message: 'Cannot send messages' },
    });
    await h.send(h.discord.command('slow', {}));
    expect(h.deliveries).toEqual([{ kind: 'refused' }]);
    expect(log.lines.join('\n')).toContain('Discord did not post a message');
  });
});

describe('stopping', () => {
  it('tells whoever’s answer does not come in time, and leaves nothing pending', async () => {
    let signal: AbortSignal | undefined;
    const endless = defineCommand({
      ...echo,
      name: 'endless',
      run: async (request) => {
        signal = request.signal;
        return await new Promise(() => {});
      },
    });
    const h = await started(dispatcherOf([endless]));
    h.deliver(h.discord.command('endless', { words: 'x' }));
    await vi.waitFor(() => expect(signal).toBeDefined());
    await h.stop(400);
    expect(signal?.aborted).toBe(true);
    expect(h.discord.messages.filter(({ isThinking }) => isThinking)).toEqual([]);
    expect(h.shown()).toMatchObject([
      { visibility: 'asker', text: expect.stringContaining('I am restarting') },
    ]);
  });

  it('tells who pressed a button that it was not done, so that it can be pressed again', async () => {
    const dispatcher = scriptedDispatcher();
    const { passed: held, open } = gate();
    const press = dispatcher.handleButton.bind(dispatcher);
    let presses = 0;
    dispatcher.handleButton = async (given) => {
      if (++presses === 1) await held;
      return press(given);
    };
    const h = await started(dispatcher);
    await h.type('ask', '1');
    const again = h.discord.held(english.buttons.labels.share);
    h.deliver(again());
    await vi.waitFor(() => expect(presses).toBe(1));
    await h.adapter.stop(400);
    expect(h.shown().at(-1)).toMatchObject({ visibility: 'asker' });
    expect(h.shown().at(-1)?.text).toContain('I am restarting');
    open();
    await vi.waitFor(() => expect(h.deliveries.at(-1)).toEqual({ kind: 'refused' }));
    await h.start(dispatcher);
    await h.send(again());
    expect(h.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(1);
  });

  it('takes no new work, and says so', async () => {
    const { passed: held, open } = gate();
    const h = await started(scriptedDispatcher(held));
    const waiting = h.type('ask', 'wait');
    await vi.waitFor(() => expect(h.discord.messages).toHaveLength(1));
    const stopping = h.adapter.stop(5_000);
    h.deliver(h.discord.command('ask', { question: '1' }));
    await vi.waitFor(() => expect(h.shown()).toHaveLength(1));
    expect(h.shown()[0]?.text).toContain('I am restarting');
    open();
    await Promise.all([waiting, stopping]);
    expect(h.shown().map(({ quotes }) => quotes)).toEqual([[hostileTexts[0]], []]);
  });
});

describe('while an option is typed', () => {
  const suggesting = (suggest: (typed: string) => Promise<readonly string[]>): readonly AnyCommand[] => [
    defineCommand({
      ...echo,
      name: 'find',
      options: { source: { type: 'string', description: () => 'Where', suggest } },
    } as AnyCommand),
  ];

  it('offers at most 25 values, each within Discord’s length and usable as it is', async () => {
    const long = `${'Long title '.repeat(20)}end`;
    const h = await started(
      dispatcherOf(
        suggesting(async (typed) => [
          '',
          long,
          `${long}!`,
          ...Array.from({ length: 40 }, (_, i) => `${typed} ${i}`),
        ]),
      ),
    );
    const typing = h.discord.typing('find', 'source', 'title');
    h.deliver(typing);
    await vi.waitFor(() => expect(h.discord.offered.get(typing.id)).toHaveLength(25));
    const offered = h.discord.offered.get(typing.id) ?? [];
    expect(
      offered.every(({ name, value }) => name.length <= 100 && value.length <= 100 && value !== ''),
    ).toBe(true);
    expect(long.startsWith(offered[0]?.value ?? '?')).toBe(true);
    expect(offered[0]?.name.endsWith('…')).toBe(true);
    expect(offered[1]).toEqual({ name: 'title 0', value: 'title 0' });
  });

  it('offers nothing when suggesting fails', async () => {
    const h = await started(dispatcherOf(suggesting(async () => Promise.reject(new Error('no')))));
    const typing = h.discord.typing('find', 'source', 'title');
    h.deliver(typing);
    await vi.waitFor(() => expect(h.discord.offered.get(typing.id)).toEqual([]));
  });
});

function firstInvocation(prepare: MockInstance<Dispatcher['prepare']>): Invocation {
  const [invocation] = prepare.mock.calls[0] ?? [];
  if (invocation === undefined) throw new Error('nothing was dispatched');
  return invocation;
}

const echo = defineCommand({
  name: 'echo',
  description: () => 'Says it again',
  options: { words: { type: 'words', description: () => 'What' } },
  access: 'everyone',
  effort: 'quick',
  examples: ['x'],
  run: async ({ args }) => ({ blocks: [text(args.words ?? '')] }),
});

const forModerators = defineCommand({
  name: 'secret',
  description: () => 'For moderators',
  options: {},
  access: 'moderators',
  effort: 'quick',
  examples: [''],
  run: async () => ({ blocks: [text('Welcome.')] }),
});
