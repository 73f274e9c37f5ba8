import { expect, it } from 'vitest';
import { authorName } from '../../src/corpus/author-name.js';

it.each([
  ['Ada Lovelace', 'Ada Lovelace'],
  ['By Ada Lovelace', 'Ada Lovelace'],
  ['by: Ada Lovelace,', 'Ada Lovelace'],
  ['Written by Ada Lovelace and Grace Hopper', 'Ada Lovelace and Grace Hopper'],
  ['Posted by Ada Lovelace on June 5, 2018', 'Ada Lovelace'],
  ['Author: Ada Lovelace', 'Ada Lovelace'],
  ['Von Ada Lovelace', 'Ada Lovelace'],
  ['von Neumann, Johann', 'Neumann, Johann'],
  ['Ada Lovelace | June 5, 2018', 'Ada Lovelace'],
  ['June 5, 2018 · Ada Lovelace', 'Ada Lovelace'],
  ['Ada Lovelace\n  Staff writer', 'Ada Lovelace'],
  ['Posted on May 5 – Ada Lovelace', 'Ada Lovelace'],
  ['Jean-Luc Picard', 'Jean-Luc Picard'],
  ['李明', '李明'],
])('finds in %j the name %s', (given, name) => {
  expect(authorName(given)).toBe(name);
});

it.each([
  '',
  'Posted on May 5',
  'Published: 5 June 2018',
  'Last updated June 2018',
  'June 5, 2018',
  '10:15 am',
  'https://example.org/ada',
  '@ada',
  'ada@example.org',
  'A sentence which says that nobody in particular has written any of what stands on this page here.',
])('finds no name in %j', (given) => {
  expect(authorName(given)).toBeUndefined();
});
