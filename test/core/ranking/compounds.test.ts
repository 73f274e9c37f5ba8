import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { everything } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, marked, read, windowsFor } from './corpus.js';

/** The compounds of a term in an index of a document that has these words. */
async function compoundsOf(term: string, min: number, ...terms: string[]): Promise<string[]> {
  const { reader } = await build([documentOf('a.txt', terms.join(' '))], { language: 'und' });
  return [...(await reader.compounds(term, min))].sort();
}

describe('compounds', () => {
  const terms = ['stromversorgung', 'versorgung', 'strom', 'versorgungslage', 'umversorgungen', 'sorge'];

  it('have a term at their beginning or their end', async () => {
    expect(await compoundsOf('versorgung', 5, ...terms)).toEqual(['stromversorgung', 'versorgungslage']);
    expect(await compoundsOf('stromversorgung', 5, ...terms)).toEqual(['strom', 'versorgung']);
  });

  it('need no term of their own: the question’s word may be new', async () => {
    expect(await compoundsOf('wasserversorgung', 5, ...terms)).toEqual(['versorgung']);
  });

  it('are not seen in parts too short to say something', async () => {
    expect(await compoundsOf('rat', 5, 'stadtrat', 'rathaus')).toEqual([]);
    expect(await compoundsOf('stadtrat', 5, 'rat', 'stadt')).toEqual(['stadt']);
  });

  it('are exactly the terms that begin or end with one another, also in letters of two code units', async () => {
    const term = fc
      .array(fc.constantFrom('a', 'b', 'ab', '𝒜', 'ß'), { minLength: 1, maxLength: 9 })
      .map((letters) => letters.join(''));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(term, { minLength: 1, maxLength: 12 }), term, async (all, asked) => {
        const { vocabulary } = analyseDocument(documentOf('a.txt', all.join(' ')), 'und');
        const wanted = vocabulary.filter((other) => {
          const [short, long] = other.length < asked.length ? [other, asked] : [asked, other];
          return other !== asked && short.length >= 3 && (long.startsWith(short) || long.endsWith(short));
        });
        expect(await compoundsOf(asked, 3, ...all)).toEqual(wanted.sort());
      }),
      { numRuns: 200 },
    );
  });
});

describe('a question in German', () => {
  const filler = documentOf('z.txt', 'Das Wetter war mild, und es gab auf den Bergen keinen Schnee mehr.');

  it('about a part finds the compound', async () => {
    const text = 'Die Wasserversorgung der Stadt ist nach dem Sturm wieder gesichert, sagte die Behörde.';
    const { candidates } = await ask('Ist die Versorgung gesichert?', [documentOf('a.txt', text), filler]);
    expect(candidates[0] && marked(candidates[0])).toEqual(['Wasserversorgung', 'gesichert']);
  });

  it('about two words finds the compound of both, which says as much as they do', async () => {
    const day =
      'Drei Tage lang dauerte das Fest. Alle bekommen 29 Urlaubstage im Jahr. Wer Urlaub will, fragt Ute.';
    const corpus = await build([documentOf('a.txt', day), filler], { language: 'de' });
    const { terms } = await read('wie viele Tage Urlaub gibt es', corpus);
    expect(terms.map(({ term, forms }) => [term, forms])).toEqual([
      ['tag', ['urlaubstag']],
      ['urlaub', ['urlaubstag']],
    ]);
    const [best] = (await windowsFor('wie viele Tage Urlaub gibt es', corpus)) ?? [];
    expect(best?.window.hits.filter(({ weight }) => weight === 1).map(({ term }) => term)).toEqual(
      expect.arrayContaining([0, 1]),
    );
  });

  it('about a verb finds its other forms', async () => {
    const text = 'Der Antrag wurde im Mai eingereicht. Die Reparatur hat 40 Euro gekostet.';
    const corpus = await build([documentOf('a.txt', text), filler], { language: 'de' });
    const { terms } = await read('was kostet es, den Antrag einzureichen', corpus);
    expect(Object.fromEntries(terms.map(({ term, forms }) => [term, forms]))).toMatchObject({
      kostet: ['gekostet'],
      einzureich: ['eingereicht'],
    });
  });

  it('about a word finds none that has it behind a prefix alone', async () => {
    const text = 'Ein Wanderer wurde verletzt. Die Ausstellung der Stadt zeigt eine Werkstelle.';
    const corpus = await build([documentOf('a.txt', text), filler], { language: 'de' });
    const relatedTo = async (word: string) =>
      (await read(word, corpus, everything, 'de')).terms.flatMap(({ related }) => related);
    expect(await relatedTo('der letzte Tag')).toEqual([]);
    expect(await relatedTo('die Stelle')).toEqual(['werkstell']);
  });

  it('about a compound finds the part', async () => {
    const text = 'Die Versorgung der Stadt ist nach dem Sturm wieder gesichert, sagte die Behörde.';
    const { candidates } = await ask('Ist die Wasserversorgung gesichert?', [
      documentOf('a.txt', text),
      filler,
    ]);
    expect(candidates[0] && marked(candidates[0])).toEqual(['Versorgung', 'gesichert']);
  });
});

describe('a word that begins with a single letter and a hyphen', () => {
  const town = [
    documentOf('anreise.md', 'Die Bahn hält alle 20 Minuten am Marktplatz. Der Bus fährt bis Mitternacht.'),
    documentOf('post.md', 'Briefe und jede Mail werden am selben Tag beantwortet, sagt die Verwaltung.'),
  ];

  it('is not its rest: the S-Bahn is missing where the documents have another Bahn', async () => {
    const { kind, evidence } = await ask('wann fährt die S-Bahn', town);
    expect(evidence.missing).toEqual(['s-bahn']);
    expect(evidence.corrections).toEqual([]);
    expect(kind).toBe('not-found');
    expect((await ask('wann hält die Bahn', town)).kind).toBe('found');
  });

  it('is found where it is written as one', async () => {
    const clinic = [
      documentOf('a.txt', 'The xray room is on the second floor.'),
      documentOf('b.txt', 'A ray of light.'),
    ];
    expect((await ask('where is the x-ray room', clinic)).quotes[0]?.text).toContain('xray room');
  });

  it('is its rest where the letter is that of e-mail', async () => {
    const { kind, evidence } = await ask('wann wird eine E-Mail beantwortet', town);
    expect([kind, evidence.words]).toEqual(['found', ['mail', 'beantwortet']]);
  });
});
