import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Debouncer } from '../../../src/cli/wiring/debounce.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const options = { quietMs: 1_000, maxMs: 10_000 };

it('deals once with all that comes close together', async () => {
  const deal = vi.fn(async () => {});
  const debouncer = new Debouncer(deal, options);
  for (let i = 0; i < 5; i++) {
    debouncer.note();
    await vi.advanceTimersByTimeAsync(900);
  }
  expect(deal).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(deal).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(deal).toHaveBeenCalledTimes(1);
});

it('does not wait for ever where there is no quiet', async () => {
  const deal = vi.fn(async () => {});
  const debouncer = new Debouncer(deal, options);
  for (let i = 0; i < 30; i++) {
    debouncer.note();
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(deal).toHaveBeenCalledTimes(1);
});

it('deals once more with what comes meanwhile, never with two at a time', async () => {
  let running = 0;
  let max = 0;
  const deal = vi.fn(async () => {
    max = Math.max(max, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    running--;
  });
  const debouncer = new Debouncer(deal, options);
  debouncer.note();
  await vi.advanceTimersByTimeAsync(2_000);
  for (let i = 0; i < 3; i++) debouncer.note();
  await vi.advanceTimersByTimeAsync(30_000);
  expect([deal.mock.calls.length, max]).toEqual([2, 1]);
});

it('begins nothing once it has ended, and waits for what runs', async () => {
  let isDone = false;
  const deal = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    isDone = true;
  });
  const debouncer = new Debouncer(deal, options);
  debouncer.note();
  await vi.advanceTimersByTimeAsync(1_000);
  debouncer.note();
  const ended = debouncer.end();
  await vi.advanceTimersByTimeAsync(30_000);
  await ended;
  expect([deal.mock.calls.length, isDone]).toEqual([1, true]);
  debouncer.note();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(deal).toHaveBeenCalledTimes(1);
});
