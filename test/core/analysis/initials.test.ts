import { expect, it } from 'vitest';
import { otherNumber } from '../../../src/core/analysis/initials.js';

it.each([
  ['cds', ['cd']],
  ['vm', ['vms']],
  ['ssds', ['ssd']],
  ['cpus', ['cpu']],
  ['mou', ['mous']],
  ['vcpu', ['vcpus']],
  // Those with a vowel have a stem, and these are one word.
  ['urls', []],
  ['css', []],
  ['boats', []],
  ['menus', []],
  ['status', []],
])('initials without a vowel have another number: %s', (word, other) => {
  expect(otherNumber(word, 'en')).toEqual(other);
  expect(otherNumber(word, 'de')).toEqual([]);
});
