import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverTopic } from '../../../src/core/answering/cover-topic.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { splitIntoPassages } from '../../../src/core/indexing/passages.js';
import { maxQuotedDocuments } from '../../../src/core/types/coverage.js';
import { compareDates } from '../../../src/core/types/date-order.js';
import { bodyOf, compareIds, type Document } from '../../../src/core/types/document.js';
import { everything, inScope, type Scope } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { anyCorpus, documentOf } from '../../support/texts.js';

const options = { scope: everything, limit: 1_000, maxQuestionLength: 200 };

async function cover(
  topic: string,
  documents: readonly Document[],
  over: Partial<typeof options & { from: number; scope: Scope }> = {},
) {
  const reader = await buildIndex(
    [...documents].sort((a, b) => compareIds(a.id, b.id)),
    new EmbeddedEngine(),
  );
  return coverTopic(topic, reader, { ...options, ...over });
}

const idsOf = (documents: readonly { documentId: string }[]) => documents.map(({ documentId }) => documentId);

describe('over random corpora and scopes, every document of the scope', () => {
  const anyTopic = fc.constantFrom(
    'Huawei data',
    'access',
    'other word',
    '漢字',
    'U.S. 2010',
    'Mr. Ren had data in 2010',
    'xyzzy',
    'the',
  );
  const anyDates = fc.array(fc.constantFrom('2018-06-05', '2018-06', '2018', 'sometime', undefined), {
    minLength: 6,
    maxLength: 6,
  });

  it('comes exactly once: with a quote that is a slice, or among those that say nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCorpus,
        anyDates,
        anyTopic,
        fc.func(fc.boolean()),
        async (corpus, dates, topic, isIn) => {
          const documents = corpus.map((document, i) => {
            const date = dates[i];
            return date === undefined ? document : { ...document, date };
          });
          const ids = documents.map(({ id }) => id).filter((id) => isIn(id));
          const scope: Scope = { kind: 'documents', ids: new Set(ids) };
          const coverage = await cover(topic, documents, { scope });
          const listed = [...idsOf(coverage.documents), ...idsOf(coverage.silent)];
          expect([...listed].sort(compareIds)).toEqual([...ids].sort(compareIds));
          expect(coverage.covering).toBe(coverage.documents.length);
          expect(coverage.silentCount).toBe(coverage.silent.length);
          expect(coverage.passages).toBe(coverage.documents.reduce((sum, { passages }) => sum + passages, 0));
          for (const { documentId, quote, passages, date } of coverage.documents) {
            const document = documents.find(({ id }) => id === documentId);
            const { span } = quote.citation;
            expect(quote.citation.documentId).toBe(documentId);
            expect(inScope(scope, documentId)).toBe(true);
            expect(quote.text).toBe(document?.text.slice(span.start, span.end));
            expect(date).toBe(document?.date);
            expect(passages).toBeGreaterThanOrEqual(1);
            if (document === undefined) throw new Error('quoted from nowhere');
            expect(span.start).toBeGreaterThanOrEqual(bodyOf(document).start);
            expect(passages).toBeLessThanOrEqual(splitIntoPassages(document).length);
          }
          for (const part of [coverage.documents, coverage.silent]) {
            const inOrder = [...part].sort(
              (a, b) => compareDates(a.date, b.date) || compareIds(a.documentId, b.documentId),
            );
            expect(idsOf(part)).toEqual(idsOf(inOrder));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('comes on exactly one page, and pages do not change what is said', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, anyTopic, fc.integer({ min: 1, max: 3 }), async (corpus, topic, limit) => {
        const whole = await cover(topic, corpus);
        const pages = [];
        for (let from = 0; from < whole.covering; from += limit) {
          pages.push(...(await cover(topic, corpus, { from, limit })).documents);
        }
        expect(pages).toEqual(whole.documents);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a document says something', () => {
  const filler = Array.from({ length: 8 }, (_, i) =>
    documentOf(`filler${i}.txt`, `Number ${i} tells of nothing of note.`),
  );
  const saying = async (topic: string, ...documents: Document[]) =>
    idsOf((await cover(topic, [...documents, ...filler])).documents);

  it('where a passage has one of two words as rare as each other', async () => {
    const documents = [documentOf('a.txt', 'A zebra was seen.'), documentOf('b.txt', 'A lion was seen.')];
    expect(await saying('zebra and lion', ...documents)).toEqual(['a.txt', 'b.txt']);
  });

  it('where it has the rare word of a rare and a common one, but not where it has the common one alone', async () => {
    const common = Array.from({ length: 40 }, (_, i) =>
      documentOf(`c${i}.txt`, `Company ${i} made a profit.`),
    );
    expect(await saying('zebra company', documentOf('a.txt', 'A zebra was seen.'), ...common)).toEqual([
      'a.txt',
    ]);
  });

  it('not where of two words it has the one that every document has, however few there are', async () => {
    const documents = [
      documentOf('a.txt', 'The pantry keeps the coffee dry.'),
      documentOf('b.txt', 'Decaffeinated coffee is on the second shelf.'),
      documentOf('c.txt', 'Whoever empties the pot makes the coffee.'),
    ];
    expect(idsOf((await cover('decaffeinated coffee', documents)).documents)).toEqual(['b.txt']);
    expect(idsOf((await cover('coffee', documents)).documents)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    const asked = 'who has decaffeinated coffee';
    expect(idsOf((await cover(asked, documents)).documents)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(idsOf((await cover('coffee of the pantry shelf', documents)).documents)).toEqual([
      'a.txt',
      'b.txt',
    ]);
    expect(idsOf((await cover('pantry or shelf', documents)).documents)).toEqual(['a.txt', 'b.txt']);
  });

  it('not where only its title does, for a title cannot be quoted', async () => {
    const titled = documentOf('a.txt', 'Nothing is said of it here.', { title: 'Zebra' });
    expect(await saying('zebra', titled, documentOf('b.txt', 'A zebra was seen.'))).toEqual(['b.txt']);
  });

  it('not where most words of the topic stand nowhere', async () => {
    const cake = documentOf('a.txt', 'We want to have the cake and eat it.');
    expect(await saying('chocolate cake recipes', cake)).toEqual([]);
    expect(await saying('cake recipes', cake)).toEqual(['a.txt']);
  });

  it('not for stop words alone, however often it has them', async () => {
    const coverage = await cover('the of and', [documentOf('a.txt', 'The end of the day and of the night.')]);
    expect([coverage.covering, coverage.silentCount]).toEqual([0, 1]);
    expect(coverage.evidence.unsearchable).toBe('no-words');
  });

  it('in as many passages as hold the words', async () => {
    const paragraph = (words: string) =>
      `${words} ${'There is more to tell of other things here. '.repeat(6)}`.trim();
    const text = ['A zebra came.', 'A lion came.', 'The zebra left.', 'Two zebras met.']
      .map(paragraph)
      .join('\n\n');
    const { documents } = await cover('zebra', [documentOf('a.txt', text), ...filler]);
    expect(documents.map(({ passages }) => passages)).toEqual([3]);
  });
});

describe('a large scope', () => {
  it('is counted whole and quoted in part, and every document can be had', async () => {
    const documents = Array.from({ length: 300 }, (_, i) =>
      documentOf(
        `${String(i).padStart(3, '0')}.txt`,
        i % 3 === 0 ? `Nothing here, ${i}.` : `The zebra number ${i} eats.`,
      ),
    );
    const first = await cover(
      'zebra',
      documents.concat(Array.from({ length: 60 }, (_, i) => documentOf(`z${i}.txt`, 'A zebra.'))),
    );
    expect([first.covering, first.passages, first.silentCount]).toEqual([260, 260, 100]);
    expect(first.documents).toHaveLength(maxQuotedDocuments);
    const rest = await cover('zebra', documents, { from: 199 });
    expect(idsOf(rest.documents)).toEqual(['299.txt']);
  });

  it('takes the best of a document too long to be looked through from end to end', async () => {
    const long = Array.from(
      { length: 700 },
      (_, i) => `Paragraph ${i} tells ${'of this and that '.repeat(20)}.`,
    );
    long[650] = 'The zebra eats grass in the morning.';
    const { documents } = await cover('what zebras eat', [documentOf('a.txt', long.join('\n\n'))]);
    expect(documents[0]?.quote.text).toContain('The zebra eats grass');
  });
});

it('keeps data that can be sent to another thread', async () => {
  const coverage = await cover('zebra', [documentOf('a.txt', 'A zebra.')]);
  expect(structuredClone(coverage)).toEqual(coverage);
});

it('names near-duplicates among the documents of the scope, and no others', async () => {
  const words = 'Facebook shared data with sixty makers of phones, among them four from China, for ten years';
  const filler = 'It did so under agreements that nobody outside had seen before the summer of that year';
  const documents = [
    documentOf('a.txt', `${words}. ${filler}. One.`),
    documentOf('b.txt', `${words}. ${filler}. Two.`),
    documentOf('c.txt', 'Facebook said of the data that it had been kept on the phones.'),
    documentOf('d.txt', `${words}. ${filler}. Three.`),
  ];
  const nearDuplicates = ({ documents: found }: Awaited<ReturnType<typeof cover>>) =>
    found.map((document) => idsOf(document.nearDuplicates));
  expect(nearDuplicates(await cover('Facebook data', documents))).toEqual([
    ['b.txt', 'd.txt'],
    ['a.txt', 'd.txt'],
    [],
    ['a.txt', 'b.txt'],
  ]);
  const scope: Scope = { kind: 'documents', ids: new Set(['a.txt', 'c.txt', 'd.txt']) };
  expect(nearDuplicates(await cover('Facebook data', documents, { scope }))).toEqual([
    ['d.txt'],
    [],
    ['a.txt'],
  ]);
});
