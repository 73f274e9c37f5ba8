import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/core/ranking/question.js';
import { everything, type Scope } from '../../../src/core/types/scope.js';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { anyCorpus, anyText, documentOf } from '../../support/texts.js';
import { ask, build, only, read } from './corpus.js';

describe('the terms of a question', () => {
  it('are distinct, at most 48, and weigh something', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, fc.array(anyText, { maxLength: 4 }), async (corpus, parts) => {
        const index = await build(corpus);
        const { terms, weight, corrected, text } = await read(parts.join(' '), index);
        expect(terms.length).toBeLessThanOrEqual(48);
        expect(new Set(terms.map(({ term, correctedFrom }) => correctedFrom ?? term)).size).toBe(
          terms.length,
        );
        const frequencies = await index.reader.termFrequencies(
          terms.map(({ term }) => term),
          everything,
        );
        for (const [i, { known, idf, related, term }] of terms.entries()) {
          expect(idf).toBeGreaterThan(0);
          expect(known).toBe((frequencies[i]?.documents ?? 0) > 0);
          expect(related).not.toContain(term);
        }
        expect(weight).toBeCloseTo(terms.reduce((sum, { idf }) => sum + idf, 0));
        if (terms.every(({ correctedFrom }) => correctedFrom === undefined)) expect(corrected).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('are the rarest 48 of a long one, in the order of the question', async () => {
    const common = Array.from({ length: 40 }, (_, i) => `common${String.fromCharCode(97 + (i % 26))}${i}`);
    const rare = Array.from({ length: 48 }, (_, i) => `rare${String.fromCharCode(97 + (i % 26))}${i}`);
    const documents = Array.from({ length: 60 }, (_, i) => documentOf(`${i}`, `${common.join(' ')}.`));
    documents.push(documentOf('rare', `${rare.join(' ')}.`));
    const index = await build(documents, { language: 'und' });
    const question = await read([...common, ...rare].join(' '), index);
    expect(question.terms.map(({ word }) => word)).toEqual(rare);
  });

  it('weigh more the rarer they are in scope', async () => {
    const index = await build(
      [
        documentOf('a.txt', 'The lion saw a zebra.'),
        documentOf('b.txt', 'A lion roars at night.'),
        documentOf('c.txt', 'A zebra eats grass, and a zebra sleeps.\n\nNo zebra is near.'),
      ],
      { language: 'en' },
    );
    const [zebra, lion, roar] = (await read('zebra lion roars', index)).terms;
    expect(roar?.idf).toBeGreaterThan(lion?.idf ?? 0);
    expect(zebra?.idf).toBe(lion?.idf);
    expect((await read('lion', index, only('a.txt', 'b.txt'))).terms[0]?.known).toBe(true);
    expect((await read('lion', index, only('c.txt'))).terms[0]?.known).toBe(false);
  });

  it('tell names and numbers, but not the word that the question begins with', async () => {
    const index = await build([documentOf('a.txt', 'Huawei and data of 2010.')], { language: 'en' });
    const specific = async (text: string) =>
      (await read(text, index)).terms.filter((term) => term.specific).map(({ word }) => word);
    expect(await specific('Data of Huawei from 2010')).toEqual(['huawei', '2010']);
    expect(await specific('data of huawei')).toEqual([]);
  });

  it('are related to words that mean the same or are derived, where the scope has them', async () => {
    const thesaurus = new WordNet();
    const documents = [
      documentOf('a.txt', 'The town will buy land, and the decision is due.'),
      documentOf('b.txt', 'Nothing.'),
    ];
    const index = await build(documents, { thesaurus, language: 'en' });
    const related = async (word: string, scope: Scope = everything) =>
      (await read(word, index, scope)).terms[0]?.related;
    expect(await related('purchase')).toContain('buy');
    expect(await related('decide')).toEqual(['decis']);
    expect(await related('purchase', only('b.txt'))).toEqual([]);
    // What the question has itself is not related to it.
    expect(await related('buying')).toEqual([]);
    thesaurus.close();
  });
});

describe('a question of stop words only', () => {
  const hamlet = documentOf(
    'hamlet.txt',
    'To be, or not to be, that is the question. Whether it is nobler in the mind to suffer.',
  );
  const other = documentOf(
    'z.txt',
    'It is not for us to say who was here, or what there is to be seen of it.',
  );

  it('is found where it stands as it is asked', async () => {
    const { kind, quotes } = await ask('to be or not to be', [hamlet, other]);
    expect(kind).toBe('found');
    expect(quotes[0]?.text).toMatch(/^To be, or not to be, that is the question\./);
  });

  it.each(['who is it', 'what is the', 'where was he', 'the', 'it', 'is it not so'])(
    '%s is not answered where it stands nowhere',
    async (question) => {
      const { kind, confidence, quotes } = await ask(question, [hamlet, other]);
      expect({ kind, quotes }).toEqual({ kind: 'not-found', quotes: [] });
      expect(confidence).toBe(0);
    },
  );
});

describe('a question for several things', () => {
  it('knows what they are among its terms', async () => {
    const index = await build([documentOf('a.txt', 'The companies had access.')], { language: 'en' });
    const { terms, listOf } = await read('which companies had access', index);
    expect(terms[listOf ?? -1]?.word).toBe('companies');
    for (const text of ['which company had access', 'what was the access', 'who is it'])
      expect((await read(text, index)).listOf, text).toBeUndefined();
  });

  it('is known for one though it is misspelt', async () => {
    const index = await build([documentOf('a.txt', 'The companies had access.')], { language: 'en' });
    const { terms, listOf, corrected } = await read('which compannies had access', index);
    expect(corrected).toBe('which companies had access');
    expect(terms[listOf ?? -1]?.word).toBe('companies');
  });
});

describe('the language of a question', () => {
  it('is one of the corpus’, and the most frequent one where it cannot be told', async () => {
    const english = 'The company said that it had never shared the data of its users with anyone.';
    const german = 'Die Firma sagte, dass sie die Daten ihrer Nutzer nie mit anderen geteilt habe.';
    const index = await build([
      documentOf('a.txt', english),
      documentOf('b.txt', german),
      documentOf('c.txt', `${english} So it was.`),
    ]);
    expect((await index.reader.profile(everything)).languages).toEqual(['en', 'de']);
    const languageOf = async (text: string, language?: string) =>
      (await read(text, index, everything, language)).language;
    expect(await languageOf('Wer hat die Daten der Nutzer mit anderen geteilt und wann war das?')).toBe('de');
    expect(await languageOf('Who was it that had shared the data of the users with them?')).toBe('en');
    expect(await languageOf('123')).toBe('en');
    expect(await languageOf('漢字', 'de')).toBe('de');
  });
});

describe('a question that follows another', () => {
  const documents = [
    documentOf('a.txt', 'The companies that had access to the data were Huawei and Lenovo. It rained.'),
    documentOf('b.txt', 'ZTE had no access to the data, said the companies. ZTE makes phones.'),
    documentOf('c.txt', 'ZTE opened a new plant in the valley, and people were glad of the work there.'),
  ];

  it('is searched with the earlier words for less, those that the scope has', async () => {
    const index = await build(documents, { language: 'en' });
    const of = (subject: readonly string[]) =>
      readQuestion('and ZTE?', { reader: index.reader, scope: everything, subject });
    const [zte, ...subject] = (await of(['companies', 'access', 'quagga', 'zte'])).terms;
    expect(zte).toMatchObject({ word: 'zte', isSubject: false });
    expect(subject.map(({ word, isSubject }) => [word, isSubject])).toEqual([
      ['companies', true],
      ['access', true],
    ]);
    const own = (await read('companies access', index)).terms;
    for (const [i, { idf }] of subject.entries()) expect(idf).toBeLessThan(own[i]?.idf ?? 0);
  });

  it('is answered by what speaks of both, and the answer says with which words', async () => {
    const options = { subject: ['companies', 'access'], language: 'en' };
    const { candidates, evidence } = await ask('and ZTE?', documents, options, { language: 'en' });
    expect(candidates[0]?.citation.documentId).toBe('b.txt');
    expect(evidence).toMatchObject({ words: ['zte'], subject: ['companies', 'access'], missing: [] });
  });

  it('of function words alone lives by the earlier words', async () => {
    const options = { subject: ['Lenovo'], language: 'en' };
    const { candidates } = await ask('and what of it?', documents, options, { language: 'en' });
    expect(candidates[0]?.text).toContain('Lenovo');
  });
});
