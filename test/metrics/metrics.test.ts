import { describe, expect, it } from 'vitest';
import type { Location } from '../../src/chat/protocol/location.js';
import { LibraryBusyError } from '../../src/core/types/library.js';
import { Metrics, type Watched } from '../../src/metrics/metrics.js';
import { Bot, channel, person, terminal } from '../support/bot.js';

/** Samples by their name and labels: `verbatim_queue_length`, `verbatim_requests_total{platform="slack",…}`. */
async function samplesOf(metrics: Metrics): Promise<Map<string, number>> {
  const { text } = await metrics.read();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const watched: Watched = {
  version: '1.2.3',
  ranksByMeaning: true,
  waiting: () => 7,
  adapters: () => [
    { name: 'slack', state: 'up' },
    { name: 'discord', state: 'down', reason: 'refused' },
  ],
  status: async () => ({ documents: 2, passages: 30, builtAt: 5_000, skipped: [] }),
  problems: () => 1,
};

const request = (command: string, outcome: string, platform = 'slack') =>
  `verbatim_requests_total{platform="${platform}",command="${command}",outcome="${outcome}"}`;

describe('requests', () => {
  it('are counted by platform, command and outcome, and timed', async () => {
    const metrics = new Metrics();
    const bot = await Bot.with(undefined, { meter: metrics });
    await bot.reply('ask', 'what does the zebra eat');
    await bot.reply('ask', 'who invented the telephone');
    await bot.reply('sources', '', { place: terminal });
    await bot.reply('nonsense', 'what does the zebra eat');
    await bot.reply('refresh', '');
    const samples = await samplesOf(metrics);
    expect(samples.get(request('ask', 'found'))).toBe(1);
    expect(samples.get(request('ask', 'not-found'))).toBe(1);
    expect(samples.get(request('sources', 'done', 'terminal'))).toBe(1);
    expect(samples.get(request('unknown', 'misused'))).toBe(1);
    expect(samples.get(request('refresh', 'refused'))).toBe(1);
    expect(samples.get('verbatim_request_duration_seconds_count{stage="whole"}')).toBe(5);
  });

  it('that are told to come again are counted as busy', async () => {
    const metrics = new Metrics();
    const bot = await Bot.with(undefined, { meter: metrics });
    bot.library.answer = async () => {
      throw new LibraryBusyError('500 calls are waiting');
    };
    await bot.reply('ask', 'what does the zebra eat');
    expect((await samplesOf(metrics)).get(request('ask', 'busy'))).toBe(1);
  });

  it('of a thousand channels and people make no series more, and nothing of them is told', async () => {
    const metrics = new Metrics();
    const bot = await Bot.with(undefined, { meter: metrics });
    const ask = async (n: number) => {
      const place: Location = {
        ...channel,
        workspace: `TWORK${n}`,
        channel: `CHANNEL${n}`,
        thread: `THREAD${n}`,
      };
      const asked = { place, person: person({ id: `UPERSON${n}`, name: `Name${n}` }), id: `REQUEST${n}` };
      await bot.reply('ask', `what does the zebra eat question${n}`, asked);
      await bot.reply(`command${n}`, 'x', asked);
      const press: unknown = { ...asked, action: `forged${n}`, answerId: 'a', messageId: 'm' };
      await bot.dispatcher.handleButton(press as Parameters<typeof bot.dispatcher.handleButton>[0]);
    };
    await ask(0);
    const before = [...(await samplesOf(metrics)).keys()].filter((name) => name.startsWith('verbatim_'));
    for (let n = 1; n <= 1000; n++) await ask(n);
    const after = [...(await samplesOf(metrics)).keys()].filter((name) => name.startsWith('verbatim_'));
    expect(after).toEqual(before);
    const { text } = await metrics.read();
    expect(text).not.toMatch(/TWORK|CHANNEL|THREAD|UPERSON|Name\d|REQUEST|question|zebra|command\d|forged/);
    expect(text).toContain('verbatim_button_presses_total{platform="slack",action="unknown"} 1001');
  });
});

describe('what is watched', () => {
  it('is told as it is when the metrics are read', async () => {
    const metrics = new Metrics();
    metrics.watch(watched);
    const samples = await samplesOf(metrics);
    expect(Object.fromEntries(samples)).toMatchObject({
      verbatim_queue_length: 7,
      verbatim_documents: 2,
      verbatim_passages: 30,
      verbatim_skipped_files: 0,
      verbatim_index_built_timestamp_seconds: 5,
      verbatim_state_problems: 1,
      verbatim_meaning_enabled: 1,
      'verbatim_info{version="1.2.3"}': 1,
      'verbatim_platform_up{platform="slack"}': 1,
      'verbatim_platform_up{platform="discord"}': 0,
      'verbatim_refreshes_total{outcome="failed"}': 0,
    });
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
      expect(samples.has(name)).toBe(true);
    }
  });

  it('is not waited for where the library says nothing, which is asked once at a time', async () => {
    let asked = 0;
    const metrics = new Metrics();
    const status = () => {
      asked++;
      return new Promise<never>(() => {});
    };
    metrics.watch({ ...watched, status });
    await metrics.read();
    expect((await samplesOf(metrics)).get('verbatim_documents')).toBe(0);
    expect(asked).toBe(1);
  });

  it('stands as it was where the library fails', async () => {
    let fails = false;
    const metrics = new Metrics();
    metrics.watch({
      ...watched,
      status: async () => {
        if (fails) throw new Error('gone');
        return watched.status();
      },
    });
    await metrics.read();
    fails = true;
    expect((await samplesOf(metrics)).get('verbatim_documents')).toBe(2);
  });
});
