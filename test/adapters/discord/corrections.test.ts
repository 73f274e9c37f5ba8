import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../../src/adapters/discord/limits.js';
import { renderMark, renderReply } from '../../../src/adapters/discord/render.js';
import type { PublicMessage } from '../../../src/chat/protocol/corrector.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { english } from '../../../src/texts/english/index.js';
import { gate } from '../../support/gate.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import { correctingContract, noticeOf } from '../correcting.js';
import { channelId, guildId, textsOf } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

const { mark } = english.notices;

/** A limit as Discord tells of it. https://discord.com/developers/docs/topics/rate-limits */
const limited = {
  'retry-after': '600',
  'x-ratelimit-limit': '5',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset-after': '600',
  'x-ratelimit-bucket': 'b',
};

const general = { platform: 'discord', kind: 'channel', workspace: guildId, channel: channelId } as const;

function messageIn({ discord }: DiscordHarness): PublicMessage {
  const message = discord.messages.find(({ visibility }) => visibility === 'channel');
  return { place: general, messageId: message?.id ?? '' };
}

async function asked() {
  const harness = new DiscordHarness({ timeoutMs: 500 });
  onTestFinished(() => harness.stop());
  await harness.start(scriptedDispatcher());
  await harness.type('ask', '1 public:yes');
  const { discord } = harness;
  return { harness, discord, corrector: harness.adapter.corrector, message: messageIn(harness) };
}

describe('Discord, correcting what was posted', () => {
  correctingContract(async () => {
    const harness = new DiscordHarness();
    return {
      harness,
      corrector: () => harness.adapter.corrector,
      message: () => messageIn(harness),
      deleteMessage: (id) => harness.discord.gone.add(id),
      deleteChannel: () => harness.discord.gone.add(channelId),
    };
  });

  it('works in the thread in which the message stands', async () => {
    const { discord, corrector, message } = await asked();
    const place = { ...general, thread: '1100000000000000077' };
    await corrector.mark({ ...message, place }, mark);
    await corrector.reply({ ...message, place }, noticeOf('a', 'b'), 'N');
    const paths = discord.calls.slice(-3).map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual([
      `GET /channels/${place.thread}/messages/${message.messageId}`,
      `PATCH /channels/${place.thread}/messages/${message.messageId}`,
      `POST /channels/${place.thread}/messages`,
    ]);
  });

  it('a reply that is sent again under its nonce stands there once', async () => {
    const { harness, discord, corrector, message } = await asked();
    discord.fail(/POST \/channels\/\d+\/messages/, 'nothing', 3);
    const content = noticeOf('a', 'b');
    expect(await corrector.reply(message, content, 'NONCE1')).toMatchObject({ kind: 'uncertain' });
    const ids = new Set<unknown>();
    for (let i = 0; i < 2; i++) {
      const reply = await corrector.reply(message, content, 'NONCE1');
      expect(reply.kind).toBe('posted');
      ids.add('messageId' in reply ? reply.messageId : undefined);
    }
    expect(ids.size).toBe(1);
    expect(harness.shown()).toHaveLength(2);
    await corrector.reply(message, content, 'NONCE2');
    expect(harness.shown()).toHaveLength(3);
    const bodies = discord.calls.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    for (const { body } of bodies)
      expect(body).toMatchObject({ enforce_nonce: true, nonce: expect.stringMatching(/^.{1,25}$/u) });
    expect(corrector.repeatableMs).toBe(300_000);
  });

  it.each([
    ['Unknown Channel', { status: 404, body: { code: 10003 } }, 'gone'],
    ['Missing Access', { status: 403, body: { code: 50001 } }, 'gone'],
    ['Missing Permissions', { status: 403, body: { code: 50013 } }, 'refused'],
    ['an archived thread', { status: 400, body: { code: 50083 } }, 'refused'],
    ['a token that was taken back', { status: 401, body: { code: 0 } }, 'later'],
    [
      'a limit that lasts',
      { status: 429, body: { retry_after: 600, global: false }, headers: limited },
      'later',
    ],
    ['a fault of Discord’s', { status: 503 }, 'uncertain'],
  ] as const)('says what became of it after %s', async (_, fault, kind) => {
    const { discord, corrector, message } = await asked();
    discord.fail(/ \/channels\/\d+\/messages/, fault, 9);
    expect((await corrector.reply(message, noticeOf('a', 'b'), 'N')).kind).toBe(kind);
    // Without its token discord.js makes no further request.
    if (!('status' in fault && fault.status === 401))
      expect((await corrector.mark(message, mark)).kind).toBe(kind);
  });

  it('there is room for a mark in every message, however full', async () => {
    expect(renderMark(mark).content.length).toBeLessThanOrEqual(limits.markText);
    const full = { blocks: Array.from({ length: 200 }, () => text(hostileTexts.join(' '))) };
    const many = { blocks: Array.from({ length: 60 }, () => noticeOf('a', 'b').blocks).flat() };
    for (const reply of [full, many]) {
      const components = [...renderReply(english, reply), renderMark(mark)];
      expect(textsOf(components).join('').length).toBeLessThanOrEqual(limits.messageText);
      const nested = components.flatMap<unknown>((component) =>
        'components' in component ? component.components : [],
      );
      expect(components.length + nested.length).toBeLessThanOrEqual(limits.components);
    }
  });

  it('is waited for when the bot stops', async () => {
    const { harness, discord, corrector, message } = await asked();
    const { passed: until, open: release } = gate();
    discord.fail(/POST \/channels\/\d+\/messages/, { until });
    const reply = corrector.reply(message, noticeOf('a', 'b'), 'N');
    const stopping = harness.adapter.stop(5_000);
    release();
    await stopping;
    expect(await reply).toMatchObject({ kind: 'posted' });
  });
});
