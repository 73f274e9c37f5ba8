import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { indexEntries, partsOfPassageId } from '../../../src/core/indexing/index-entries.js';
import { splitIntoPassages } from '../../../src/core/indexing/passages.js';
import type { Block } from '../../../src/core/types/block.js';
import { tokenFlag } from '../../../src/core/types/forward-document.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { anyDocument, documentOf } from '../../support/texts.js';

describe('an analysed document', () => {
  it('gives the engine each passage’s terms, in order: together they are the document’s', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const analysed = analyseDocument(document);
        const entry = indexEntries(analysed);
        expect(entry.passages.map(({ id }) => partsOfPassageId(id))).toEqual(
          splitIntoPassages(document).map(({ start }) => ({ documentId: document.id, start })),
        );
        expect([...entry.titleTerms, ...entry.passages.flatMap(({ terms }) => terms)]).toEqual(entry.terms);
        const content = [...analysed.terms].filter(
          (_, i) => ((analysed.flags[i] ?? 0) & tokenFlag.stop) === 0,
        );
        expect(content.map((number) => analysed.vocabulary[number])).toEqual(
          entry.terms.slice(entry.titleTerms.length),
        );
      }),
    );
  });

  it('knows a time of day', () => {
    const times = (text: string) => {
      const { flags, terms, vocabulary } = analyseDocument(documentOf('a.md', text), 'en');
      return [...terms]
        .filter((_, i) => ((flags[i] ?? 0) & tokenFlag.time) !== 0)
        .map((term) => vocabulary[term]);
    };
    expect(times('The gate opens at 7:45 and shuts at 6 pm.')).toEqual(['7', '6']);
    expect(times('It costs 7.45 and has 6 pots, at a ratio of 3:1.')).toEqual([]);
  });

  it('takes the time at which a turn is said for no number, time or beginning', () => {
    const text = '[00:12:31] Ada: At 7:45, for 6 people.';
    const said = (blocks: readonly Block[]) => {
      const { flags, terms, vocabulary } = analyseDocument(documentOf('a.txt', text, { blocks }), 'en');
      const marked = (flag: number) =>
        [...terms].filter((_, i) => ((flags[i] ?? 0) & flag) !== 0).map((term) => vocabulary[term]);
      return {
        numbers: marked(tokenFlag.number),
        times: marked(tokenFlag.time),
        begins: marked(tokenFlag.sentenceStart),
      };
    };
    const span = { start: 0, end: text.length };
    expect(said([{ kind: 'turn', ...span }])).toEqual({
      numbers: ['7', '45', '6'],
      times: ['7'],
      begins: ['ada'],
    });
    expect(said([{ kind: 'paragraph', ...span }]).begins).toEqual(['00']);
  });

  it('gives every token to one sentence', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { firstToken, sentenceStarts, sentenceEnds, terms, flags, sentenceFlags, sentenceLanguages } =
          analyseDocument(document);
        expect(firstToken).toHaveLength(sentenceStarts.length + 1);
        expect(firstToken[0]).toBe(0);
        expect(firstToken.at(-1)).toBe(terms.length);
        expect([...firstToken]).toEqual([...firstToken].sort((a, b) => a - b));
        expect(flags).toHaveLength(terms.length);
        for (const one of [sentenceEnds, sentenceFlags, sentenceLanguages])
          expect(one).toHaveLength(sentenceStarts.length);
      }),
    );
  });

  it('numbers each term once, and knows no number of a term that it has not got', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { vocabulary, terms, titleTerms, words, termNumber } = analyseDocument(document);
        expect(new Set(vocabulary).size).toBe(vocabulary.length);
        for (const [number, term] of vocabulary.entries()) expect(termNumber(term)).toBe(number);
        for (const number of [...terms, ...titleTerms, ...words.values()])
          expect(vocabulary[number]).toBeDefined();
        if (!vocabulary.includes('constructor')) expect(termNumber('constructor')).toBeUndefined();
      }),
    );
  });

  it('keeps words as they stand in the text, stop words aside', () => {
    const { words, vocabulary } = analyseDocument(documentOf('a', 'The companies of the company.'), 'en');
    expect([...words].map(([word, number]) => [word, vocabulary[number]])).toEqual([
      ['companies', 'compani'],
      ['company', 'compani'],
    ]);
  });

  it('takes a title’s words, unless it is only the text’s opening words', () => {
    const of = (titleOrigin: 'heading' | 'opening-words') =>
      indexEntries(analyseDocument(documentOf('a', 'Grass.', { title: 'The zebra', titleOrigin }), 'en'))
        .titleTerms;
    expect(of('heading')).toEqual(['zebra']);
    expect(of('opening-words')).toEqual([]);
  });
});

it('an index lets other work have its turn while it is built', async () => {
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
  await buildIndex(corpus, new EmbeddedEngine());
  isBuilt = true;
  expect(turns).toBeGreaterThan(1);
});
