import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VectorCache } from '../../src/meaning/vector-cache.js';

const aVector = fc.option(fc.int8Array({ minLength: 3, maxLength: 3 }), { nil: undefined });

it('gives back what was set, until there is too much, and changes nothing that was given', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 20 }), aVector)),
      fc.integer({ min: 1, max: 9 }),
      (all, max) => {
        const remembered = new VectorCache(max);
        const given = all.map(([text, vector]) => {
          const kept = remembered.has(text) ? remembered.get(text) : remembered.set(text, vector);
          expect(remembered.has(text)).toBe(true);
          expect(remembered.get(text)).toBe(kept);
          return kept;
        });
        const texts = new Set(all.map(([text]) => text));
        expect([...texts].filter((text) => remembered.has(text)).length).toBeLessThanOrEqual(max);
        // Each is what was first set for its text, or set again after it was forgotten.
        for (const [i, kept] of given.entries())
          expect(all.some(([text, vector]) => text === all[i]?.[0] && same(vector, kept))).toBe(true);
      },
    ),
  );
});

function same(a: Int8Array | undefined, b: Int8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.from(a).equals(Buffer.from(b));
}

it('keeps many vectors in few blocks of memory', () => {
  const remembered = new VectorCache(5_000);
  const kept = Array.from({ length: 5_000 }, (_, i) => remembered.set(`${i}`, Int8Array.of(i, i >> 8, 1)));
  expect(new Set(kept.map((vector) => vector?.buffer)).size).toBe(5);
  expect(kept.every((vector, i) => vector !== undefined && vector[0] === (i << 24) >> 24)).toBe(true);
});
