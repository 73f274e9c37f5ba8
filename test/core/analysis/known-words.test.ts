import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KnownWords } from '../../../src/core/analysis/known-words.js';

const anyWord = fc.oneof(fc.string({ maxLength: 3, unit: fc.constantFrom(...'abé') }), fc.string());

it('finds a word wherever it stands, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyWord, { maxLength: 40 }), anyWord, anyWord, (words, before, behind) => {
      const known = new KnownWords<number>();
      const kept = words.slice(0, words.length >> 1);
      for (const [value, word] of kept.entries()) expect(known.keep(word, value)).toBe(value);
      for (const [value, word] of words.entries()) {
        const found = known.get(before + word + behind, before.length, before.length + word.length);
        expect(found).toBe(value < kept.length ? value : undefined);
      }
    }),
  );
});

it('finds each of many words', () => {
  const known = new KnownWords<number>();
  for (let i = 0; i < 20_000; i++) known.keep(`word${i}`, i);
  expect(Array.from({ length: 20_001 }, (_, i) => known.get(`word${i}`))).toEqual([
    ...Array(20_000).keys(),
    undefined,
  ]);
});

it('remembers so many words, and forgets all of them with one more', () => {
  const known = new KnownWords<number>(4);
  const isKnown = (word: string) => known.get(word) !== undefined;
  for (const word of ['a', 'b', 'c', 'd']) known.keep(word, 1);
  expect(['a', 'b', 'c', 'd', 'e'].filter(isKnown)).toEqual(['a', 'b', 'c', 'd']);
  known.keep('e', 1);
  expect(['a', 'b', 'c', 'd', 'e'].filter(isKnown)).toEqual(['e']);
});
