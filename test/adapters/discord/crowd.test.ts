import { expect, it, onTestFinished, vi } from 'vitest';
import { crowdedBot, expected, kindsOf, questions } from '../crowd.js';
import { DiscordHarness } from './harness.js';

it('200 questions at once, each delivered twice, end in 200 replies: answered, busy or over the limit', async () => {
  const { bot, open, close } = await crowdedBot();
  const harness = new DiscordHarness();
  onTestFinished(async () => {
    await harness.stop();
    await close();
  });
  await harness.start(bot.dispatcher);
  const interactions = questions.map(({ userId }) => {
    const interaction = harness.discord.command('ask', { question: 'who eats the zebra' });
    const member = interaction['member'] as { user: object };
    return {
      ...interaction,
      member: { ...member, user: { ...member.user, id: `11000000000000001${userId}` } },
    };
  });
  for (const interaction of interactions) harness.deliver(interaction);
  const refused = expected.limited + expected.busy;
  await vi.waitFor(() => expect(harness.shown()).toHaveLength(refused), { timeout: 100_000 });
  open();
  for (const interaction of interactions) harness.deliver(interaction);
  await vi.waitFor(() => expect(harness.deliveries).toHaveLength(questions.length), { timeout: 100_000 });
  await harness.discord.gateway.roundTrip();
  expect(kindsOf(harness.shown())).toEqual({ ...expected, others: 0 });
  expect(harness.discord.messages).toHaveLength(questions.length);
});
