import { expect, it } from 'vitest';
import { retrieve } from '../../../src/core/ranking/first-stage.js';
import { stretchesOf } from '../../../src/core/ranking/long-documents.js';
import { rank } from '../../../src/core/ranking/rank.js';
import { searchedTerms } from '../../../src/core/ranking/searched-terms.js';
import { hitsIn, visitWindows, wholeOf } from '../../../src/core/ranking/windows.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { build, read } from './corpus.js';

function document(id: string, text: string): Document {
  return { id, title: id, titleOrigin: 'file-name', text, bytes: text.length };
}

const filler = (words: number, seed: number) =>
  Array.from({ length: words }, (_, i) => `word${(i * 7 + seed) % 400}${i % 11 === 10 ? '.' : ''}`).join(' ');

/** Sixty short notes with all of the words apart, and a long report with one passage that holds them together. */
const notes = Array.from({ length: 60 }, (_, i) =>
  document(
    `note${i}.txt`,
    `The ferry was late. ${filler(70, i)}.\n\nA harbour is shown. ${filler(70, i + 1)}.\n\nThe toll rose.`,
  ),
);
const report = document(
  'report.txt',
  `${filler(9_000, 3)}.\n\nThe toll for the harbour ferry is nine crowns.\n\n${filler(9_000, 5)}.`,
);

it('finds a long document by one good passage, where sixty shorter ones are nearer as a whole', async () => {
  const { reader } = await build([...notes, report], { language: 'en' });
  const question = await read('what is the toll for the harbour ferry', {
    documents: [],
    reader,
    thesaurus: undefined,
  });
  const { documents, windows } = await rank(question, reader, everything);
  expect(documents.map(({ id }) => id)).not.toContain('report.txt');
  expect(windows[0]?.window.forward.id).toBe('report.txt');
});

it('looks only around the passages that brought a document in, and knows its share', async () => {
  const { reader } = await build([...notes, report], { language: 'en' });
  const question = await read('what is the toll for the harbour ferry', {
    documents: [],
    reader,
    thesaurus: undefined,
  });
  const looked = await retrieve({ terms: searchedTerms(question), reader, scope: everything }, 1);
  const stretches = looked.stretches.get('report.txt') ?? [];
  const sentences = stretches.reduce((sum, { first, end }) => sum + end - first, 0);
  expect(sentences).toBeGreaterThan(0);
  expect(sentences).toBeLessThan(60);
  expect(looked.shares.get('report.txt')).toBeGreaterThan(0);
  expect(looked.shares.get('report.txt')).toBeLessThan(1);
});

it('searches every word of a question, those said twice for more', async () => {
  const words = Array.from({ length: 70 }, (_, i) => `word${i}`);
  const { reader } = await build([document('a.txt', `${words.join(' ')} ferry`)], { language: 'en' });
  const text = `${words.join(' ')} word3 ferry`;
  const question = await read(text, { documents: [], reader, thesaurus: undefined }, everything, 'en');
  const searched = searchedTerms(question);
  expect(new Set(searched.map(({ term }) => term)).size).toBe(searched.length);
  expect(searched.length).toBe(71);
  expect(searched.filter(({ weight }) => weight === 2).length).toBe(1);
});

it('searches no more words than a cluster takes, the rarest', async () => {
  const words = Array.from({ length: 400 }, (_, i) => `word${i}`);
  const { reader } = await build(
    [document('a.txt', words.join(' ')), document('b.txt', words.slice(200).join(' '))],
    { language: 'en' },
  );
  const question = await read(
    words.join(' '),
    { documents: [], reader, thesaurus: undefined },
    everything,
    'en',
  );
  const searched = new Set(searchedTerms(question).map(({ term }) => term));
  expect(searched.size).toBe(200);
  expect(words.slice(0, 200).every((word) => searched.has(word))).toBe(true);
});

it('scores windows around the best passages alone where documents are huge, however many sentences have a word', async () => {
  const sentence = (i: number) =>
    `The ferry of harbour number ${i} sails at noon past a lighthouse and a row of mills.`;
  const huge = (id: string, sentences: number) =>
    document(id, Array.from({ length: sentences }, (_, i) => sentence(i)).join(' '));
  const windowsScored = async (sentences: number) => {
    const { reader } = await build([huge('a.txt', sentences), huge('b.txt', sentences)], { language: 'en' });
    const question = await read('when does the ferry sail', { documents: [], reader, thesaurus: undefined });
    const search = { terms: searchedTerms(question), reader, scope: everything };
    const { scored } = await retrieve(search, 1);
    const stretches = await stretchesOf(scored, search);
    let windows = 0;
    for (const forward of scored) {
      const within = stretches.get(forward.id) ?? wholeOf(forward);
      const hits = hitsIn(forward, question, within);
      for (const stretch of within) visitWindows(forward, hits, stretch, () => windows++);
    }
    return windows;
  };
  const [some, more] = [await windowsScored(2_500), await windowsScored(5_000)];
  expect(some).toBeGreaterThan(0);
  expect(more).toBeLessThanOrEqual(some + 2);
  // 256 passages of four such sentences, and one passage to either side.
  expect(more).toBeLessThanOrEqual(3 * 256 * 4);
});
