import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../src/thesaurus/wordnet.js';

const wordNet = new WordNet();

afterAll(() => wordNet.close());

describe('WordNet', () => {
  it.each([
    ['purchase', 'buy'],
    ['buy', 'purchase'],
    ['begin', 'start'],
    ['start', 'begin'],
    ['car', 'automobile'],
  ])('relates %s to %s, which means the same', (word, other) => {
    expect(wordNet.related(word, 'en')).toContain(other);
  });

  it.each([
    ['govern', 'government'],
    ['government', 'govern'],
    ['decide', 'decision'],
    ['invade', 'invasion'],
  ])('relates %s to %s, which is derived from it or it from that', (word, other) => {
    expect(wordNet.related(word, 'en')).toContain(other);
  });

  it.each([
    ['purchases', 'buy'],
    ['purchased', 'buy'],
    ['purchasing', 'buy'],
    ['governed', 'government'],
  ])('finds the base form of %s', (word, other) => {
    expect(wordNet.related(word, 'en')).toContain(other);
  });

  it.each([
    ['puppy', 'dog'],
    ['dads', 'father'],
    ['dinner', 'meal'],
    ['laptop', 'computer'],
  ])('knows that %s is a kind of %s', (word, kind) => {
    expect(wordNet.broader(word, 'en')).toContain(kind);
  });

  it('knows no kind of what is no noun, or no English word', () => {
    for (const word of ['quickly', 'huaweii', '', '漢字']) expect(wordNet.broader(word, 'en')).toEqual([]);
    expect(wordNet.broader('puppy', 'de')).toEqual([]);
  });

  it('gives plain words in a fixed order, without the word itself', () => {
    for (const word of ['purchase', 'begin', 'government', 'share', 'company']) {
      const related = wordNet.related(word, 'en');
      expect(related).toEqual([...new Set(related)].sort());
      expect(related).not.toContain(word);
      for (const other of related) expect(other).toMatch(/^[a-z]{3,}$/);
      expect(new WordNet().related(word, 'en')).toEqual(related);
    }
  });

  it.each(['huaweii', 'zzz', '', 'x', 'constructor-like', '1998', 'Größe', '漢字', 'a b', '\u0000'])(
    'relates %j to nothing',
    (word) => {
      expect(wordNet.related(word, 'en')).toEqual([]);
    },
  );

  it('knows English words in every form, and no others', () => {
    for (const word of [
      'letter',
      'letters',
      'rote',
      'shared',
      'sharing',
      'companies',
      'quickly',
      'larger',
      'swapped',
      'bigger',
    ])
      expect(wordNet.knows(word, 'en'), word).toBe(true);
    for (const word of ['opn', 'huaweii', 'leter', '', ' ', 'zzzz', '漢字'])
      expect(wordNet.knows(word, 'en'), word).toBe(false);
  });

  it('says the same of a word each time', () => {
    for (const word of ['letters', 'opn', 'quickly'])
      expect([wordNet.knows(word, 'en'), wordNet.knows(word, 'de'), wordNet.knows(word, 'en')]).toEqual([
        word !== 'opn',
        false,
        word !== 'opn',
      ]);
  });

  it('has nothing to say of other languages', () => {
    for (const language of ['de', 'fr', 'und', '']) {
      expect(wordNet.related('purchase', language)).toEqual([]);
      expect(wordNet.knows('purchase', language)).toBe(false);
    }
  });

  it('opens no file until it is asked, may be closed twice, and opens again', () => {
    const other = new WordNet();
    other.close();
    expect(other.related('purchase', 'en')).toContain('buy');
    other.close();
    other.close();
    expect(other.related('begin', 'en')).toContain('start');
    expect(other.knows('letter', 'en')).toBe(true);
    other.close();
  });

  it.each([
    ['called', ['off'], 'call', 'cancel'],
    ['get', ['rid', 'of'], 'get', 'remove'],
    ['carrying', ['out'], 'carry', 'implement'],
  ])('knows what %s with %j means', (verb, others, base, word) => {
    const found = wordNet.verbOf(verb, others, 'en');
    expect(found.base).toBe(base);
    expect(found.words).toContain(word);
    expect(found.words).not.toContain(base);
  });

  it('makes no verb of what is none', () => {
    expect(wordNet.verbOf('office', ['off'], 'en')).toEqual({ words: [] });
    expect(wordNet.verbOf('call', ['off'], 'de')).toEqual({ words: [] });
  });
});
