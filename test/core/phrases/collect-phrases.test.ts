import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAccents } from '../../../src/core/analysis/fold.js';
import { collectPhrases } from '../../../src/core/phrases/collect-phrases.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything, inScope, type Scope } from '../../../src/core/types/scope.js';
import { anyText, documentOf } from '../../support/texts.js';
import { build, only } from '../ranking/corpus.js';

async function phrasesOf(documents: readonly Document[], scope: Scope = everything) {
  return collectPhrases((await build(documents, { language: 'en' })).reader, scope);
}

/** The phrases of texts, with the number of documents. */
async function counts(...texts: string[]): Promise<Record<string, number>> {
  const documents = texts.map((text, i) => documentOf(`${i}.txt`, text));
  return Object.fromEntries((await phrasesOf(documents)).map(({ text, documents: n }) => [text, n]));
}

describe('names', () => {
  it('are runs of capitalised words, and single ones that begin no sentence', async () => {
    expect(await counts('Yesterday they met Mark Zuckerberg in Berlin. Nothing happened there.')).toEqual({
      'Mark Zuckerberg': 1,
      Berlin: 1,
    });
  });

  it('go on over words such as “of” and “von”, which stand at neither end', async () => {
    expect(
      Object.keys(await counts('We asked the Bank of the West and Ursula von der Leyen of late.')),
    ).toEqual(['Bank of the West', 'Ursula von der Leyen']);
  });

  it('end at a comma, a line and a full stop, but not behind an initial', async () => {
    const found = await counts(
      'They met Huawei, Lenovo and J. K. Rowling near Oppo. Lenovo\n\nwas not there.',
    );
    expect(Object.keys(found).sort()).toEqual(['Huawei', 'J. K. Rowling', 'Lenovo', 'Oppo']);
  });

  it('are there without the title in front of them, too', async () => {
    expect(Object.keys(await counts('We met CEO Mark Zuckerberg again.'))).toEqual([
      'Mark Zuckerberg',
      'CEO Mark Zuckerberg',
    ]);
  });

  it('are no weekdays, and are not read out of headings, where every word is in capitals', async () => {
    expect(await counts('# Seven Companies Had Access\n\nThey met on Monday and in June.')).toEqual({});
  });
});

it('names stand behind words of several parts as they do elsewhere', async () => {
  expect(
    Object.keys(
      await counts('On 5 April 2031 the Wi-Fi of 41 207 e-mails was set up by Ada Lund for Bergen.'),
    ),
  ).toEqual(['Wi-Fi', 'Bergen', 'Ada Lund']);
});

describe('word pairs and triples', () => {
  it('are phrases where they stand in two documents, or three times in one', async () => {
    const once = 'It gave some user data away.';
    expect(await counts(once)).toEqual({});
    expect(await counts(once, 'Some user data was kept.')).toMatchObject({ 'user data': 2 });
    expect(await counts(`${once} The user data was old. More user data came.`)).toMatchObject({
      'user data': 1,
    });
  });

  it('have no stop word at either end, and do not cross a sentence', async () => {
    const text = 'Firms had access to data. Users paid for access to data. Users left.';
    const found = Object.keys(await counts(text, text));
    expect(found).toContain('access to data');
    for (const phrase of found) expect(phrase).not.toMatch(/^(?:to|had|for) | (?:to|had|for)$|\./u);
  });
});

it('of several spellings the most frequent is offered, and counted by itself', async () => {
  const found = await counts(
    'They saw Data Sharing there.',
    'Here is data sharing.',
    'Much data sharing goes on.',
    'All that data sharing!',
  );
  expect(found).toEqual({ 'data sharing': 3 });
});

it('counts the documents in which it stands as whole words, wherever it was found', async () => {
  const found = await counts(
    'They met Ann Lee here.',
    'Ann Lee Jones came. ann lee is no name.',
    'They met Ann Leeds there.',
  );
  expect(found).toMatchObject({ 'Ann Lee': 2, 'Ann Leeds': 1 });
});

it('leaves front matter out, which nobody can be quoted', async () => {
  const text = '---\nauthor: they said Ada Lovelace\n---\nWe met Charles Babbage there.';
  const body = { start: text.indexOf('We met'), end: text.length };
  expect((await phrasesOf([documentOf('a.txt', text, { body })])).map((found) => found.text)).toEqual([
    'Charles Babbage',
  ]);
});

const word = fc.constantFrom(
  ...['Huawei', 'Mark', 'Zuckerberg', 'Zürich', 'zurich', 'data', 'Data', 'access', 'sharing', 'the', 'of'],
  ...['had', 'Bank', 'J', '20', 'user', 'CEO'],
);
const separator = fc.constantFrom(' ', ' ', ' ', ' ', ' ', '. ', ', ', '\n', '\n\n', ' – ', '-', '’', ' & ');
const someText = fc
  .array(fc.tuple(word, separator), { minLength: 1, maxLength: 60 })
  .map((pairs) => pairs.flat().join(''));
const someDocuments = fc
  .array(someText, { minLength: 1, maxLength: 5 })
  .map((texts) => texts.map((text, i) => documentOf(`${i}.txt`, text)));

describe('for any documents and any scope', () => {
  it('each phrase stands letter for letter in as many documents of the scope as it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        someDocuments,
        fc.subarray(['0.txt', '1.txt', '2.txt', '3.txt']),
        async (documents, ids) => {
          const scope = only(...ids);
          const visible = documents.filter(({ id }) => inScope(scope, id));
          for (const { text, documents: stated } of await phrasesOf(documents, scope)) {
            const whole = new RegExp(`(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'u');
            expect(stated).toBe(visible.filter((document) => whole.test(document.text)).length);
            expect(stated).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('what lies outside the scope changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        someDocuments,
        fc.subarray(['0.txt', '1.txt', '2.txt', '3.txt']),
        async (documents, ids) => {
          const scope = only(...ids);
          const visible = documents.filter(({ id }) => inScope(scope, id));
          expect(await phrasesOf(documents, scope)).toEqual(await phrasesOf(visible));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('no phrase comes in two spellings, none is empty, long or broken over lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 4 }), async (texts) => {
        const documents = texts.map((text, i) => documentOf(`${i}.txt`, text));
        const found = (await phrasesOf(documents)).map(({ text }) => text);
        expect(new Set(found.map((text) => foldAccents(text.toLowerCase()))).size).toBe(found.length);
        for (const text of found) {
          expect(text).toMatch(/^\S(?:[^\r\n\u2028]{0,58}\S)?$/u);
          expect(documents.some((document) => document.text.includes(text))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

it('looks through part of a large scope, and counts what it finds in all of it', async () => {
  const documents = Array.from({ length: 10 }, (_, i) =>
    documentOf(
      `${i}.txt`,
      `It was with Ann Lee again. ${i % 2 === 1 ? 'It was about Odd Names. ' : 'So it was, then. '}`,
    ),
  );
  const { reader } = await build(documents, { language: 'en' });
  const found = await collectPhrases(reader, everything, { maxText: 300, maxOfOne: 100 });
  expect(found).toEqual([{ text: 'Ann Lee', documents: 10 }]);
});
