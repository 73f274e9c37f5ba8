import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, read } from '../ranking/corpus.js';

function termsOf(text: string): string[] {
  return [...analyse(text, languageOf('en'))].filter(({ stop }) => !stop).map(({ term }) => term);
}

describe('a verb with its particle', () => {
  it.each([
    ['backed up every night', 'backup'],
    ['backing up', 'backup'],
    ['they signed off', 'signoff'],
    ['logging in', 'login'],
    ['was taken over', 'takeov'],
    ['shut down', 'shutdown'],
    ['rolls back', 'rollback'],
  ] as const)('is the word that is written as one, too: %s', (text, whole) => {
    expect(termsOf(text)).toContain(whole);
  });

  it('is two words where there is no such word, or something stands between', () => {
    expect(termsOf('she came back')).toEqual(['come', 'back']);
    expect(termsOf('sign, off')).toEqual(['sign']);
  });

  it('is not asked for by its verb alone', async () => {
    const documents = [
      documentOf('a.md', 'The files came back from the printer. Bring them back.'),
      documentOf('b.md', 'A backup of all files is made at night.'),
      documentOf('c.md', 'The canteen is closed in August.'),
    ];
    const question = 'are the files backed up';
    const { quotes } = await ask(question, documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
    const { terms } = await read(question, await build(documents, { language: 'en' }));
    expect(terms.map(({ term }) => term)).toEqual(['file', 'backup']);
  });

  it('is asked for by its verb where the documents have no such word', async () => {
    const documents = [documentOf('a.md', 'Pick the parcel up at the gate.')];
    const { terms } = await read('where to pick up the parcel', await build(documents, { language: 'en' }));
    expect(terms.map(({ term }) => term)).toEqual(['pick', 'parcel']);
  });
});
