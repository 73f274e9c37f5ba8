import { expect, it } from 'vitest';
import { shortFingerprint } from '../../src/chat/messages/lists.js';
import { english } from '../../src/texts/english/index.js';
import { age, count, countOf, duration, size } from '../../src/texts/english/units.js';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [6_649, '6.6 kB'],
  [9_949, '9.9 kB'],
  [9_950, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [12_345_678, '12 MB'],
  [2_500_000_000, '2,500 MB'],
])('writes %i bytes as %s', (bytes, written) => {
  expect(size(bytes)).toBe(written);
});

it.each([
  [0, '0.0 s'],
  [449, '0.4 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [185_000, '3 min 5 s'],
])('writes %i ms as %s', (ms, written) => {
  expect(duration(ms)).toBe(written);
});

it.each([
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [3_599_999, '59 minutes ago'],
  [7_200_000, '2 hours ago'],
  [86_400_000, '1 day ago'],
  [86_400_000 * 1_200, '1,200 days ago'],
])('tells the age of %i ms as %s', (ms, written) => {
  expect(age(1_000_000, 1_000_000 + ms)).toBe(written);
});

it('counts with separators, and nouns in the right number', () => {
  expect(count(1_234_567)).toBe('1,234,567');
  expect([countOf(0, 'file'), countOf(1, 'file'), countOf(2_000, 'file')]).toEqual([
    '0 files',
    '1 file',
    '2,000 files',
  ]);
});

it('shortens a fingerprint, and names that there is none', () => {
  expect(shortFingerprint(english, '0123456789abcdef')).toBe('0123456789ab');
  expect(shortFingerprint(english, '')).toBe('none');
});
