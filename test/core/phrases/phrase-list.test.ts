import { describe, expect, it } from 'vitest';
import { PhraseList } from '../../../src/core/phrases/phrase-list.js';

const list = new PhraseList(
  [
    ['Huawei', 9],
    ['user data', 7],
    ['Mark Zuckerberg', 5],
    ['data sharing', 4],
    ['Bank of the West', 3],
    ['Zürich', 2],
    ['Facebook’s data', 2],
    ['data', 1],
  ].map(([text, documents]) => ({ text: String(text), documents: Number(documents) })),
);

/** What the question becomes. */
function completed(typed: string, limit = 25): string[] {
  return list.complete(typed, limit).map(({ text, start }) => typed.slice(0, start) + text);
}

describe('a phrase is found', () => {
  it.each([
    ['by its beginning', 'mark z', ['Mark Zuckerberg']],
    ['by the beginning of any of its words', 'zuck', ['Mark Zuckerberg']],
    ['without its accents', 'zuri', ['Zürich']],
    ['with accents, where it has none', 'hüaw', ['Huawei']],
    ['whatever the case and the apostrophe', "FACEBOOK'S D", ['Facebook’s data']],
    ['whole', 'huawei', ['Huawei']],
  ])('%s', (_, typed, expected) => {
    expect(completed(typed)).toEqual(expected);
  });

  it('first where it begins so, then where one of its words does; of the most documents first', () => {
    expect(completed('data')).toEqual(['data sharing', 'data', 'user data', 'Facebook’s data']);
  });

  it('at most as often as asked for', () => {
    expect(completed('data', 2)).toEqual(['data sharing', 'data']);
  });
});

describe('behind other words', () => {
  it.each([
    ['the last word is completed', 'which companies hua', ['which companies Huawei']],
    ['so are the last words together', 'who is  mark zuck', ['who is  Mark Zuckerberg']],
    ['from as many as fit', 'the user d', ['the user data']],
    ['a word with a blank behind it is whole', 'about data ', ['about data sharing']],
    ['one letter is too little', 'which companies h', []],
    ['a word that fits nothing gives nothing', 'huawei did', []],
  ])('%s', (_, typed, expected) => {
    expect(completed(typed)).toEqual(expected);
  });
});

describe('nothing', () => {
  it('typed offers the best of all', () => {
    expect(completed('', 2)).toEqual(['Huawei', 'user data']);
    expect(completed('  ', 1)).toEqual(['Huawei']);
  });

  it.each(['xyzzy', '?', '“', 'huaweis', '漢字'])('is offered for %s', (typed) => {
    expect(completed(typed)).toEqual([]);
  });

  it('is offered where there are no phrases', () => {
    expect(new PhraseList([]).complete('', 5)).toEqual([]);
  });
});
