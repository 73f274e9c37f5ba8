import { expect, it } from 'vitest';
import { spellingVariants } from '../../../src/core/analysis/spelling-variants.js';

it.each([
  ['licence', 'license'],
  ['colours', 'colors'],
  ['organisation', 'organization'],
  ['analysed', 'analyzed'],
  ['centre', 'center'],
  ['catalogue', 'catalog'],
  ['cancelled', 'canceled'],
  ['grey', 'gray'],
  ['programme', 'program'],
])('%s is spelt %s, too, and the other way round', (british, american) => {
  expect(spellingVariants(british, 'en')).toContain(american);
  expect(spellingVariants(american, 'en')).toContain(british);
});

it('short words and those of other languages have none', () => {
  for (const word of ['four', 'hour', 'her', 'ogre', 'fence', '']) {
    for (const variant of spellingVariants(word, 'en')) expect(variant).not.toBe(word);
    expect(spellingVariants(word, 'de')).toEqual([]);
  }
  expect(spellingVariants('four', 'en')).toEqual([]);
  expect(spellingVariants('her', 'en')).toEqual([]);
});
