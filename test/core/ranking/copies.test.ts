import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTypography } from '../../../src/core/indexing/without-typography.js';
import type { Document } from '../../../src/core/types/document.js';
import { documentOf } from '../../support/texts.js';
import { answer, ask, build, only } from './corpus.js';

/** A story of some two hundred words, about the fire and what else happened. */
function story(deaths: string, extra = ''): string {
  const told = [
    `A fire in the old harbour of Velmar killed ${deaths} people on Tuesday night.`,
    'The flames began in a warehouse where paint was kept, and spread to three ships before midnight.',
    'Firemen from four towns fought them until the morning, short of water and of hoses.',
    'The mayor of Velmar said that the warehouse had been inspected in spring, and that nothing was found.',
    'Divers looked for two sailors who had been sleeping aboard when their ship went down.',
    'Schools near the harbour stayed closed on Wednesday because of the smoke over the quarter.',
  ];
  return [...told, extra].join(' ').trim();
}

const question = 'how many people were killed in the fire in the harbour of Velmar';

const elsewhere = documentOf(
  'z-other.txt',
  'Insurers of the harbour of Velmar have counted the loss. The fire destroyed goods worth nine million, they wrote, and more people than first known were killed or hurt.',
);

describe('the same words in several documents', () => {
  it('are quoted once, with every other place, each cut from its own document', async () => {
    const documents = [
      documentOf('a-courier.txt', story('twelve')),
      documentOf('b-herald.txt', `From our correspondent\n\n${story('twelve')}`),
      documentOf('c-post.txt', story('twelve').replaceAll(' ', '\n')),
    ];
    const { quotes, hashes } = await ask(question, documents);
    expect(quotes[0]?.citation.documentId).toBe('a-courier.txt');
    expect(quotes[0]?.copies?.map(({ citation }) => citation.documentId)).toEqual([
      'b-herald.txt',
      'c-post.txt',
    ]);
    for (const { text, citation } of quotes.flatMap((quote) => [quote, ...(quote.copies ?? [])])) {
      const { span, documentId } = citation;
      const document = documents.find(({ id }) => id === documentId);
      expect(document?.text.slice(span.start, span.end)).toBe(text);
      expect(hashes[documentId]).toMatch(/^[0-9a-f]{64}$/);
    }
    const texts = quotes.map(({ text }) => withoutTypography(text));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are shown only from documents in scope, whichever they are', async () => {
    const corpus = await build(
      ['a', 'b', 'c', 'd'].map((id) => documentOf(id, story('twelve'), { title: 'The fire' })),
    );
    const { quotes } = await answer(question, corpus, { scope: only('b', 'd') });
    expect(quotes[0]?.citation.documentId).toBe('b');
    expect(quotes[0]?.copies?.map(({ citation }) => citation.documentId)).toEqual(['d']);
    const alone = await answer(question, corpus, { scope: only('c') });
    expect(alone.quotes[0]).not.toHaveProperty('copies');
  });

  it('are never taken for others: another figure stands for itself', async () => {
    const documents = [documentOf('a.txt', story('12')), documentOf('b.txt', story('14'))];
    const { quotes } = await ask(question, documents, { limit: 5 });
    const of = (figure: string) => quotes.find(({ text }) => text.includes(`killed ${figure} people`));
    expect(of('12')?.citation.documentId).toBe('a.txt');
    expect(of('14')?.citation.documentId).toBe('b.txt');
    expect(of('12')?.copies ?? []).toEqual([]);
    expect(of('14')?.copies ?? []).toEqual([]);
  });

  it('are cited in every place of one document, too', async () => {
    const line = `The fire in the harbour of Velmar killed twelve people, ${'so it was told, '.repeat(20)}and more.`;
    const document = documentOf('a.txt', `${line}\n\n${'Nothing else was told. '.repeat(19)}\n\n${line}`);
    const { quotes } = await ask(question, [document]);
    expect(quotes[0]?.text).toBe(line);
    const places = quotes[0]?.copies?.map(({ citation }) => citation.span.start);
    expect(places).toEqual([document.text.lastIndexOf('The fire')]);
    expect(quotes.filter(({ text }) => text === line)).toHaveLength(1);
  });
});

describe('near-duplicates', () => {
  it('do not take the places of a document that says something else', async () => {
    const documents = ['a', 'b', 'c', 'd', 'e'].map((id, i) => documentOf(`${id}.txt`, story(`1${i}`)));
    const { quotes } = await ask(question, [...documents, elsewhere], { limit: 2 });
    expect(quotes.map(({ citation }) => citation.documentId)).toEqual(['a.txt', 'z-other.txt']);
  });

  it('however many they are', async () => {
    const copies = Array.from({ length: 120 }, (_, i) =>
      documentOf(`copy-${String(i).padStart(3, '0')}.txt`, story(String(i + 100))),
    );
    const { candidates } = await ask(question, [...copies, elsewhere], { limit: 3 });
    expect(candidates[0]?.citation.documentId).toBe('copy-000.txt');
    expect(candidates[1]?.citation.documentId).toBe('z-other.txt');
  });

  it('are quoted where they differ once nothing else is left', async () => {
    const documents = [documentOf('a.txt', story('12')), documentOf('b.txt', story('14')), elsewhere];
    const { quotes } = await ask(question, documents, { limit: 3 });
    expect(quotes.map(({ citation }) => citation.documentId)).toContain('b.txt');
  });
});

/** Documents made of few sentences, so that they repeat one another. */
const sentences = [
  'The zebra eats grass.',
  'The zebra eats 12 kilos of grass.',
  'The zebra eats 14 kilos of grass.',
  'A lion looks at the zebra – “twice”.',
  'A lion looks at the zebra - "twice".',
  'Nobody saw it.',
];
const corpora = fc
  .array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((texts) => texts.map((lines, i): Document => documentOf(`${i}.txt`, lines.join('\n\n'))));

describe('whatever documents repeat', () => {
  it('quotes no words twice, and each copy is a slice of its own document with the same words', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, fc.subarray(['0.txt', '1.txt', '2.txt', '3.txt']), async (documents, ids) => {
        const scope = only(...ids);
        const { candidates } = await ask('what does the zebra eat', documents, { limit: 10, scope });
        const seen = new Set<string>();
        for (const quote of candidates) {
          const words = withoutTypography(quote.text);
          expect(seen).not.toContain(words);
          seen.add(words);
          for (const copy of [quote, ...(quote.copies ?? [])]) {
            const { documentId, span } = copy.citation;
            expect(ids).toContain(documentId);
            expect(documents.find(({ id }) => id === documentId)?.text.slice(span.start, span.end)).toBe(
              copy.text,
            );
            expect(withoutTypography(copy.text)).toBe(words);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('answers the same however the corpus was built', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async (documents) => {
        const one = await ask('what does the zebra eat', documents, { limit: 10 });
        const other = await ask('what does the zebra eat', [...documents].reverse(), { limit: 10 });
        expect(other).toEqual(one);
      }),
      { numRuns: 30 },
    );
  });
});
