import fc from 'fast-check';
import { expect, it } from 'vitest';
import { largestFitting, lowerBound } from '../../../src/core/types/lower-bound.js';

it('finds the first position of sorted values that is not below one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: -1, max: 21 }),
      (values, min) => {
        const sorted = values.toSorted((a, b) => a - b);
        const found = lowerBound(sorted.length, (position) => (sorted[position] ?? 0) < min);
        expect(found).toBe(sorted.filter((value) => value < min).length);
      },
    ),
  );
});

it('finds the largest number that fits, and says where none does', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.integer({ min: -1, max: 120 }), (max, room) => {
      expect(largestFitting(max, (number) => number <= room)).toBe(Math.min(max, room));
    }),
  );
});
