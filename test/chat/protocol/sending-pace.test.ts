import { beforeEach, expect, it, vi } from 'vitest';
import { SendingPace } from '../../../src/chat/protocol/sending-pace.js';

/** Waits that were begun: of so many milliseconds, and how to end each. */
const waits = vi.hoisted(() => [] as { readonly ms: number; readonly end: () => void }[]);

vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _: undefined, { signal }: { readonly signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      waits.push({ ms, end: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
    }),
}));

beforeEach(() => {
  waits.length = 0;
});

it('sends the first message at once and each other one later, a hundred never in a burst', async () => {
  const pace = new SendingPace(new AbortController().signal);
  await pace.next();
  expect(waits).toEqual([]);
  for (let sent = 1; sent < 100; sent++) {
    let maySend = false;
    const next = pace.next().then(() => {
      maySend = true;
    });
    await Promise.resolve();
    expect([waits.length, maySend]).toEqual([sent, false]);
    waits.at(-1)?.end();
    await next;
  }
  // Discord and Slack take about one message a second.
  for (const { ms } of waits) expect(ms).toBeGreaterThanOrEqual(1_000);
});

it('waits no longer once nothing more is to be sent', async () => {
  const stopping = new AbortController();
  const pace = new SendingPace(stopping.signal);
  await pace.next();
  const next = pace.next();
  stopping.abort();
  await expect(next).resolves.toBeUndefined();
});
