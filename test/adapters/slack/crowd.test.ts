import { expect, it, onTestFinished } from 'vitest';
import { crowdedBot, expected, kindsOf, questions } from '../crowd.js';
import { commandPayload, SocketHarness } from './harness.js';

it('200 questions at once, each delivered twice, end in 200 replies: answered, busy or over the limit', async () => {
  const { bot, open, close } = await crowdedBot();
  const harness = new SocketHarness();
  onTestFinished(async () => {
    await harness.stop();
    await close();
  });
  await harness.start(bot.dispatcher);
  const payloads = questions.map(({ userId }) =>
    commandPayload(harness.slack, 'ask', 'who eats the zebra', { user_id: `U${userId}` }),
  );
  const deliver = () => Promise.all(payloads.map((payload) => harness.slack.send('slash_commands', payload)));
  await deliver();
  await harness.slack.until(() => harness.slack.messages.length >= expected.limited + expected.busy);
  open();
  await deliver();
  await harness.adapter.settled();
  expect(kindsOf(harness.shown())).toEqual({ ...expected, others: 0 });
  expect(
    new Set(
      harness.slack.calls.filter(({ method }) => method !== 'response_url').map(({ method }) => method),
    ),
  ).not.toContain('chat.postMessage');
});
