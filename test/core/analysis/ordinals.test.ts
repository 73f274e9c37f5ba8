import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';

function termsOf(text: string, language: string): string[] {
  return [...analyse(text, languageOf(language))].filter(({ stop }) => !stop).map(({ term }) => term);
}

describe('an ordinal in figures', () => {
  it.each([
    ['en', '1st', 'first'],
    ['en', '2nd', 'second'],
    ['en', '3rd', 'third'],
    ['en', '10TH', 'tenth'],
    ['en', '12th', 'twelfth'],
    ['en', '20th', 'twentieth'],
    ['en', '90th', 'ninetieth'],
    ['de', '10ten', 'zehnten'],
    ['fr', '1er', 'premier'],
    ['fr', '10ème', 'dixième'],
    ['es', '2º', 'segundo'],
    ['it', '3º', 'terzo'],
    ['nl', '3de', 'derde'],
  ])('is one term with the word that it stands for (%s): %s, %s', (language, figure, word) => {
    expect(termsOf(word, language)).toHaveLength(1);
    expect(termsOf(figure, language)[0]).toBe(termsOf(word, language)[0]);
  });

  it.each([
    ['21st', 'twenty-first'],
    ['45th', 'forty-fifth'],
    ['99th', 'ninety-ninth'],
  ])('meets the word of two words: %s, %s', (figure, words) => {
    expect(termsOf(words, 'en')).toContain(termsOf(figure, 'en')[0]);
  });

  it('is its number, too, and its ending is no word', () => {
    expect(termsOf('the 23rd floor', 'en')).toEqual(['twentythird', '23', 'floor']);
    expect(termsOf('the 140th floor', 'en')).toEqual(['140th', '140', 'floor']);
    expect(termsOf('the 10 th floor', 'en')).toEqual(['10', 'floor']);
    expect(termsOf('10th Avenue', 'de')).toEqual(['10th', '10', 'avenu']);
  });
});
