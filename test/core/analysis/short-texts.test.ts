import { describe, expect, it } from 'vitest';
import { askedLanguage, toldLanguage } from '../../../src/core/analysis/detection.js';
import { everything } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { answer, ask, build, forwards, only, read } from '../ranking/corpus.js';
import { oneLineNotes } from './one-line-notes.js';
import { samples } from './sentences-of-languages.js';

const german =
  'Der Stadtrat hat beschlossen, dass die alten Brunnen auf dem Markt im Winter nicht mehr geheizt werden.';
const english = 'The council has decided that the old wells on the square will not be heated in the winter.';
const italian =
  'Le biblioteche della città resteranno aperte anche di domenica, perché lo hanno chiesto tutti.';

describe('a note of one line', () => {
  it('is there in more than two hundred kinds, and twelve languages', () => {
    expect(oneLineNotes).toHaveLength(12);
    expect(oneLineNotes.flatMap(({ lines }) => lines).length).toBeGreaterThan(200);
  });

  it.each(oneLineNotes)('in $code tells no other language than its own', ({ code, lines }) => {
    for (const line of lines) expect([code, undefined], line).toContain(toldLanguage(line));
  });

  it.each(oneLineNotes)('in $code is read by the language of its corpus', async ({ code, lines }) => {
    const running = samples.find((one) => one.code === code)?.document ?? '';
    const notes = lines.map((line, i) => documentOf(`${i}.txt`, line));
    const index = await build([documentOf('running.txt', running), ...notes]);
    expect((await index.reader.profile(everything)).languages).toEqual([code]);
    for (const { id, sentenceLanguages } of await forwards(index)) {
      expect(new Set(sentenceLanguages), id).toEqual(new Set([code]));
    }
  });

  it('in English is never read as Italian or Hindi where a file of either is there, and never asked in it', async () => {
    const lines = oneLineNotes.find(({ code }) => code === 'en')?.lines ?? [];
    const hindi = samples.find((one) => one.code === 'hi')?.document ?? '';
    for (const line of lines) expect(askedLanguage(line, ['en', 'it', 'hi']), line).toBe('en');
    // "bare" is a function word of Danish.
    expect(askedLanguage('bare repo', ['en', 'da'])).toBe('da');
    expect(askedLanguage('bare repo', ['en', 'da'], 1)).toBe('en');
    expect(askedLanguage('hvad er det for en mappe', ['en', 'da'], 1)).toBe('da');
    const index = await build([
      documentOf('a.txt', english),
      documentOf('b.txt', `${english} Nobody was there.`),
      documentOf('it.txt', italian),
      documentOf('hi.txt', hindi),
      ...lines.map((line, i) => documentOf(`note ${i}.txt`, line)),
    ]);
    for (const { id, language } of await forwards(index)) {
      if (id.startsWith('note')) expect(language, id).toBe('en');
    }
  });

  it('alone among its like is read by what all of them together tell, and else as English', async () => {
    const notes = oneLineNotes.find(({ code }) => code === 'de')?.lines ?? [];
    const one = await build([
      documentOf('a.txt', 'Wi-Fi: Harbour-Guest'),
      documentOf('b.txt', 'Added retry.'),
    ]);
    expect((await one.reader.profile(everything)).languages).toEqual(['en']);
    const some = ['Schlüssel beim Pförtner', 'Der Aufzug ist aus', 'Das ist für die Gäste', ...notes];
    const many = await build(some.map((text, i) => documentOf(`${i}`, text)));
    expect((await many.reader.profile(everything)).languages).toEqual(['de']);
  });
});

describe('a short question', () => {
  it.each([
    ['en', 'secondment'],
    ['en', 'door code'],
    ['en', 'added'],
    ['en', 'parking permit in March'],
    ['en', 'team lead Amara Rossi'],
    ['de', 'wer hat die Brunnen geheizt'],
    ['it', 'perché le biblioteche sono aperte di domenica'],
  ])('is read as %s among documents most of which are English: %s', async (code, question) => {
    const index = await build([
      documentOf('a.txt', english),
      documentOf('b.txt', `${english} That was all.`),
      documentOf('de.txt', german),
      documentOf('it.txt', italian),
    ]);
    expect((await read(question, index)).language).toBe(code);
  });

  it.each([
    [
      'secondment',
      'Guest Wi-Fi: Harbour-Guest, password "grey-seal-17"',
      'After three years you may ask for a secondment.',
    ],
    [
      'what was renamed',
      'The studio is in York, and it is open from eight to six on every day but Monday.',
      '## 2025-03-09\n\nRenamed retry keys.',
    ],
    [
      'which keys were renamed',
      'The studio is in York, and it is open from eight to six.',
      'Renamed retry key.',
    ],
  ])('%s finds a note of one line', async (question, other, note) => {
    const { kind, quotes } = await ask(question, [documentOf('a.txt', other), documentOf('note.txt', note)]);
    expect(kind).toBe('found');
    expect(quotes[0]?.citation.documentId).toBe('note.txt');
  });

  it('is read by the rules of the whole folder where its scope is of notes that tell none', async () => {
    const index = await build([
      documentOf('a.txt', german),
      documentOf('note.txt', 'Fahrräder nur in den Keller'),
    ]);
    const question = await read('Fahrrad', index, only('note.txt'));
    expect(question.language).toBe('de');
    const { kind } = await answer('Keller', index, { scope: only('note.txt') });
    expect(kind).toBe('found');
  });
});
