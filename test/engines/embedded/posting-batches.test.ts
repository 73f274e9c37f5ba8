import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PostingBatches } from '../../../src/engines/embedded/posting-batches.js';

/** So many terms there are. */
const terms = 6;
const anyTerms = fc.array(fc.nat({ max: terms - 1 }), { maxLength: 12 });

/** A new order of so many things. */
function anyOrder(count: number) {
  return fc.shuffledSubarray([...Array(count).keys()], { minLength: count });
}

const anyEntries = fc
  .array(fc.record({ one: anyTerms, other: anyTerms, isKept: fc.boolean() }), { maxLength: 20 })
  .chain((entries) => fc.tuple(fc.constant(entries), anyOrder(terms), anyOrder(entries.length)));

it('counts what each entry holds of each term, by their numbers in the end, however many are counted at once, indexed before or not', () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 8 }), ([entries, ranks, units], batch) => {
      const batches = new PostingBatches(['one', 'other'], batch);
      for (const entry of entries) entry.isKept ? batches.addKept(entry) : batches.add(entry);
      for (const field of ['one', 'other'] as const) {
        const postings = batches.postings(field, ranks, units);
        const counted = Array.from({ length: terms }, (_, rank) => {
          const term = ranks.indexOf(rank);
          return entries
            .map((entry, i) => [units[i], entry[field].filter((one) => one === term).length])
            .filter(([, frequency]) => frequency !== 0)
            .sort(([a = 0], [b = 0]) => a - b);
        });
        const found = Array.from({ length: terms }, (_, rank) => {
          const [from = 0, to = 0] = postings.starts.subarray(rank, rank + 2);
          return Array.from(postings.units.subarray(from, to), (unit, i) => [
            unit,
            postings.frequencies[from + i],
          ]);
        });
        expect(found).toEqual(counted);
        const lengths = units.map((_, unit) => new Set(entries[units.indexOf(unit)]?.[field]).size);
        expect([...postings.lengths]).toEqual(lengths);
      }
    }),
  );
});
