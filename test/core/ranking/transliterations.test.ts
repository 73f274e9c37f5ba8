import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { ask, marked } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

const running = documentOf(
  'z.txt',
  'The house has a cellar and an attic, and on the first floor there is a hall for the meetings of the club.',
);

describe('a name written with other letters', () => {
  it.each([
    ['Huebner', 'Hübner'],
    ['Hübner', 'Huebner'],
    ['Luebeck', 'Lübeck'],
    ['Hauptstrasse', 'Hauptstraße'],
    ['HAUPTSTRASSE', 'Hauptstraße'],
    ['Hauptstraße', 'Hauptstrasse'],
    ['Petrovic', 'Petrović'],
    ['Petrović', 'Petrovic'],
    ['Djuric', 'Đurić'],
    ['Đurić', 'Djuric'],
    ['Soerensen', 'Sørensen'],
    ['Sørensen', 'Soerensen'],
    ['Sorensen', 'Sørensen'],
    ['Aalborg', 'Ålborg'],
    ['Ålborg', 'Aalborg'],
    ['Lukasz', 'Łukasz'],
    ['Vaexjoe', 'Växjö'],
    ['Thorsteinn', 'Þorsteinn'],
    ['Þorsteinn', 'Thorsteinn'],
  ])('is found, marked, and neither missing nor corrected: %s, %s', async (asked, written) => {
    for (const language of ['en', 'de']) {
      const { kind, quotes, evidence } = await ask(
        `the office of ${asked}`,
        [documentOf('a.md', `The office of ${written} is in the tower.`), running],
        {},
        { thesaurus, language },
      );
      expect(kind).toBe('found');
      expect(quotes[0] && marked(quotes[0])).toContain(written);
      expect(evidence.missing.map((word) => word.toLowerCase())).not.toContain(asked.toLowerCase());
      expect(evidence.corrections).toEqual([]);
    }
  });

  it('is found in each of its forms where the documents have several', async () => {
    const { quotes } = await ask(
      'Huebner',
      [
        documentOf('a.md', 'Frau Huebner has the key.'),
        documentOf('b.md', 'Frau Hübner has the boat.'),
        running,
      ],
      {},
      { thesaurus, language: 'en' },
    );
    expect(quotes.map(({ text }) => text)).toEqual([
      'Frau Huebner has the key.',
      'Frau Hübner has the boat.',
    ]);
  });

  it('stays as it is where it has these letters by itself', async () => {
    const { evidence } = await ask('Michael and Boeing', [
      documentOf('a.md', 'Michael flew. Michal and Boing stayed.'),
      documentOf('b.md', 'A Boeing landed.'),
    ]);
    expect(evidence.words).toEqual(['michael', 'boeing']);
  });
});
