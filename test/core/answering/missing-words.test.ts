import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { ask } from '../ranking/corpus.js';

const thesaurus = new WordNet();
const options = { language: 'en', thesaurus };

afterAll(() => thesaurus.close());

const documents = [
  documentOf('a.md', 'A parent may stay at home for ten days a year when a child is ill.'),
  documentOf('b.md', 'Meals on the road are paid up to 31 crowns a day.'),
  documentOf('c.md', 'The yard is locked at night.'),
];

async function missing(question: string, minConfidence = 0): Promise<readonly string[]> {
  const { evidence } = await ask(question, documents, { minConfidence, thesaurus }, options);
  return evidence.missing;
}

describe('words that are told as missing', () => {
  it('are none for which the quote has another', async () => {
    expect(await missing('may a parent stay at home when a kid is ill')).toEqual([]);
    expect(await missing('who pays for dinner on the road')).toEqual([]);
  });

  it('are none that are little of what was asked', async () => {
    expect(await missing('is the yard locked at night by schedule')).toEqual([]);
  });

  it('are names and numbers, and words that are much of it', async () => {
    expect(await missing('is the Brixworth yard locked at night')).toEqual(['brixworth']);
    expect(await missing('is there a fountain in the yard')).toEqual(['fountain']);
  });

  it('are all of them where there is no answer', async () => {
    expect(await missing('is the yard locked at night by schedule', 1)).toEqual(['schedule']);
  });
});
