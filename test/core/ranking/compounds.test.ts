import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../../src/core/lexicon.js';
import { documentOf } from '../../support/texts.js';
import { ask, marked } from './corpus.js';

function lexiconOf(...terms: string[]): Lexicon {
  const lexicon = new Lexicon();
  for (const term of terms) lexicon.add(term, term, false);
  return lexicon;
}

function compoundsOf(term: string, ...terms: string[]): string[] {
  const lexicon = lexiconOf(...terms);
  return lexicon
    .compounds(term, 5)
    .map((id) => lexicon.term(id))
    .sort();
}

describe('compounds', () => {
  const terms = ['stromversorgung', 'versorgung', 'strom', 'versorgungslage', 'umversorgungen', 'sorge'];

  it('have a term at their beginning or their end', () => {
    expect(compoundsOf('versorgung', ...terms)).toEqual(['stromversorgung', 'versorgungslage']);
    expect(compoundsOf('stromversorgung', ...terms)).toEqual(['strom', 'versorgung']);
  });

  it('need no term of their own: the question’s word may be new', () => {
    expect(compoundsOf('wasserversorgung', ...terms)).toEqual(['versorgung']);
  });

  it('are not seen in parts too short to say something', () => {
    expect(compoundsOf('rat', 'stadtrat', 'rathaus')).toEqual([]);
    expect(compoundsOf('stadtrat', 'rat', 'stadt')).toEqual(['stadt']);
  });

  it('are found anew when a term has come', () => {
    const lexicon = lexiconOf('versorgung');
    expect(lexicon.compounds('versorgung', 5)).toEqual([]);
    const id = lexicon.add('wasserversorgung', 'Wasserversorgung', false);
    expect(lexicon.compounds('versorgung', 5)).toEqual([id]);
  });

  it('are exactly the terms that begin or end with one another, also in letters of two code units', () => {
    const term = fc.array(fc.constantFrom('a', 'b', 'ab', '𝒜', 'ß'), { maxLength: 9 }).map((l) => l.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(term, { maxLength: 12 }), term, (all, asked) => {
        const wanted = all.filter((other) => {
          const [short, long] = other.length < asked.length ? [other, asked] : [asked, other];
          return other !== asked && short.length >= 3 && (long.startsWith(short) || long.endsWith(short));
        });
        const lexicon = lexiconOf(...all);
        expect(
          lexicon
            .compounds(asked, 3)
            .map((id) => lexicon.term(id))
            .sort(),
        ).toEqual(wanted.sort());
      }),
      { numRuns: 500 },
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

  it('about a compound finds the part', async () => {
    const text = 'Die Versorgung der Stadt ist nach dem Sturm wieder gesichert, sagte die Behörde.';
    const { candidates } = await ask('Ist die Wasserversorgung gesichert?', [
      documentOf('a.txt', text),
      filler,
    ]);
    expect(candidates[0] && marked(candidates[0])).toEqual(['Versorgung', 'gesichert']);
  });
});
