import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../src/core/corpus-index.js';
import { analyseDocument, forEngine, tokenFlag } from '../../src/core/forward-index.js';
import { Lexicon } from '../../src/core/lexicon.js';
import { everything } from '../../src/core/scope.js';
import { MiniSearchEngine } from '../../src/engines/minisearch.js';
import { anyCorpus, anyDocument, documentOf } from '../support/texts.js';

describe('the forward index', () => {
  it('gives the engine each passage’s terms, in order: together they are the document’s', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const lexicon = new Lexicon();
        const forward = analyseDocument(document, lexicon);
        const entry = forEngine(forward, lexicon);
        expect(entry.passages.map(({ id }) => id)).toEqual(forward.passages.map(({ id }) => id));
        expect([...entry.titleTerms, ...entry.passages.flatMap(({ terms }) => terms)]).toEqual(entry.terms);
        const content = [...forward.terms].filter((_, i) => ((forward.flags[i] ?? 0) & tokenFlag.stop) === 0);
        expect(content.map((id) => lexicon.term(id))).toEqual(entry.terms.slice(entry.titleTerms.length));
      }),
    );
  });

  it('counts the passages of a term as the engine’s passages have it', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const lexicon = new Lexicon();
        const forward = analyseDocument(document, lexicon);
        const { passages } = forEngine(forward, lexicon);
        const counted = new Map<string, number>();
        for (const { terms } of passages) {
          for (const term of new Set(terms)) counted.set(term, (counted.get(term) ?? 0) + 1);
        }
        expect(new Map([...forward.passageFrequency].map(([id, n]) => [lexicon.term(id), n]))).toEqual(
          counted,
        );
      }),
    );
  });

  it('gives every token to one sentence', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { firstToken, sentences, terms, flags, sentenceFlags } = analyseDocument(
          document,
          new Lexicon(),
        );
        expect(firstToken).toHaveLength(sentences.length + 1);
        expect(firstToken[0]).toBe(0);
        expect(firstToken.at(-1)).toBe(terms.length);
        expect([...firstToken]).toEqual([...firstToken].sort((a, b) => a - b));
        expect(flags).toHaveLength(terms.length);
        expect(sentenceFlags).toHaveLength(sentences.length);
      }),
    );
  });

  it('takes a title’s words, unless it is only the text’s opening words', () => {
    const lexicon = new Lexicon();
    const of = (titleOrigin: 'heading' | 'opening-words') =>
      forEngine(
        analyseDocument(documentOf('a', 'Grass.', { title: 'The zebra', titleOrigin }), lexicon, 'en'),
        lexicon,
      ).titleTerms;
    expect(of('heading')).toEqual(['zebra']);
    expect(of('opening-words')).toEqual([]);
  });
});

describe('the lexicon', () => {
  it('gives each term one number, and the term back for it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), (terms) => {
        const lexicon = new Lexicon();
        const ids = terms.map((term) => lexicon.add(term, term, false));
        expect(ids.map((id) => lexicon.term(id))).toEqual(terms);
        expect(terms.map((term) => lexicon.find(term))).toEqual(ids);
        expect(new Set(ids).size).toBe(new Set(terms).size);
      }),
    );
  });

  it('knows no number that it never gave, and no term that it never saw', () => {
    const lexicon = new Lexicon();
    expect(() => lexicon.term(0)).toThrow(RangeError);
    expect(lexicon.find('constructor')).toBeUndefined();
  });

  it('keeps words as they stand in the corpus, stop words aside', () => {
    const lexicon = new Lexicon();
    const id = lexicon.add('compani', 'companies', false);
    lexicon.add('compani', 'company', false);
    lexicon.add('the', 'the', true);
    expect([...lexicon.surfaces()]).toEqual([
      ['companies', id],
      ['company', id],
    ]);
  });
});

describe('the corpus index', () => {
  it('counts in a scope what its documents hold, and in everything the sum', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, async (corpus) => {
        const index = await CorpusIndex.build(corpus, new MiniSearchEngine());
        const scopes = corpus.map(({ id }) => ({ kind: 'documents', ids: new Set([id]) }) as const);
        const sum = (count: (scope: (typeof scopes)[number]) => number) =>
          scopes.reduce((total, scope) => total + count(scope), 0);
        expect(sum((scope) => index.passagesIn(scope))).toBe(index.passagesIn(everything));
        expect(index.passages).toBe(index.passagesIn(everything));
        for (const term of ['word', 'huawei', '漢字'].map((word) => index.lexicon.find(word))) {
          if (term === undefined) continue;
          expect(sum((scope) => index.passageFrequency(term, scope))).toBe(
            index.passageFrequency(term, everything),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('holds documents in order of id by code unit', async () => {
    const corpus = ['b', 'ä', 'Z', 'a'].map((id) => documentOf(id, 'text'));
    const index = await CorpusIndex.build(corpus, new MiniSearchEngine());
    expect([...index.documents.keys()]).toEqual(['Z', 'a', 'b', 'ä']);
  });

  it('lets other work have its turn while it is built', async () => {
    const corpus = Array.from({ length: 300 }, (_, i) =>
      documentOf(`${i}`, 'One sentence after another. '.repeat(100)),
    );
    let turns = 0;
    let isBuilt = false;
    const turn = () => {
      turns++;
      if (!isBuilt) setImmediate(turn);
    };
    setImmediate(turn);
    await CorpusIndex.build(corpus, new MiniSearchEngine());
    isBuilt = true;
    expect(turns).toBeGreaterThan(1);
  });
});
