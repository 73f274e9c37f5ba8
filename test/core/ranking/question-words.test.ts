import { describe, expect, it } from 'vitest';
import { documentOf } from '../../support/texts.js';
import { build, read } from './corpus.js';

describe('a word that only asks is not searched for', () => {
  it.each([
    ['de', 'Wieviele Fahrräder stehen im Keller?', ['fahrräder', 'stehen', 'keller']],
    ['fr', 'Combien de jours dois-je attendre ?', ['jours', 'attendre']],
    ['fr', 'Quand faut-il payer le loyer ?', ['payer', 'loyer']],
    ['es', '¿Cuántos días tengo que esperar?', ['días', 'esperar']],
    ['es', 'cuanto cuesta la llave', ['cuesta', 'llave']],
    ['it', 'Quanti giorni devo aspettare?', ['giorni', 'aspettare']],
    ['pt', 'Onde posso guardar a bicicleta?', ['guardar', 'bicicleta']],
    ['nl', 'Waar mogen fietsen staan?', ['fietsen', 'staan']],
    ['pl', 'Ile rowerów można przechowywać?', ['rowerów', 'przechowywać']],
  ])('in %s: %s', async (language, question, words) => {
    const corpus = await build([documentOf('a.md', 'Rails')], { language });
    const { terms } = await read(question, corpus, undefined, language);
    expect(terms.map(({ word }) => word)).toEqual(words);
  });

  it('but is asked for where nothing else is', async () => {
    const corpus = await build([documentOf('a.md', 'Combien ?')], { language: 'fr' });
    const { terms } = await read('combien', corpus, undefined, 'fr');
    expect(terms.map(({ word }) => word)).toEqual(['combien']);
  });
});
