import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginningOf, endOf, splitsPair } from '../../../src/core/types/cut.js';

it('cuts no character in two, and no more than one code unit more than was asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, length) => {
      const [beginning, end] = [beginningOf(text, length), endOf(text, length)];
      expect(text.startsWith(beginning)).toBe(true);
      expect(text.endsWith(end)).toBe(true);
      expect(splitsPair(text, beginning.length)).toBe(false);
      expect(splitsPair(text, text.length - end.length)).toBe(false);
      const whole = Math.min(length, text.length);
      for (const cut of [beginning, end]) expect([whole, whole - 1]).toContain(cut.length);
    }),
  );
});

it.each([
  ['a😀b', 2, 'a', 'b'],
  ['a😀b', 3, 'a😀', '😀b'],
  ['a😀b', 0, '', ''],
  ['', 5, '', ''],
])('of %j the first and the last %i code units are %j and %j', (text, length, beginning, end) => {
  expect([beginningOf(text, length), endOf(text, length)]).toEqual([beginning, end]);
});
