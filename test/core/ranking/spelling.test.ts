import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../../src/config/config.js';
import { neighboursOf } from '../../../src/core/ranking/spelling.js';
import type { Document } from '../../../src/core/types/document.js';
import { editsBetween } from '../../../src/core/types/edit-distance.js';
import { everything } from '../../../src/core/types/scope.js';
import { FolderReader } from '../../../src/corpus/folder-reader.js';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { parsingLimits } from '../../corpus/folder.js';
import { documentOf } from '../../support/texts.js';
import { answer, ask, build, type Corpus, only, read } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

describe('over the documents that ship, “who rote the opn leter”', () => {
  let index: Corpus;
  beforeAll(async () => {
    const folder = join(findProjectFolder(), 'seeds');
    const reading = await new FolderReader({
      folder,
      maxFileBytes: 10_000_000,
      parsing: parsingLimits,
    }).read();
    const documents: Document[] = [];
    for await (const document of reading.documents) documents.push(document);
    index = await build(documents, { thesaurus });
  });

  it('is answered with the quote that the right spelling finds', async () => {
    const asked = await answer('who rote the opn leter', index);
    const right = await answer('who wrote the open letter', index);
    expect(asked.candidates[0]?.text).toBe(right.candidates[0]?.text);
    expect(asked.candidates[0]?.text).toMatch(/open letter/);
  });

  it('shows the corrections, and leaves a word of the dictionary that nothing speaks against', async () => {
    const { evidence } = await answer('who rote the opn leter', index);
    expect(evidence.searched).toBe('who rote the open letter');
    expect(evidence.corrections).toEqual([
      { from: 'opn', to: 'open' },
      { from: 'leter', to: 'letter' },
    ]);
    const { evidence: unsure } = await answer('who rote the opn leter', index, { minConfidence: 1 });
    expect(unsure.missing).toEqual(['rote']);
  });
});

async function correctionsOf(question: string, documents: readonly Document[], withWords = true) {
  return (await ask(question, documents, {}, withWords ? { thesaurus } : {})).evidence;
}

describe('a word that stands nowhere', () => {
  const letter = documentOf(
    'a.txt',
    'The mayor wrote a long letter to the council. It was later read aloud.',
  );

  it('becomes the one that has its letter doubled, but never if the dictionary has it', async () => {
    expect((await correctionsOf('who rote the leter', [letter])).searched).toBe('who rote the letter');
  });

  it('becomes the one of which two letters are swapped, before others as near, and is not read as two words', async () => {
    const documents = [
      documentOf('a.txt', 'The tables are in the hall. The labels are red. Press tab els fig.'),
      documentOf(
        'c.txt',
        'Els de la taula son els de la sala, i a la nit no hi ha ningú que els vegi a la sala.',
      ),
    ];
    expect((await correctionsOf('where are the tabels', documents)).searched).toBe('where are the tables');
  });

  it('does so whatever company it keeps', async () => {
    const apart = documentOf('a.txt', 'A letter came. It was later.\n\nSomebody else wrote.');
    expect((await correctionsOf('who rote the letter', [apart])).searched).toBe('who rote the letter');
  });

  it('never becomes another where it is a form that no rule makes', async () => {
    const names = documentOf('a.md', 'The name of the quay is old. Its berths run to the wrong side.');
    const index = await build([names], { language: 'en', thesaurus });
    const { terms } = await read('who came, ran and wrote to the quay', index);
    expect(terms.map(({ correctedFrom }) => correctedFrom)).toEqual(terms.map(() => undefined));
  });

  it('never becomes the word that it makes a name of', async () => {
    const documents = [documentOf('a', 'The phone is charged over night. The book about it is late.')];
    for (const name of ['iphone', 'ebook'])
      expect(await neighboursOf(name, (await build(documents, { thesaurus })).reader, everything, 5)).toEqual(
        [],
      );
  });

  it('becomes the nearest word where no dictionary has it', async () => {
    const { searched, corrections } = await correctionsOf('concil', [letter]);
    expect({ searched, corrections }).toEqual({
      searched: 'council',
      corrections: [{ from: 'concil', to: 'council' }],
    });
  });

  it('is shown corrected in its place, the rest of the question as typed', async () => {
    const { searched } = await correctionsOf('  WHO sent the “Leter”, or the concil?', [letter]);
    expect(searched).toBe('  WHO sent the “letter”, or the council?');
  });

  it('becomes the one of which two neighbouring letters are swapped', async () => {
    const { searched, missing } = await correctionsOf('who wrote to hte coucnil, laetr', [letter]);
    expect(searched).toBe('who wrote to the council, later');
    expect(missing).toEqual([]);
    expect((await correctionsOf('teh letter adn the council', [letter])).missing).toEqual([]);
  });

  it('is read as the question word that it was meant to be', async () => {
    const seats = documentOf('a.txt', 'The hall has 310 seats. The log is kept there.');
    const index = await build([seats], { thesaurus });
    const { wants, setAside, terms } = await read('hwo many seats has teh hall', index);
    expect(wants).toBe('number');
    expect(setAside.map(({ role }) => role)).toEqual(['measure']);
    expect(terms.map(({ word }) => word)).toEqual(['seats', 'hall']);
    const named = await build([documentOf('b.txt', 'Mr Teh came.')], { thesaurus });
    expect((await read('when came teh', named)).terms.map(({ word }) => word)).toContain('teh');
  });

  it('is shown with words that look like it only where no dictionary has it', async () => {
    const close = documentOf('a.txt', 'The mouse and the partly open door.');
    expect((await correctionsOf('house party', [close])).nearest).toEqual([]);
    const both = documentOf('a.txt', 'The baker met the banker.');
    expect((await correctionsOf('the bauker', [both])).nearest).toEqual([
      { word: 'bauker', candidates: ['baker', 'banker'] },
    ]);
  });

  it('stays as it is if it is short, or near to nothing', async () => {
    for (const question of ['lo', 'x', 'quagga', 'ltr', '漢字']) {
      const { searched, corrections } = await correctionsOf(question, [letter]);
      expect({ searched, corrections }).toEqual({ searched: question, corrections: [] });
    }
  });

  it('stays as it is in capitals, as initials, and if it is a number', async () => {
    const documents = [
      documentOf('a.txt', 'The ZTE deal, the USB port and 2018 were named. In 1,500 towns.'),
    ];
    for (const question of ['ZTF deal', 'UBS port', 'U.S.P. port', 'in 2019', '1,501 towns', '2o18']) {
      expect((await correctionsOf(question, documents)).corrections, question).toEqual([]);
    }
  });

  it('stays as it is where two words are as near, and becomes the one whose forms they are', async () => {
    const both = documentOf(
      'a.txt',
      'The baker met the banker. Two gardens were opened; one garden is shut.',
    );
    expect((await correctionsOf('the bauker', [both])).corrections).toEqual([]);
    expect((await correctionsOf('the gerdens', [both])).corrections).toEqual([
      { from: 'gerdens', to: 'gardens' },
    ]);
    const baker = documentOf('a.txt', 'The baker met him.');
    expect((await correctionsOf('the bakar', [baker])).searched).toBe('the baker');
  });

  it('stays as it is where one vowel stands for another in a language without a dictionary', async () => {
    const text = 'Der Wald erhält sich von selbst, und die Rehe kehren zurück.';
    const corpus = await build([documentOf('a.txt', text)], { language: 'de' });
    const wordsOf = async (question: string) =>
      (await read(question, corpus, everything, 'de')).terms.map(({ word }) => word);
    expect(await wordsOf('hat sich der Wald erholt')).toEqual(['wald', 'erholt']);
    expect(await wordsOf('hat sich der Wld erhält')).toEqual(['wald', 'erhält']);
  });

  it('stays as it is in an identifier, a path, a channel or an address', async () => {
    const settings = documentOf('a.txt', 'The limit of a retry, the pool, general config and local mail.');
    for (const question of [
      'retryLimt',
      'max_pol_size',
      'genral.jsn',
      '/usr/locl',
      '#genral',
      'ask @retri',
      'poll=genrl',
      '--genral',
    ]) {
      expect((await correctionsOf(question, [settings])).corrections, question).toEqual([]);
    }
    expect((await correctionsOf('(“genral” limt?)', [settings])).searched).toBe('(“general” limit?)');
  });

  it('is answered with less confidence corrected than as it stands', async () => {
    const right = await ask('who wrote the letter', [letter]);
    const wrong = await ask('who wrote the lettr', [letter]);
    expect(wrong.candidates[0]?.text).toBe(right.candidates[0]?.text);
    expect(wrong.confidence).toBeLessThan(right.confidence);
    expect(wrong.confidence).toBeGreaterThan(0);
  });
});

/** Words near to one another. */
const anyWord = fc
  .array(fc.constantFrom('a', 'b', 'c', 'le', 'tt', 'er'), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));
const anyWords = fc.array(anyWord, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
const twoTexts = fc
  .tuple(anyWords, anyWords)
  .map(([a, b]) => [documentOf('a.txt', a), documentOf('b.txt', b)]);

describe('every correction', () => {
  it('is of a word that the scope lacks, to one that it has, few letters away', async () => {
    await fc.assert(
      fc.asyncProperty(twoTexts, anyWords, async (documents, question) => {
        const index = await build(documents, { language: 'und' });
        for (const scope of [everything, only('a.txt'), only('b.txt'), only()]) {
          const { terms } = await read(question, index, scope);
          const visible = documents.filter(({ id }) => scope.kind === 'all' || scope.ids.has(id));
          const has = (word: string) => visible.some(({ text }) => text.split(/[ .]/).includes(word));
          for (const { word, correctedFrom } of terms) {
            if (correctedFrom === undefined) continue;
            expect(has(correctedFrom)).toBe(false);
            expect(has(word)).toBe(true);
            const max = correctedFrom.length >= 8 ? 2 : 1;
            expect(editsBetween(word, correctedFrom, max)).toBeLessThanOrEqual(max);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('and every near word named is of a document in scope, as if there were no other', async () => {
    await fc.assert(
      fc.asyncProperty(twoTexts, anyWords, async (documents, question) => {
        const language = 'und';
        const both = await ask(question, documents, { scope: only('a.txt'), language }, { language });
        const alone = await ask(question, documents.slice(0, 1), { language }, { language });
        const { corrections, nearest, missing, searched } = both.evidence;
        expect({ corrections, nearest, missing, searched }).toEqual({
          corrections: alone.evidence.corrections,
          nearest: alone.evidence.nearest,
          missing: alone.evidence.missing,
          searched: alone.evidence.searched,
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('neighbours', () => {
  it('are at least one and at most one or two letters away, nearest first, each once', async () => {
    await fc.assert(
      fc.asyncProperty(twoTexts, anyWord, fc.integer({ min: 1, max: 5 }), async (documents, word, limit) => {
        const index = await build(documents, { language: 'und' });
        const found = await neighboursOf(word, index.reader, everything, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found.map((neighbour) => neighbour.word)).size).toBe(found.length);
        const edits = found.map((neighbour) => neighbour.edits);
        expect(edits).toEqual([...edits].sort());
        for (const neighbour of found) {
          expect(neighbour.edits).toBe(editsBetween(word, neighbour.word, 2));
          expect(neighbour.edits).toBeGreaterThanOrEqual(1);
          expect(neighbour.edits).toBeLessThanOrEqual(word.length >= 8 ? 2 : 1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('begin with the word whose letters were swapped', async () => {
    const index = await build([documentOf('a.txt', 'labels labels labels tables')], { language: 'und' });
    expect((await neighboursOf('tabels', index.reader, everything, 5)).map(({ word }) => word)).toEqual([
      'tables',
      'labels',
    ]);
  });

  it('begin with the word whose doubled letter was left out', async () => {
    const index = await build([documentOf('a.txt', 'later later later letter')], { language: 'und' });
    expect((await neighboursOf('leter', index.reader, everything, 5)).map(({ word }) => word)).toEqual([
      'letter',
      'later',
    ]);
  });

  it('of three letters are only words with one letter more, or with two letters swapped', async () => {
    const index = await build([documentOf('a.txt', 'open opt own opn1 on pon')], { language: 'und' });
    expect((await neighboursOf('opn', index.reader, everything, 5)).map(({ word }) => word)).toEqual([
      'pon',
      'open',
      'opn1',
    ]);
  });
});
