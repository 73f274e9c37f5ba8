import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeLeft } from '../../../src/core/refresh/time-left.js';

function clock() {
  let now = 50_000;
  return { now: () => now, pass: (ms: number) => (now += ms) };
}
const at = (doneBytes: number, totalBytes: number) => ({ done: 0, total: 9, doneBytes, totalBytes });

it('is estimated by the bytes read since the start, what was not opened aside', () => {
  const { now, pass } = clock();
  const left = timeLeft(now);
  expect(left(at(900, 1_000))).toBeUndefined();
  pass(1_000);
  expect(left(at(910, 1_000))).toBeUndefined();
  pass(3_000);
  expect(left(at(920, 1_000))).toBe(16_000);
  pass(4_000);
  expect(left(at(1_000, 1_000))).toBe(0);
});

it('is a whole number of at least 0, or unknown, whatever is reported', () => {
  const step = fc.record({ ms: fc.nat(10_000), bytes: fc.nat(1_000), total: fc.nat(2_000) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { now, pass } = clock();
      const left = timeLeft(now);
      for (const { ms, bytes, total } of steps) {
        pass(ms);
        const ahead = left(at(bytes, total));
        if (ahead !== undefined) expect(Number.isInteger(ahead) && ahead >= 0).toBe(true);
      }
    }),
  );
});
