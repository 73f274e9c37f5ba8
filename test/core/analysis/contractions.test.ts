import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { englishContractions, spelledOut } from '../../../src/core/analysis/contractions.js';
import { languageOf } from '../../../src/core/analysis/languages.js';

function termsOf(text: string, language = 'en'): string[] {
  return [...analyse(text, languageOf(language))].filter(({ stop }) => !stop).map(({ term }) => term);
}

describe('contractions as chat types them', () => {
  it('are stop words, as all are that they are spelt with', () => {
    for (const [typed, spelt] of englishContractions) {
      expect(termsOf(typed), typed).toEqual([]);
      expect(termsOf(spelt), spelt).toEqual([]);
    }
    for (const typed of 'whats wheres whos whens hows im ive dont wont cant didnt thats isnt'.split(' ')) {
      expect(englishContractions.has(typed), typed).toBe(true);
    }
    expect(termsOf('I cannot')).toEqual([]);
  });

  it('are none where they are words of their own', () => {
    expect(termsOf('well ill id wed shed hell')).toEqual(['well', 'ill', 'id', 'wed', 'shed', 'hell']);
    for (const word of 'well were ill id its wed shed shell hell lets'.split(' ')) {
      expect(englishContractions.has(word), word).toBe(false);
    }
  });

  it('are "w/" and "w/o", which are no labels', () => {
    expect(termsOf('a tent w/o poles, one w/ pegs')).toEqual(['tent', 'pole', 'peg']);
    expect(termsOf('the a/w/o case, group w')).toContain('w');
  });

  it('are none as names, or in another language', () => {
    expect(termsOf('Jony Ive and the IM server')).toEqual(['joni', 'ive', 'IM', 'server']);
    expect(termsOf('cant', 'de')).toEqual(['cant']);
  });

  it('are spelt out as they are meant, all else left as it is', () => {
    const spelt = (text: string) => spelledOut(text, languageOf('en').contractions);
    expect(spelt('Whos sure that we cant go? Were well.')).toBe("who's sure that we can't go? Were well.");
    expect(spelledOut('im Haus', languageOf('de').contractions)).toBe('im Haus');
  });
});
