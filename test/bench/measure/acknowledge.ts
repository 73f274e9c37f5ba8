import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { DiscordHarness } from '../../adapters/discord/harness.js';
import { commandPayload, SocketHarness } from '../../adapters/slack/harness.js';
import type { OurContender } from '../contenders/ours.js';
import type { Acknowledged, LoadParameters } from '../process/protocol.js';

/**
 * How soon both platforms hear that a question has arrived, when all of them come at once while the corpus is indexed
 * anew. The adapters and the platforms' libraries are the real ones; only the network's far end is a stand-in.
 */
export async function acknowledgeUnderLoad(
  contender: OurContender,
  { corpus, folder, questions }: LoadParameters,
): Promise<Acknowledged> {
  const dispatcher = await contender.dispatcher();
  const { whole, close } = contender.rebuild(corpus, folder);
  const slack = await onSlack(dispatcher, questions);
  const discord = await onDiscord(dispatcher, questions);
  // Whether it has failed by now; nobody waits for its end, which at a million passages is many minutes away.
  await Promise.race([whole, null]);
  await close();
  return { slack, discord };
}

async function onSlack(dispatcher: Dispatcher, questions: readonly string[]): Promise<number[]> {
  const harness = new SocketHarness();
  await harness.start(dispatcher);
  try {
    const took = await Promise.all(
      questions.map(async (question, i) => {
        const payload = commandPayload(harness.slack, 'ask', question);
        const sentAt = performance.now();
        await harness.slack.send('slash_commands', payload, `envelope-${i}`);
        return performance.now() - sentAt;
      }),
    );
    await harness.adapter.settled();
    return took;
  } finally {
    await harness.stop();
  }
}

async function onDiscord(dispatcher: Dispatcher, questions: readonly string[]): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  const harness = new DiscordHarness({
    makeRequest: (async (url: string, init: RequestInit) => {
      const response = await globalThis.fetch(url, init);
      const [, id = ''] = /\/interactions\/(\d+)\//u.exec(url) ?? [];
      const began = sentAt.get(id);
      if (began !== undefined) took.push(performance.now() - began);
      return response;
    }) as never,
  });
  await harness.start(dispatcher);
  try {
    await Promise.all(
      questions.map((question) => {
        const interaction = harness.discord.command('ask', { question });
        sentAt.set(interaction.id, performance.now());
        return harness.send(interaction);
      }),
    );
    return took;
  } finally {
    await harness.stop();
  }
}
