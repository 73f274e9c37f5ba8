import { describe, expect, it, onTestFinished } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { giraffe, question, savanna, WatchRoom } from '../../chat/watches/watch-room.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { watchingContract } from '../watching.js';
import type { Misbehaviour } from './fake-slack.js';
import { SocketHarness } from './harness.js';

const refusing = (error: string): Misbehaviour => ({
  kind: 'answer',
  status: 200,
  body: JSON.stringify({ ok: false, error }),
});

async function watching() {
  const harness = new SocketHarness();
  const folder = await temporaryFolder();
  const lookout = await WatchRoom.open({ folder, through: () => harness.adapter.messenger });
  onTestFinished(async () => {
    lookout.close();
    await harness.stop();
  });
  await harness.start(lookout.bot.dispatcher);
  return { harness, lookout, slack: harness.slack };
}

describe('Slack, telling of an answer', () => {
  watchingContract(() => {
    const harness = new SocketHarness();
    return { harness, messenger: () => harness.adapter.messenger, on: 'slack' };
  });

  it('writes to the person by chat.postMessage, which needs no further scope', async () => {
    const { harness, lookout, slack } = await watching();
    await harness.type('watch', question);
    await lookout.become([...savanna, giraffe]);
    expect(slack.messages.at(-1)).toMatchObject({ channel: 'U1', visibility: 'direct' });
  });

  it('where no message is taken, answers a public question below it', async () => {
    const { harness, lookout, slack } = await watching();
    const thread = await harness.mention(question);
    await harness.press(english.buttons.labels['tell-when']);
    slack.misbehave('chat.postMessage', refusing('messages_tab_disabled'));
    await lookout.become([...savanna, giraffe]);
    expect(slack.messages.at(-1)).toMatchObject({
      channel: 'C1',
      visibility: 'channel',
      payload: { thread_ts: thread },
    });
  });

  it.each([
    ['a person who is not there', refusing('channel_not_found'), 0, null],
    ['a deactivated person', refusing('user_disabled'), 0, null],
    ['a refusal', refusing('messages_tab_disabled'), 1, 'refused'],
    ['a token that was revoked', refusing('token_revoked'), 1, null],
    ['a fault of Slack’s', { kind: 'answer', status: 503 }, 1, 'perhaps'],
    ['a connection that breaks off', { kind: 'done-but-cut' }, 1, 'perhaps'],
  ] as const)(
    'after %s it is known what becomes of it, and nothing is sent twice',
    async (_, way, left, waiting) => {
      const { harness, lookout, slack } = await watching();
      await harness.type('watch', question);
      slack.misbehave('chat.postMessage', way as Misbehaviour);
      const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
      const before = posts();
      await lookout.become([...savanna, giraffe]);
      expect(posts()).toBe(before + 1);
      const watches = await lookout.state.watches.of(
        { place: { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' }, personId: 'U1' },
        90,
      );
      expect(watches.map((watch) => watch.waiting?.reason ?? null)).toEqual(Array(left).fill(waiting));
    },
  );
});
