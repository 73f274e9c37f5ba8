import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { editsBetween } from '../../../src/core/types/edit-distance.js';

/** The whole table of optimal string alignment. */
function wholeTable(word: string, other: string): number {
  const rows = [...Array(word.length + 1).keys()].map((i) => [i]);
  for (let j = 0; j <= other.length; j++) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= word.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? Number.POSITIVE_INFINITY;
      const isSame = word[i - 1] === other[j - 1];
      const isSwap = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      (rows[i] as number[])[j] = Math.min(
        at(1, 0) + 1,
        at(0, 1) + 1,
        at(1, 1) + (isSame ? 0 : 1),
        isSwap ? at(2, 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return rows[word.length]?.[other.length] ?? Number.NaN;
}

describe('edits between two words', () => {
  it.each([
    ['poeple', 'people', 1],
    ['teh', 'the', 1],
    ['navlany', 'navalny', 1],
    ['wrtie', 'wrote', 2],
    ['letter', 'letter', 0],
    ['attemtps', 'atetmpts', 2],
    ['ca', 'abc', 3],
  ])('%s and %s: %i', (word, other, edits) => {
    expect(Math.min(3, editsBetween(word, other, 2))).toBe(edits);
    expect(Math.min(3, editsBetween(other, word, 2))).toBe(edits);
  });

  it('are those of the whole table, as far as they are asked for', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (one, other, max) => {
        const right = wholeTable(one, other);
        const edits = editsBetween(one, other, max);
        if (right <= max) expect(edits).toBe(right);
        else expect(edits).toBeGreaterThan(max);
        expect(edits).toBeLessThanOrEqual(distance(one, other));
      }),
      { numRuns: 5_000 },
    );
  });
});
