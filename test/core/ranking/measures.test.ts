import { describe, expect, it } from 'vitest';
import { countedNoun, measureOf } from '../../../src/core/ranking/asked-measure.js';
import { documentOf } from '../../support/texts.js';
import { ask } from './corpus.js';

describe('the amount that a question asks for', () => {
  it.each([
    ['how long is the tunnel', 'duration'],
    ['how much notice do I give', 'duration'],
    ['how far is the quay', 'distance'],
    ['how heavy is the anchor', 'weight'],
    ['how often is it cleaned', 'frequency'],
    ['how tall is the mast', 'length'],
    ['how many boats are there', 'count'],
    ['wie weit ist es', 'distance'],
    ['how much is a berth', undefined],
    ['how is the weather', undefined],
  ] as const)('is of a kind: %s', (question, measure) => {
    expect(measureOf(question)).toBe(measure);
  });

  it('is of something where it is counted', () => {
    expect(countedNoun('how many boats are there')).toBe('boats');
    expect(countedNoun('how many of our Boats')).toBe('boats');
    expect(countedNoun('how much is it')).toBeUndefined();
  });

  const documents = [
    documentOf('a.md', 'The ferry to the island costs 14 crowns.'),
    documentOf('b.md', 'The ferry to the island runs for 35 minutes.'),
    documentOf('c.md', 'The ferry to the island sails 9 miles.'),
    documentOf('d.md', 'The ferry to the island sails daily.'),
    documentOf('e.md', 'The ferry to the island takes 120 tonnes.'),
  ];

  it.each([
    ['how long is the ferry to the island', 'b.md'],
    ['how far is the ferry to the island', 'c.md'],
    ['how often is the ferry to the island', 'd.md'],
    ['how heavy is the ferry to the island', 'e.md'],
  ] as const)('tells which number answers: %s', async (question, id) => {
    const { quotes } = await ask(question, documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe(id);
  });

  it('stands before what is counted', async () => {
    const crews = [
      documentOf('a.md', 'The crew of the tug has its 3 meals with the deckhands at noon.'),
      documentOf('b.md', 'The crew of the tug has 7 deckhands with their meals at noon.'),
    ];
    const question = 'how many deckhands has the crew of the tug';
    const { quotes } = await ask(question, crews, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });
});
