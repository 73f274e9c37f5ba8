import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, read } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

const boathouse = [
  documentOf(
    'a.md',
    'The boathouse key hangs in the porch. Ada Lund keeps the boathouse. The regatta starts on 4 June.',
  ),
  documentOf('b.md', 'The well behind the shed is dry. Guests may not swim in the harbour after dusk.'),
];

describe('a question in chat spelling', () => {
  it.each([
    ['wheres the boathouse key', 'where is the boathouse key'],
    ['whos keeping the boathouse', 'who is keeping the boathouse'],
    ['whens the regatta', 'when is the regatta'],
    ['im sure theres a boathouse key', 'I am sure there is a boathouse key'],
    ['cant guests swim in the harbour', 'can guests not swim in the harbour'],
    ['the harbour w/o guests', 'the harbour without guests'],
    ['swim w/ guests', 'swim with guests'],
    ['where do u keep the boathouse key', 'where do you keep the boathouse key'],
    ['how 2 find the boathouse key', 'how to find the boathouse key'],
    ['can i borrow ur boathouse key', 'can i borrow your boathouse key'],
    ['when r the guests in the harbour', 'when are the guests in the harbour'],
    ['do guests swim cuz the harbour is dry', 'do guests swim because the harbour is dry'],
    ['WHERES THE BOATHOUSE KEY', 'where is the boathouse key'],
  ])('is read and answered as it is spelt: %s', async (typed, spelt) => {
    const index = await build(boathouse, { thesaurus });
    const [one, other] = [await read(typed, index), await read(spelt, index)];
    expect(one.terms.map(({ term }) => term)).toEqual(other.terms.map(({ term }) => term));
    expect([one.wants, one.asksWhether]).toEqual([other.wants, other.asksWhether]);
    expect(one.denies).toBe(other.denies);
    const { quotes, evidence } = await ask(typed, boathouse, {}, { thesaurus });
    expect(quotes[0]?.text).toBe((await ask(spelt, boathouse, {}, { thesaurus })).quotes[0]?.text);
    expect(evidence.missing.filter((word) => !spelt.includes(word))).toEqual([]);
  });

  it('asks for a name, a time or an amount', async () => {
    const index = await build(boathouse);
    const wants = async (question: string) => (await read(question, index)).wants;
    expect(await wants('Whos at the boathouse')).toBe('name');
    expect(await wants('wheres the key')).toBe('name');
    expect(await wants('whens the regatta')).toBe('time');
    expect(await wants('whys the well dry')).toBe('reason');
  });

  it('keeps letters that are names', async () => {
    const words = async (question: string) =>
      (await read(question, await build(boathouse))).terms.map(({ word }) => word);
    expect(await words('the r language')).toEqual(['r', 'language']);
    expect(await words('boathouse U')).toEqual(['boathouse', 'u']);
    expect(await words('u-boot')).toEqual(['u-boot']);
  });

  it('in capitals keeps them where it is a few names', async () => {
    const { terms } = await read('WHO US IT', await build(boathouse));
    expect(terms.map(({ word }) => word)).toEqual(['who', 'us', 'it']);
  });

  it('keeps words that only look like contractions', async () => {
    const { terms } = await read('well shed', await build(boathouse));
    expect(terms.map(({ word, known }) => [word, known])).toEqual([
      ['well', true],
      ['shed', true],
    ]);
  });
});
