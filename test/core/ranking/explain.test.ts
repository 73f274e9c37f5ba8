import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainQuestion } from '../../../src/core/answering/explain-question.js';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { answerOptions, answer as answerTo, build, type Corpus } from './corpus.js';

const questions = fc.constantFrom(
  'word other more',
  'which words had Huaweii data in 2010',
  '漢字 かな',
  'the',
  '',
  '?!',
  'quagga',
);

function explain(question: string, { reader, thesaurus }: Corpus) {
  return explainQuestion(question, reader, { ...answerOptions, thesaurus });
}

describe('an explanation', () => {
  it('has candidates whose signals add up to their score, best first after the quotes', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        const { candidates } = await explain(question, await build(corpus));
        for (const { signals, score, documentId, span, text } of candidates) {
          const sum = Object.values(signals).reduce((total, { adds }) => total + adds, 0);
          expect(Math.abs(sum - score)).toBeLessThan(1e-6);
          expect(corpus.find(({ id }) => id === documentId)?.text.slice(span.start, span.end)).toBe(text);
        }
        const scores = candidates.filter(({ quote }) => quote === null).map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { numRuns: 80 },
    );
  });

  it('tells of the answer that is given: its words, corrections, quotes, confidence', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        const index = await build(corpus);
        const explanation = await explain(question, index);
        const answer = await answerTo(question, index);
        const { evidence } = answer;
        expect(explanation.confidence).toBe(answer.confidence);
        expect(explanation.searched).toBe(evidence.searched);
        expect(explanation.unsearchable).toBe(evidence.unsearchable ?? null);
        expect(explanation.terms.map(({ word }) => word)).toEqual(evidence.words);
        const absent = explanation.terms.filter(({ known, role }) => !known && role !== 'light');
        // Under an answer fewer are told.
        expect(absent.map(({ word }) => word)).toEqual(expect.arrayContaining([...evidence.missing]));
        expect(
          explanation.terms.flatMap(({ word, correctedFrom }) =>
            correctedFrom === null ? [] : [{ from: correctedFrom, to: word }],
          ),
        ).toEqual(evidence.corrections);
        const quoted = explanation.candidates.filter(({ quote }) => quote !== null);
        expect(quoted.map(({ quote }) => quote)).toEqual(answer.candidates.map((_, i) => i + 1));
        for (const [i, { text, score, documentId }] of quoted.entries()) {
          const quote = answer.candidates[i];
          expect(documentId).toBe(quote?.citation.documentId);
          expect(score).toBe(quote?.score);
          // What is quoted may leave out a heading.
          expect(text).toContain(quote?.text);
        }
        expect(explanation.documents.map(({ id }) => id)).toEqual(answer.documents.slice(0, 10));
      }),
      { numRuns: 80 },
    );
  });

  it('names each word’s term and relatives, what is wanted, and what was corrected', async () => {
    const thesaurus = new WordNet();
    const index = await build(
      [
        documentOf('a.txt', 'The companies that buy towers are Lenovo, Oppo and TCL.'),
        documentOf('b.txt', 'The tower fell.'),
      ],
      { thesaurus, language: 'en' },
    );
    const question = 'which companies purchase towerss, and when';
    const { terms, ...explanation } = await explain(question, index);
    thesaurus.close();
    expect(explanation).toMatchObject({
      searched: 'which companies purchase towers, and when',
      language: 'en',
      wants: 'time',
      listOf: 'companies',
      unsearchable: null,
      minConfidence: 0.5,
    });
    expect(terms).toMatchObject([
      { word: 'companies', correctedFrom: null, term: 'compani', known: true },
      { word: 'purchase', correctedFrom: null, known: false, related: expect.arrayContaining(['buy']) },
      { word: 'towers', correctedFrom: 'towerss', term: 'tower', known: true },
    ]);
    expect(explanation.candidates[0]).toMatchObject({ documentId: 'a.txt', quote: 1 });
    expect(explanation.confidenceFeatures).not.toBeNull();
  });

  it('gives confidence with its parts, which add up to it on the logistic scale', async () => {
    const index = await build([
      documentOf('a.txt', 'The tower fell.'),
      documentOf('b.txt', 'A tower stands.'),
    ]);
    const { confidence, confidenceFeatures, confidenceParts } = await explain('which tower fell', index);
    const { intercept = 0, ...parts } = confidenceParts ?? {};
    expect(Object.keys(parts)).toEqual(Object.keys(confidenceFeatures ?? {}));
    const sum = Object.values(parts).reduce((all, part) => all + part, intercept);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(confidence);
    expect(confidence).toBeGreaterThan(0);
  });

  it('tells each word’s role and why it weighs what it weighs, and what is not asked about', async () => {
    const index = await build(
      [documentOf('a.txt', 'The tower of Brienz fell in 1998, and Ruth Meier saw it.')],
      {
        language: 'en',
      },
    );
    const { terms, setAside } = await explain(
      'Hi all, can you tell me when Ruth Meier saw the quagga in 1998?',
      index,
    );
    const roles = Object.fromEntries(terms.map(({ word, role }) => [word, role]));
    expect(roles).toMatchObject({
      ruth: 'name or number',
      meier: 'name or number',
      '1998': 'name or number',
    });
    expect(roles['quagga']).toBe('content');
    const frequencies = Object.fromEntries(terms.map(({ word, frequency }) => [word, frequency]));
    expect(frequencies).toMatchObject({ meier: 1, quagga: 0 });
    expect(terms.every(({ idf, weighs }) => idf > 0 && weighs !== '')).toBe(true);
    expect(setAside.map(({ text }) => text).join(' ')).toContain('Hi all');
  });

  it('lists what the first stage searched for and found, documents and passages', async () => {
    const index = await build([
      documentOf('a.txt', 'The tower fell.'),
      documentOf('b.txt', 'A tower stands.'),
    ]);
    const { searchedTerms, documents, passages, ranking } = await explain('tower tower fell', index);
    expect(searchedTerms).toContainEqual({ term: 'tower', weight: 2 });
    expect(documents.map(({ id }) => id)).toEqual(['a.txt', 'b.txt']);
    expect(passages.map(({ id }) => id)).toEqual(['a.txt#0', 'b.txt#0']);
    expect(ranking).toBe('words');
  });

  it('is there where nothing could be searched, too', async () => {
    const index = await build([documentOf('a.txt', 'The tower fell.')]);
    expect(await explain('?!', index)).toMatchObject({
      unsearchable: 'no-words',
      terms: [],
      searchedTerms: [],
      documents: [],
      passages: [],
      candidates: [],
      confidence: 0,
      confidenceFeatures: null,
      confidenceParts: null,
    });
  });
});
