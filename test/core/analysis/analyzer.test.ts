import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';

function termsOf(text: string, language = 'en'): string[] {
  return [...analyse(text, languageOf(language))].filter(({ stop }) => !stop).map(({ term }) => term);
}

/** Words that must be found by one another. */
function expectSame(language: string, ...words: string[]): void {
  for (const word of words) expect(termsOf(word, language), word).toEqual(termsOf(words[0] ?? '', language));
  expect(termsOf(words[0] ?? '', language)).not.toEqual([]);
}

describe('one term stands for', () => {
  it.each([
    ['a word in every case', 'en', ['Huawei', 'HUAWEI', 'huawei']],
    ['a word with and without accents', 'fr', ['résumé', 'resume', 're\u0301sume\u0301']],
    ['German ß and ss', 'de', ['Straße', 'Strasse', 'STRASSE']],
    ['Greek with and without its accents, and either sigma', 'el', ['ΛΟΓΟΣ', 'λόγος', 'λογος']],
    ['a word with soft hyphens', 'de', ['Ver\u00adfas\u00adsung', 'Verfassung']],
    ['full width and half width', 'en', ['Ｈｕａｗｅｉ', 'Huawei']],
    ['a ligature', 'en', ['ﬁrm', 'firm']],
    ['initials with points and without', 'en', ['U.S.', 'US']],
    ['a number with and without separators', 'en', ['1,000', '1000', '１０００', '1,000.00']],
    ['millions', 'en', ['87,000,000', '87000000']],
    ['a decimal with point and comma', 'de', ['3,5', '3.5']],
    ['number words and digits', 'en', ['five', '5', 'Five']],
    ['German number words and digits', 'de', ['fünf', '5']],
    ['English inflections', 'en', ['share', 'shares', 'shared', 'sharing']],
    ['irregular English verbs', 'en', ['write', 'wrote', 'written', 'writes', 'writing']],
    ['more of them', 'en', ['begin', 'began', 'begun', 'beginning']],
    ['German inflections', 'de', ['Vertrag', 'Vertrags', 'Vertrages']],
    ['French inflections', 'fr', ['continuer', 'continué', 'continuera']],
    ['Spanish inflections', 'es', ['hablar', 'hablando', 'hablaron']],
    ['Russian inflections', 'ru', ['компания', 'компании', 'компанию']],
    ['Arabic with and without vowel signs', 'ar', ['كِتَاب', 'كتاب']],
  ] as const)('%s', (_what, language, words) => {
    expectSame(language, ...words);
  });
});

describe('different terms stand for', () => {
  it.each([
    ['Vietnamese words that differ by an accent', 'vi', 'bán', 'bạn'],
    ['and by the letter under it', 'vi', 'mơ', 'mo'],
    ['Kana with and without voicing', 'ja', 'かき', 'がき'],
    ['Hindi words that differ by a vowel sign', 'hi', 'किताब', 'काताब'],
    ['a decimal and the number without its point', 'en', '3.5', '35'],
    ['a found thing and a base form better known otherwise', 'en', 'ground', 'grind'],
  ])('%s', (_what, language, one, other) => {
    expect(termsOf(one, language)).not.toEqual(termsOf(other, language));
  });
});

describe('stop words', () => {
  it.each([
    ['en', 'Who was it that had been with the company?', ['compani']],
    ['de', 'Wer hat das mit der Firma und ihnen vereinbart?', ['firma', 'vereinbart']],
    ['fr', 'Qui est avec la société dans ce pays ?', ['societ', 'pay']],
  ])('of %s are left out of what is searched', (language, text, terms) => {
    expect(termsOf(text, language)).toEqual(terms);
  });

  it('are of one language alone: “die” is no article in English', () => {
    expect(termsOf('die', 'en')).toEqual(['die']);
    expect(termsOf('die', 'de')).toEqual([]);
  });

  it('in capitals are names: US, WHO, IT', () => {
    expect(termsOf('the US, the WHO and IT')).toEqual(['US', 'WHO', 'IT']);
    expect(termsOf('us, who and it')).toEqual([]);
  });

  it('and stems are left to languages that have them', () => {
    expect(termsOf('The companies are here', 'xx')).toEqual(['the', 'companies', 'are', 'here']);
    expect(termsOf('constructor', 'constructor')).toEqual(['constructor']);
  });
});

it('gives each token its place in the text, its surface, and whether it begins with a capital', () => {
  const text = '  Ver\u00adträge  of ÉTÉ 1.000.000';
  expect([...analyse(text, languageOf('de'), { start: 2, end: text.length })]).toEqual([
    expect.objectContaining({ start: 2, end: 11, surface: 'verträge', kind: 'word', capital: true }),
    expect.objectContaining({ start: 13, end: 15, surface: 'of', capital: false }),
    expect.objectContaining({ start: 16, end: 19, surface: 'été', capital: true }),
    expect.objectContaining({ start: 20, end: 29, surface: '1000000', kind: 'number', capital: false }),
  ]);
});

it('takes an endless word as it is', () => {
  const word = 'x'.repeat(10_000);
  expect(termsOf(word)).toEqual([word]);
});
