import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { answer, ask, build, read } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

const house = [
  documentOf(
    'bikes.md',
    'Bicycles\n\nThe cellar holds 40 bicycles. Ask the porter for a tag, and lock your bicycle to the rail.',
  ),
  documentOf(
    'heat.md',
    'Heating\n\nThe heating is switched on from October. The porter sets it to 20 degrees in all rooms.',
  ),
];

describe('a question with courtesies around it', () => {
  it.each([
    'how many bicycles does the cellar hold',
    'Hello everybody, how many bicycles does the cellar hold? Many thanks!',
    'hey folks, could anybody tell me how many bicycles the cellar holds, please',
    'I was wondering how many bicycles the cellar holds, cheers',
  ])('is answered as without them: %s', async (question) => {
    const { kind, quotes, evidence } = await ask(question, house, {}, { thesaurus });
    expect(kind).toBe('found');
    expect(quotes[0]?.text).toContain('40 bicycles');
    expect(evidence.words.filter((word) => !['bicycles', 'cellar', 'hold', 'holds'].includes(word))).toEqual(
      [],
    );
    expect(evidence.missing).toEqual([]);
  });

  it('asks for a time where somebody only asks who knows it', async () => {
    const index = await build(house);
    expect((await read('who can tell me when the heating is on', index)).wants).toBe('time');
    expect((await read('who sets the heating', index)).wants).toBe('name');
  });

  it('that is nothing else asks for its words', async () => {
    const { terms, setAside } = await read('thanks', await build(house));
    expect(terms.map(({ word }) => word)).toEqual(['thanks']);
    expect(setAside).toEqual([]);
  });
});

describe('a word that the documents have not got', () => {
  const weightOf = async (question: string, word: string) => {
    const { terms } = await read(question, await build(house, { thesaurus }));
    const term = terms.find((one) => one.word === word);
    return { weighs: term?.weighs, matters: term?.matters, idf: term?.idf ?? 0 };
  };

  it('weighs in full as a name, a number or an identifier, and far less as an ordinary word', async () => {
    const name = await weightOf('which bicycles belong to Quentin', 'quentin');
    const number = await weightOf('the 93 bicycles', '93');
    const identifier = await weightOf('bicycles of wing7b', 'wing7b');
    const ordinary = await weightOf('the splendid bicycles', 'splendid');
    for (const { weighs } of [name, number, identifier]) expect(weighs).toBe('rarity');
    expect(ordinary.weighs).toBe('ordinary, absent');
    expect(ordinary.idf).toBeLessThan(0.7 * name.idf);
  });

  it('is an ordinary one in a form that no rule makes, which no dictionary of base forms lists', async () => {
    expect((await weightOf('who rang the bell of the cellar', 'rang')).weighs).toBe('ordinary, absent');
    const { terms } = await read('who rang the bell of the cellar', await build(house));
    expect(terms.find(({ word }) => word === 'rang')?.weighs).toBe('ordinary, absent');
  });

  it('weighs next to nothing where it names the kind of answer, and in full where the documents have it', async () => {
    expect(await weightOf('number of bicycles', 'number')).toMatchObject({
      weighs: 'light, absent',
      matters: false,
    });
    const numbered = [...house, documentOf('flats.md', 'The number of the flat is on the door.')];
    const { terms } = await read('number of the flat', await build(numbered, { thesaurus }));
    expect(terms.find(({ word }) => word === 'number')?.weighs).toBe('rarity');
    const { kind, quotes } = await ask('bicycles cellar total number', house, {}, { thesaurus });
    expect([kind, quotes[0]?.text.includes('40 bicycles')]).toEqual(['found', true]);
  });

  it('is not told as missing where it says nothing by itself', async () => {
    const question = 'what happened to the bicycles in the cellar';
    expect((await weightOf(question, 'happened')).matters).toBe(false);
    expect((await answer(question, await build(house, { thesaurus }))).evidence.missing).toEqual([]);
    const { evidence } = await answer('the splendid bicycles', await build(house, { thesaurus }));
    expect(evidence.missing).toEqual(['splendid']);
  });
});
