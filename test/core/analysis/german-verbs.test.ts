import { describe, expect, it } from 'vitest';
import { germanVerbForms } from '../../../src/core/analysis/german-verbs.js';

describe('the forms of a German verb', () => {
  it.each([
    ['gekostet', 'kosten'],
    ['kosten', 'gekostet'],
    ['kostet', 'gekostet'],
    ['eingereicht', 'einreichen'],
    ['einreichen', 'eingereicht'],
    ['Einreichung', 'eingereicht'],
    ['einzureichen', 'eingereicht'],
    ['eingereichten', 'einreichen'],
    ['beantragen', 'beantragt'],
    ['Genehmigung', 'genehmigt'],
    ['angenommen', 'annehmen'],
    ['annehmen', 'angenommen'],
    ['nahm', 'genommen'],
    ['verschoben', 'verschieben'],
    ['Verschiebung', 'verschoben'],
    ['beschlossen', 'beschließen'],
    ['beschloss', 'beschlossen'],
    ['Entscheidung', 'entschieden'],
    ['unterschrieben', 'unterschreiben'],
    ['gebracht', 'bringen'],
    ['mitbringen', 'mitgebracht'],
    ['abgerufen', 'abrufen'],
  ])('%s: %s', (word, form) => {
    expect(germanVerbForms(word.toLowerCase())).toContain(form);
  });

  it.each(['haus', 'urlaub', 'markt', 'stadt', 'geld', 'gas', 'vertrag'])(
    'has no other forms: %s',
    (word) => {
      expect(germanVerbForms(word)).toEqual([]);
    },
  );
});
