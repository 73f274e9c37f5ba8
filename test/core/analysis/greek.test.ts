import { describe, expect, it } from 'vitest';
import { termOf } from '../../../src/core/analysis/analyzer.js';
import { foldCase } from '../../../src/core/analysis/fold.js';
import { languageOf } from '../../../src/core/analysis/languages.js';

const greek = languageOf('el');

describe('Greek', () => {
  it.each([
    ['πόλη', 'πόλεις', 'πόλεων'],
    ['εταιρεία', 'εταιρείες', 'εταιρειών'],
    ['πρόβλημα', 'προβλήματα', 'προβλημάτων'],
    ['άνθρωπος', 'ανθρώπου', 'ανθρώπους'],
    ['γράφω', 'γράφει', 'γράφουν'],
  ])('brings the forms of %s together', (...forms) => {
    expect(new Set(forms.map((form) => termOf(foldCase(form), greek))).size).toBe(1);
  });

  it('keeps three letters of a word, and words that differ apart', () => {
    expect(termOf('και', greek)).toBe('και');
    expect(termOf('πόλη', greek)).not.toBe(termOf(foldCase('πόλεμος'), greek));
  });
});
