import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCoverage } from '../../../src/core/answering/compare-coverage.js';
import { coverTopic } from '../../../src/core/answering/cover-topic.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { compareIds, type Document } from '../../../src/core/types/document.js';
import { everything, type Scope } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { anyCorpus, documentOf } from '../../support/texts.js';

const setOf = (...ids: string[]): Scope => ({ kind: 'documents', ids: new Set(ids) });
const readerOf = (documents: readonly Document[]) =>
  buildIndex(
    [...documents].sort((a, b) => compareIds(a.id, b.id)),
    new EmbeddedEngine(),
  );

async function compare(topic: string, documents: readonly Document[], sides: readonly [Scope, Scope]) {
  return compareCoverage(topic, await readerOf(documents), { sides, maxQuestionLength: 200 });
}

const zebra = documentOf('zebra.txt', 'The zebra eats grass in the morning. A zebra sleeps at night.');
const lion = documentOf('lion.txt', 'The lion eats a zebra at Serengeti. Every lion avoids humans.');
const tax = documentOf('tax.txt', 'Each company pays a tax.');

describe('two sets of documents beside each other', () => {
  it('say each their best, and what only one says has its words marked', async () => {
    const { sides } = await compare('zebra', [zebra, lion, tax], [setOf('zebra.txt'), setOf('lion.txt')]);
    expect(sides.map(({ documents, covering }) => [documents, covering])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const marked = sides.map(({ only }) =>
      only?.highlights.map(({ start, end }) => only.text.slice(start, end)),
    );
    expect(marked[0]).toEqual(['grass', 'morning', 'sleeps', 'night']);
    expect(marked[1]).toEqual(['lion', 'Serengeti', 'Every', 'lion', 'avoids', 'humans']);
  });

  it('tell which words of the topic only one has', async () => {
    const { sides } = await compare(
      'zebra grass lion',
      [zebra, lion],
      [setOf('zebra.txt'), setOf('lion.txt')],
    );
    expect(sides.map(({ onlyWords }) => onlyWords)).toEqual([['grass'], ['lion']]);
  });

  it('have nothing to say where the topic stands in neither, and one may be silent', async () => {
    const silent = await compare('dolphins', [zebra, lion], [setOf('zebra.txt'), setOf('lion.txt')]);
    expect(silent.sides.map(({ covering, quotes, only }) => [covering, quotes, only])).toEqual([
      [0, [], undefined],
      [0, [], undefined],
    ]);
    const { sides } = await compare('zebra', [zebra, tax], [setOf('zebra.txt'), setOf('tax.txt')]);
    expect(sides.map(({ covering }) => covering)).toEqual([1, 0]);
  });

  it('tell how many documents stand on both sides, of which nothing is said by one alone', async () => {
    const { shared, sides } = await compare(
      'zebra',
      [zebra, lion],
      [setOf('zebra.txt', 'lion.txt'), setOf('lion.txt')],
    );
    expect(shared).toBe(1);
    expect(sides.map(({ only }) => only?.citation.documentId)).toEqual(['zebra.txt', undefined]);
  });

  it('are quoted by slices of their own documents, none twice, and marked with words the other has not', async () => {
    const anyTopic = fc.constantFrom('Huawei data', 'access to data', 'other word', '漢字', 'U.S. 2010');
    await fc.assert(
      fc.asyncProperty(
        anyCorpus,
        anyTopic,
        fc.func(fc.integer({ min: 1, max: 3 })),
        async (corpus, topic, sideOf) => {
          const on = (side: number) => corpus.map(({ id }) => id).filter((id) => (sideOf(id) & side) !== 0);
          const reader = await readerOf(corpus);
          const scopes = [setOf(...on(1)), setOf(...on(2))] as const;
          const { sides, hashes, shared } = await compareCoverage(topic, reader, {
            sides: scopes,
            maxQuestionLength: 200,
          });
          expect(shared).toBe(on(3).filter((id) => on(1).includes(id) && on(2).includes(id)).length);
          for (const [i, { quotes, only, covering, documents }] of sides.entries()) {
            expect(documents).toBe(on(i + 1).length);
            expect(covering > 0).toBe(quotes.length > 0 || only !== undefined);
            const all = only === undefined ? quotes : [...quotes, only];
            for (const { text, citation } of all) {
              expect(on(i + 1)).toContain(citation.documentId);
              expect(text).toBe(
                corpus
                  .find(({ id }) => id === citation.documentId)
                  ?.text.slice(citation.span.start, citation.span.end),
              );
              expect(hashes[citation.documentId]).toMatch(/^[0-9a-f]{64}$/u);
            }
            for (const [j, { citation: a }] of all.entries()) {
              for (const { citation: b } of all.slice(j + 1)) {
                expect(
                  a.documentId !== b.documentId || a.span.end <= b.span.start || b.span.end <= a.span.start,
                ).toBe(true);
              }
            }
            const others = corpus.filter(({ id }) => on(2 - i).includes(id));
            for (const { start, end } of only?.highlights ?? []) {
              const word = only?.text.slice(start, end).toLowerCase() ?? '';
              const same = (text: string) =>
                text
                  .toLowerCase()
                  .split(/[^\p{L}\p{M}\p{N}]+/u)
                  .includes(word);
              expect(others.some(({ text }) => /^\p{Script=Latin}+$/u.test(word) && same(text))).toBe(false);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('count what coverage counts', async () => {
    const documents = [zebra, lion, tax];
    const whole = await coverTopic('zebra', await readerOf(documents), {
      scope: everything,
      limit: 9,
      maxQuestionLength: 200,
    });
    const { sides } = await compare('zebra', documents, [setOf('zebra.txt', 'tax.txt'), setOf('lion.txt')]);
    expect(sides.reduce((sum, { passages }) => sum + passages, 0)).toBe(whole.passages);
    expect(sides.reduce((sum, { covering }) => sum + covering, 0)).toBe(whole.covering);
  });
});
