import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { english } from '../../src/texts/english/index.js';
import type { Shown } from '../adapters/contract.js';
import { gate } from '../support/gate.js';
import { type Platform, Platforms, patience } from './both-platforms.js';
import { runInProcess } from './program.js';

const asked = 'when was the lighthouse painted';
const answer = 'The lighthouse was painted in the spring of 1912.';

/** A document that answers comes into the folder, and the terminal refreshes while the bot runs. */
async function answerComes({ corpus, state }: Platforms): Promise<void> {
  writeFileSync(join(corpus, 'lighthouse.txt'), `${answer}\n`);
  const { code } = await runInProcess(['index'], { VERBATIM_CORPUS: corpus, VERBATIM_STATE: state });
  expect(code).toBe(0);
}

/** On both platforms somebody asks what no document answers, and wants to be told. */
async function wanted(platforms: Platforms): Promise<void> {
  for (const platform of platforms.both) {
    await platform.type('ask', { question: asked });
    await vi.waitFor(
      () => expect(platform.shown().at(-1)?.buttons).toContain(english.buttons.labels['tell-when']),
      patience,
    );
    await platform.press(english.buttons.labels['tell-when']);
    await vi.waitFor(() => expect(platform.shown().at(-1)?.buttons).toContain('Stop'), patience);
  }
}

const toldOn = (platform: Platform): readonly Shown[] =>
  platform.shown().filter(({ quotes }) => quotes.includes(answer));

async function told(platform: Platform, count: number): Promise<void> {
  await vi.waitFor(() => expect(toldOn(platform)).toHaveLength(count), patience);
}

function keptIn(state: string): string {
  return readdirSync(state, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
    .join('\n');
}

describe('start, with questions that people want to be told of', () => {
  it('tells each of them once when a refresh brings the answer, and keeps the question no longer', async () => {
    const platforms = await Platforms.open();
    const first = platforms.start();
    await first.ready();
    await wanted(platforms);
    expect(keptIn(platforms.state)).toContain(asked);
    // Killed and started again in between.
    await first.kill();
    const second = platforms.startInProcess();
    await second.ready();
    await answerComes(platforms);
    for (const platform of platforms.both) await told(platform, 1);
    expect((await second.stop()).code).toBe(0);
    expect(keptIn(platforms.state)).not.toContain(asked);
    for (const { output } of [first, second]) expect(output).not.toContain(asked);
  });

  it('killed while both are told: on Slack the list says so, on Discord it is sent again and stands once', async () => {
    const platforms = await Platforms.open();
    const first = platforms.start();
    await first.ready();
    await wanted(platforms);
    const { slack, discord } = platforms;
    slack.misbehave('chat.postMessage', { kind: 'silence' });
    discord.fail(/^POST \/channels\/\d+\/messages/, { until: gate().passed });
    const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const before = posts();
    await answerComes(platforms);
    await vi.waitFor(() => {
      expect(posts()).toBeGreaterThan(before);
      const written = discord.calls.some(
        ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
      );
      expect(written).toBe(true);
    }, patience);
    await first.kill();
    const second = platforms.startInProcess();
    await second.ready();
    await told(platforms.onDiscord, 1);
    const nonces = discord.calls.flatMap(({ body }) => ('nonce' in body ? [body['nonce']] : []));
    expect(new Set(nonces).size).toBe(1);
    await vi.waitFor(async () => {
      await platforms.onSlack.type('watch', { show: 'show:mine' });
      expect(platforms.onSlack.shown().at(-1)?.text).toContain('I may have told you already');
    }, patience);
    expect(toldOn(platforms.onSlack)).toEqual([]);
    expect((await second.stop()).code).toBe(0);
    expect(toldOn(platforms.onDiscord)).toHaveLength(1);
  });
});
