import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attempted } from '../../../src/adapters/slack/attempts.js';
import { ChannelThrottle } from '../../../src/adapters/slack/throttle.js';
import { gate } from '../../support/gate.js';
import { echoing } from './echoing.js';
import { SocketHarness } from './harness.js';

/** A clock that runs only while somebody waits for it. */
class Clock {
  now = 0;
  readonly #waiting: { at: number; resume: () => void }[] = [];

  wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      this.#waiting.push({ at: this.now + ms, resume: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  /** Runs until nobody waits. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#waiting.sort((a, b) => a.at - b.at);
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.now = Math.max(this.now, next.at);
      next.resume();
    }
  }
}

function paced(options: { intervalMs?: number; maxQueueLength?: number } = {}) {
  const clock = new Clock();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const posts: { channel: string; number: number; at: number }[] = [];
  const pace = new ChannelThrottle(
    { intervalMs: 1_000, maxQueueLength: 30, now: () => clock.now, wait: clock.wait, ...options },
    stop.signal,
  );
  const post = (channel: string, number: number, tookMs = 0, deadline = 60_000): Promise<Attempted<number>> =>
    pace.post(channel, clock.now + deadline, async () => {
      posts.push({ channel, number, at: clock.now });
      if (tookMs > 0) await clock.wait(tookMs, stop.signal);
      return { ok: true, value: number };
    });
  return { clock, stop, posts, post };
}

describe('public posts', () => {
  it('of one channel come in order, a second apart; each channel has its own pace', async () => {
    const { clock, posts, post } = paced();
    const done = Promise.all([post('C1', 1), post('C1', 2), post('C2', 3), post('C1', 4)]);
    await clock.run();
    expect(await done).toEqual([1, 2, 3, 4].map((value) => ({ ok: true, value })));
    expect(posts).toEqual([
      { channel: 'C1', number: 1, at: 0 },
      { channel: 'C2', number: 3, at: 0 },
      { channel: 'C1', number: 2, at: 1_000 },
      { channel: 'C1', number: 4, at: 2_000 },
    ]);
  });

  it('wait behind one that Slack told to wait', async () => {
    const { clock, posts, post } = paced();
    const done = Promise.all([post('C1', 1, 30_000), post('C1', 2)]);
    await clock.run();
    await done;
    expect(posts.map(({ at }) => at)).toEqual([0, 30_000]);
  });

  it('are refused beyond the longest queue, and where their turn comes too late', async () => {
    const { clock, posts, post } = paced({ maxQueueLength: 3 });
    const done = Promise.all([post('C1', 1), post('C1', 2), post('C1', 3, 0, 1_500), post('C1', 4)]);
    await clock.run();
    const refused = { ok: false, fault: { kind: 'refused', code: 'too_many_posts' } };
    expect((await done).slice(2)).toEqual([refused, refused]);
    expect(posts.map(({ number }) => number)).toEqual([1, 2]);
    const later = post('C1', 5);
    await clock.run();
    expect(await later).toEqual({ ok: true, value: 5 });
  });

  it('that still wait when the bot stops are refused, not made', async () => {
    const { clock, stop, posts, post } = paced();
    const done = Promise.all([post('C1', 1), post('C1', 2), post('C1', 3)]);
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await clock.run();
    expect((await done).map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(posts).toHaveLength(1);
  });

  it('go on after one that failed in an unforeseen way', async () => {
    const { clock, post } = paced();
    const pace = new ChannelThrottle({ intervalMs: 0, maxQueueLength: 2 }, new AbortController().signal);
    const broken = pace.post('C1', Number.POSITIVE_INFINITY, () => Promise.reject(new Error('no')));
    await expect(broken).rejects.toThrow('no');
    expect(await pace.post('C1', Number.POSITIVE_INFINITY, async () => ({ ok: true, value: 1 }))).toEqual({
      ok: true,
      value: 1,
    });
    await clock.run();
    expect((await post('C1', 1)).ok).toBe(true);
  });

  it('are never closer than the interval in a channel, whenever they come', async () => {
    const arrivals = fc.array(
      fc.record({
        channel: fc.constantFrom('C1', 'C2'),
        pause: fc.integer({ min: 0, max: 3_000 }),
        tookMs: fc.constantFrom(0, 0, 200, 5_000),
      }),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async (coming) => {
        const { clock, posts, post } = paced();
        const all: Promise<unknown>[] = [];
        for (const [number, { channel, pause, tookMs }] of coming.entries()) {
          clock.now += pause;
          all.push(post(channel, number, tookMs, 1_000_000));
        }
        await clock.run();
        await Promise.all(all);
        expect(posts).toHaveLength(coming.length);
        for (const channel of ['C1', 'C2']) {
          const own = posts.filter((one) => one.channel === channel);
          for (const [i, one] of own.entries()) {
            const before = own[i - 1];
            if (before === undefined) continue;
            expect(one.number).toBeGreaterThan(before.number);
            expect(one.at - before.at).toBeGreaterThanOrEqual(1_000);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('over Bolt', () => {
  let harness = new SocketHarness();
  beforeEach(() => {
    harness = new SocketHarness();
  });
  afterEach(() => harness.stop());

  it('what only the asker sees does not wait for the posts of the channel', async () => {
    await harness.start(echoing(), { postIntervalMs: 50_000 });
    await harness.type('echo', 'first public:yes');
    const second = harness.type('echo', 'second public:yes');
    await harness.slack.until(() => harness.slack.acknowledged.size === 2);
    const third = harness.type('echo', 'third');
    await harness.slack.until(() => harness.slack.messages.length === 2);
    expect(harness.shown().map(({ text, visibility }) => [text, visibility])).toEqual([
      ['first', 'channel'],
      ['third', 'asker'],
    ]);
    await harness.adapter.stop(0);
    await Promise.all([second, third]);
    expect(harness.shown().map(({ visibility }) => visibility)).not.toContain('direct');
  });

  it('whoever asks publicly while too many posts wait is told so, once', async () => {
    await harness.start(echoing(), { postIntervalMs: 0 });
    const { passed: until, open: release } = gate();
    harness.slack.misbehave('chat.postMessage', { kind: 'held', until });
    const all = Array.from({ length: 35 }, (_, i) => harness.type('echo', `word ${i} public:yes`));
    await harness.slack.until(() => harness.slack.messages.length === 5);
    expect(
      harness.shown().every(({ text, visibility }) => visibility === 'asker' && text.includes('Too many')),
    ).toBe(true);
    release();
    await Promise.all(all);
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(30);
    expect(harness.shown()).toHaveLength(35);
  });
});
