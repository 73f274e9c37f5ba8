import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AsciiWords } from '../../../src/core/analysis/ascii-words.js';

it('knows each word by one number, however it is written and wherever it stands', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'B', 'c', '1', '-'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 2_000 }), word, (texts, around) => {
      const words = new AsciiWords();
      const numbers = new Map<string, number>();
      for (const text of texts) {
        const [whole, start, end] = [`${around}${text}${around}`, around.length, around.length + text.length];
        const known = words.find(whole, start, end);
        expect(known).toBe(numbers.get(text.toLowerCase()) ?? -1);
        if (known === -1) numbers.set(text.toLowerCase(), words.add(whole, start, end));
      }
      expect(words.size).toBe(numbers.size);
      for (const [text, number] of numbers) expect(words.at(number)).toBe(text);
    }),
    { numRuns: 30 },
  );
});

it.each([1, 300, 20_000])('knows as many words as there are, of which %i were expected', (expected) => {
  const words = new AsciiWords(expected);
  const made = Array.from({ length: 20_000 }, (_, i) => `word${i}`);
  const numbers = [...made.keys()];
  expect(made.map((word) => words.add(word, 0, word.length))).toEqual(numbers);
  expect(made.map((word) => words.find(word.toUpperCase(), 0, word.length))).toEqual(numbers);
  expect(words.find('word20000', 0, 9)).toBe(-1);
});

it('finds the longest word that begins at a place', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'B', '1'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), word, word, (made, before, text) => {
      const words = new AsciiWords();
      for (const one of made) if (words.find(one, 0, one.length) === -1) words.add(one, 0, one.length);
      const whole = `${before}${text}b`;
      const found = words.findLongest(whole, before.length, whole.length - 1);
      const beginning = made
        .filter((one) => text.toLowerCase().startsWith(one.toLowerCase()))
        .sort((a, b) => b.length - a.length)[0];
      expect(found === -1 ? undefined : words.at(found)).toBe(beginning?.toLowerCase());
      if (found !== -1) expect(words.lengthOf(found)).toBe(beginning?.length);
    }),
    { numRuns: 300 },
  );
});
