import { expect, it } from 'vitest';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { tokenFlag } from '../../../src/core/types/forward-document.js';
import { documentOf } from '../../support/texts.js';

/** The words of a text whose token has a flag. */
function flagged(text: string, flag: number): string[] {
  const { flags, terms, termAt } = analyseDocument(documentOf('a.txt', text), { code: 'en', isTold: true });
  return [...flags].flatMap((flagsOf, token) =>
    (flagsOf & flag) === flag ? [termAt(terms[token] ?? 0)] : [],
  );
}

it.each([
  ['The ferry was late because it rained.', ['becaus']],
  ['It was closed due to snow.', ['due']],
  ['The rent is due on Friday.', []],
  ['Due', []],
  ['It has been closed since 2012.', []],
  ['It has been closed since last May.', []],
  ['It is closed, since nobody rows any more.', ['sinc']],
])('a reason is told by a word that gives one, not by one that tells when: %s', (text, words) => {
  expect(flagged(text, tokenFlag.reason)).toEqual(words);
});

it.each([
  ['It costs $5 a day.', ['5']],
  ['It costs 5 € a day.', ['5']],
  ['It costs 5 crowns and € is a sign.', []],
])('money is a number beside the sign of a currency: %s', (text, numbers) => {
  expect(flagged(text, tokenFlag.number | tokenFlag.money)).toEqual(numbers);
});
