import { expect, it } from 'vitest';
import { rank } from '../../../src/core/ranking/rank.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { build, read } from './corpus.js';

function document(id: string, text: string): Document {
  return { id, title: id, titleOrigin: 'opening-words', text, bytes: text.length };
}

const corpus = [
  document('a.txt', 'Laminar flow over a heated wing: boundary layer, drag, nozzle, shock and turbulence.'),
  document(
    'b.txt',
    'The boundary layer of a heated wing in laminar flow; nozzle, shock and turbulence were seen.',
  ),
  document('c.txt', 'Nozzle and turbulence: shock tunnels.'),
  document('d.txt', 'The bakery sells bread and cake on Sundays.'),
  ...Array.from({ length: 12 }, (_, i) => document(`e${i}.txt`, `Note ${i} about bread, cake and a garden.`)),
];

const idsFor = async (text: string, documents?: number) => {
  const { reader } = await build(corpus, { language: 'en' });
  const question = await read(text, { documents: [], reader, thesaurus: undefined }, everything, 'en');
  const ranking = await rank(question, reader, everything, documents === undefined ? {} : { documents });
  return ranking.documents.map(({ id }) => id);
};

it('finds for a long question a document that has none of its words, but those that the best ones share', async () => {
  const ids = await idsFor('boundary layer of laminar flow over a heated wing', 10);
  expect(ids.slice(0, 3)).toEqual(['a.txt', 'b.txt', 'c.txt'].sort());
  expect(ids).not.toContain('d.txt');
});

it('searches a short question for its own words alone', async () => {
  expect((await idsFor('laminar flow of a wing', 10)).sort()).toEqual(['a.txt', 'b.txt']);
});

it('leaves the documents as they were found where nobody asks for a list of them', async () => {
  const ids = await idsFor('boundary layer of laminar flow over a heated wing');
  expect(ids.sort()).toEqual(['a.txt', 'b.txt']);
});
