import { describe, expect, it, onTestFinished } from 'vitest';
import type { PublicMessage } from '../../../src/chat/protocol/corrector.js';
import { english } from '../../../src/texts/english/index.js';
import { gate } from '../../support/gate.js';
import { scriptedDispatcher } from '../contract.js';
import { correctingContract, noticeOf } from '../correcting.js';
import type { Misbehaviour } from './fake-slack.js';
import { SocketHarness } from './harness.js';

const { mark } = english.notices;

const general = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' } as const;

function messageIn(harness: SocketHarness): PublicMessage {
  const message = harness.slack.messages.findLast(({ visibility }) => visibility === 'channel');
  return { place: general, messageId: message?.ts ?? '' };
}

async function asked() {
  const harness = new SocketHarness();
  onTestFinished(() => harness.stop());
  await harness.start(scriptedDispatcher());
  await harness.type('ask', '1 public:yes');
  const { corrector } = harness.adapter;
  return { harness, slack: harness.slack, corrector, message: messageIn(harness) };
}

describe('Slack, correcting what was posted', () => {
  correctingContract(async () => {
    const harness = new SocketHarness();
    return {
      harness,
      corrector: () => harness.adapter.corrector,
      message: () => messageIn(harness),
      deleteMessage: (id) => {
        harness.slack.goneThreads.add(id);
        harness.slack.messages.length = 0;
      },
      deleteChannel: () => {
        harness.slack.channels.clear();
        harness.slack.messages.length = 0;
      },
    };
  });

  it('replies in the thread in which the message stands, by its first message', async () => {
    const { harness, slack, corrector } = await asked();
    const thread = await harness.mention('1');
    const answer = messageIn(harness);
    await corrector.reply({ ...answer, place: { ...general, thread } }, noticeOf('a', 'b'));
    expect(slack.messages.at(-1)?.payload['thread_ts']).toBe(thread);
  });

  it('names neither text nor blocks when it marks, so that Slack leaves both as they are', async () => {
    const { slack, corrector, message } = await asked();
    await corrector.mark(message, mark);
    const [update] = slack.calls.filter(({ method }) => method === 'chat.update');
    expect(Object.keys(update?.payload ?? {}).sort()).toEqual(['attachments', 'channel', 'ts']);
    expect(update?.payload['attachments']).toMatchObject([{ text: mark, fallback: mark, mrkdwn_in: [] }]);
  });

  const failing: readonly (readonly [string, Misbehaviour, string])[] = [
    ['a refusal', { kind: 'answer', status: 200, body: '{"ok":false,"error":"is_archived"}' }, 'refused'],
    [
      'a token that was revoked',
      { kind: 'answer', status: 200, body: '{"ok":false,"error":"token_revoked"}' },
      'later',
    ],
    ['a limit', { kind: 'answer', status: 429, headers: { 'retry-after': '600' } }, 'later'],
    ['a fault of Slack’s', { kind: 'answer', status: 503 }, 'uncertain'],
    ['a connection that breaks off', { kind: 'done-but-cut' }, 'uncertain'],
  ];

  it.each(failing)('a reply that meets %s is tried once', async (_, way, kind) => {
    const { slack, corrector, message } = await asked();
    slack.misbehave('chat.postMessage', way);
    const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const before = posts();
    expect(await corrector.reply(message, noticeOf('a', 'b'))).toMatchObject({ kind });
    expect(posts()).toBe(before + 1);
  });

  it('a mark, which does no harm twice, is tried again', async () => {
    const { slack, corrector, message } = await asked();
    slack.misbehave(
      'chat.update',
      { kind: 'done-but-cut' },
      { kind: 'answer', status: 429, headers: { 'retry-after': '0' } },
    );
    expect(await corrector.mark(message, mark)).toMatchObject({ kind: 'posted' });
  });

  it('keeps its distance from other posts of the channel', async () => {
    const { harness, slack, corrector, message } = await asked();
    let release = () => {};
    slack.misbehave('chat.postMessage', {
      kind: 'held',
      until: new Promise<void>((resolve) => {
        release = resolve;
      }),
    });
    const calls = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const before = calls();
    const answering = harness.type('ask', '2 public:yes');
    await slack.until(() => calls() === before + 1);
    const reply = corrector.reply(message, noticeOf('a', 'b'));
    await corrector.mark(message, mark);
    expect(calls()).toBe(before + 1);
    release();
    await answering;
    expect(await reply).toMatchObject({ kind: 'posted' });
  });

  it('is waited for when the bot stops', async () => {
    const { harness, slack, corrector, message } = await asked();
    const { passed: until, open: release } = gate();
    slack.misbehave('chat.postMessage', { kind: 'held', until });
    const before = slack.calls.length;
    const reply = corrector.reply(message, noticeOf('a', 'b'));
    await slack.until(() => slack.calls.length > before);
    const stopping = harness.adapter.stop(5_000);
    release();
    await stopping;
    expect(await reply).toMatchObject({ kind: 'posted' });
  });
});
