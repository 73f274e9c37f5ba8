import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answering/answer-question.js';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { metadataHashOf } from '../../../src/core/indexing/hashes.js';
import { splitIntoPassages } from '../../../src/core/indexing/passages.js';
import type { Document } from '../../../src/core/types/document.js';
import { anchorAt } from '../../../src/core/types/places.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';

const rows = ['Company: Huawei\nCountry: China', 'Company: Lenovo\nCountry: China', 'Company: Nokia'];
const text = `${rows.join('\n\n')}\n`;
const anchors = rows.map((row, i) => ({ offset: text.indexOf(row), label: `row ${i + 2}` }));
const table: Document = {
  id: 'table.csv',
  title: 'table',
  titleOrigin: 'file-name',
  text,
  bytes: text.length,
  places: { anchors, areSeparate: true },
};

describe('the places of a document', () => {
  it('are found by any offset in them, and not before the first', () => {
    expect(anchorAt(anchors.slice(1), 0)).toBeUndefined();
    for (const [i, { offset }] of anchors.entries()) {
      const end = anchors[i + 1]?.offset ?? text.length;
      expect(anchorAt(anchors, offset)?.label).toBe(`row ${i + 2}`);
      expect(anchorAt(anchors, end - 1)?.label).toBe(`row ${i + 2}`);
    }
  });

  it('are named by a quote’s citation', () => {
    const start = text.indexOf('Lenovo');
    expect(quoteAt(table, { start, end: start + 6 }).citation).toMatchObject({ place: 'row 3', line: 4 });
    const { places: _, ...plain } = table;
    expect(quoteAt(plain, { start, end: start + 6 }).citation).not.toHaveProperty('place');
  });

  it('tell a changed document', () => {
    const { places: _, ...plain } = table;
    const crossed = { ...table, places: { anchors, areSeparate: false } };
    expect(new Set([table, plain, crossed].map(metadataHashOf)).size).toBe(3);
  });

  it('are passages of their own where they are separate', () => {
    const slices = (document: Document) =>
      splitIntoPassages(document).map(({ start, end }) => document.text.slice(start, end).trim());
    expect(slices(table)).toEqual(rows);
    expect(slices({ ...table, places: { anchors, areSeparate: false } })).toEqual([text.trim()]);
    expect(analyseDocument(table).passageStarts).toHaveLength(3);
  });

  it('are not crossed by a quote, out of the index too', async () => {
    const index = await buildIndex([table], new EmbeddedEngine());
    const answer = await answerQuestion('which country has company Lenovo', index, {
      scope: everything,
      limit: 3,
      minConfidence: 0,
      maxQuestionLength: 1000,
    });
    expect(answer.quotes[0]?.text).toBe(rows[1]);
    expect(answer.quotes[0]?.citation.place).toBe('row 3');
    for (const quote of answer.quotes) expect(rows).toContain(quote.text);
  });
});
