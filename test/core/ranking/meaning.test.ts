import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { askedMeaning, meaningsOf } from '../../../src/core/ranking/meaning.js';
import { rank } from '../../../src/core/ranking/rank.js';
import { weightsOfTier } from '../../../src/core/ranking/weights.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import type { SentenceEncoder } from '../../../src/core/types/sentence-encoder.js';
import { ShippedEncoder } from '../../../src/meaning/shipped-encoder.js';
import { StaticEncoder } from '../../../src/meaning/static-encoder.js';
import { smallTable } from '../../meaning/small-table.js';
import { defaultConfiguration } from '../../support/default-configuration.js';
import { documentOf } from '../../support/texts.js';
import { answer, build, read, textOf } from './corpus.js';

const encoder = new StaticEncoder(smallTable());

/** Notes what it is asked to encode. */
class Listening implements SentenceEncoder {
  readonly heard: string[] = [];
  readonly name = encoder.name;
  readonly languages = encoder.languages;
  readonly dimensions = encoder.dimensions;
  readonly hash = encoder.hash;

  encode(texts: readonly string[]) {
    this.heard.push(...texts);
    return encoder.encode(texts);
  }
}

const harbour = documentOf('harbour.txt', 'The harbour of the boats was dredged.');
const kennel = documentOf('kennel.txt', 'The harbour of the dogs was painted.');

async function first(question: string, documents: readonly Document[], by?: SentenceEncoder) {
  const corpus = await build(documents, { language: 'en' });
  const asked = await read(question, corpus, everything, 'en');
  const { windows, tier } = await rank(asked, corpus.reader, everything, { encoder: by });
  return { text: windows[0] === undefined ? '' : textOf(windows[0], corpus), tier, windows };
}

describe('ranking by meaning', () => {
  it('puts what means the same before what has as many of the words', async () => {
    expect((await first('ship harbour', [harbour, kennel], encoder)).text).toBe(harbour.text);
    expect((await first('cat harbour', [harbour, kennel], encoder)).text).toBe(kennel.text);
  });

  it.each([
    [
      'how long may staff be absent under clause 5.2',
      'Under clause 4.2 staff may be away as long as they need.',
      'Under clause 5.2 the staff of the kitchen get five of these.',
    ],
    [
      'when was Ada Njoroge appointed as chair',
      'Ben Okafor was appointed as chair in May.',
      'Ada Njoroge became the head of the board in June.',
    ],
  ])('names and numbers decide, however near another sentence is: %s', async (question, near, right) => {
    const shipped = new ShippedEncoder(readConfig({}).meaning.table);
    const documents = [documentOf('a.txt', near), documentOf('b.txt', right)];
    const { text, windows } = await first(question, documents, shipped);
    expect(text).toBe(right);
    const other = windows.find(({ window }) => window.forward.id === 'a.txt');
    expect(other?.signals.sentenceSimilarity).toBeGreaterThan(windows[0]?.signals.sentenceSimilarity ?? 1);
  });

  it('is by words alone without an encoder, and says which it was', async () => {
    const byWords = await first('ship harbour', [harbour, kennel]);
    expect(byWords.tier).toBe('words');
    expect(
      byWords.windows.every(({ signals }) => signals.similarity === 0 && signals.sentenceSimilarity === 0),
    ).toBe(true);
    expect((await first('ship harbour', [harbour, kennel], encoder)).tier).toBe('static');
    const corpus = await build([harbour], { language: 'en' });
    const options = { encoder, language: 'en' };
    expect((await answer('Which harbour was dredged for ships?', corpus, options)).ranking).toBe('static');
    expect((await answer('Which harbour was dredged?', corpus)).ranking).toBe('words');
  });

  it('is by words alone where the encoder knows nothing of the question', async () => {
    expect((await first('harbour', [harbour, kennel], encoder)).tier).toBe('words');
  });

  it('leaves questions and sentences of other languages to their words', async () => {
    const listening = new Listening();
    const corpus = await build([harbour], { language: 'de' });
    const english = await read('ship harbour', corpus, everything, 'en');
    const german = await read('ship harbour', corpus, everything, 'de');
    expect((await rank(german, corpus.reader, everything, { encoder: listening })).tier).toBe('words');
    expect(listening.heard).toEqual([]);
    const { windows } = await rank(english, corpus.reader, everything, { encoder: listening });
    expect(listening.heard).toEqual(['ship harbour', 'ship', 'harbour']);
    expect(windows.every(({ signals }) => signals.similarity === 0)).toBe(true);
  });

  it('puts the beginning of the section that is called nearly as what is asked before a place that repeats its words', async () => {
    const manual = documentOf(
      'manual.md',
      `# Tools

## Searching

Run this with the name of the file. It looks through each installed package.

## Displaying the files of an installed package

Give the name of it, and the option behind it. Every path is printed on a line of its own.

What was made later is not among them.
`,
    );
    const shipped = new ShippedEncoder(readConfig(defaultConfiguration).meaning.table);
    const corpus = await build([manual], { language: 'en' });
    const asked = await read('how do I list the files of an installed package', corpus, everything, 'en');
    const firstBy = async (headingSimilarity: number) => {
      const tables = { ...weightsOfTier, static: { ...weightsOfTier.static, headingSimilarity } };
      const { windows } = await rank(asked, corpus.reader, everything, { encoder: shipped, weights: tables });
      return windows[0] === undefined ? '' : textOf(windows[0], corpus);
    };
    expect(await firstBy(0)).toContain('It looks through each');
    expect(await firstBy(weightsOfTier.static.headingSimilarity)).toContain('Give the name of it');
  });

  it('puts what stands below a question before a place that has more of its words', async () => {
    const faq = documentOf(
      'faq.md',
      `# Files

## Packages

A package names each file that belongs to it, and you find out which package is too large.

## 2. How can I find out what package produced a particular file?

Search with the option -S. The path has to be whole.

## Paths

Each begins with a slash.
`,
    );
    const shipped = new ShippedEncoder(readConfig(defaultConfiguration).meaning.table);
    const corpus = await build([faq], { language: 'en' });
    const asked = await read('how do i find out which package a file belongs to', corpus, everything, 'en');
    const firstBy = async (questionHeading: number) => {
      const tables = { ...weightsOfTier, static: { ...weightsOfTier.static, questionHeading } };
      const { windows } = await rank(asked, corpus.reader, everything, { encoder: shipped, weights: tables });
      return windows[0] === undefined ? '' : textOf(windows[0], corpus);
    };
    expect(await firstBy(0)).toContain('names each file');
    expect(await firstBy(weightsOfTier.static.questionHeading)).toContain('Search with the option');
  });

  it('reads a heading without the number of its section, and a version as it is', async () => {
    const listening = new Listening();
    const text = `# 3 Ships\n\n## 3.1. Harbour of ships\n\nThe harbour was dredged.\n\n## 4.0.1\n\nThe harbour was painted.\n`;
    await first('ship harbour', [documentOf('a.md', text)], listening);
    expect(listening.heard).toContain('Harbour of ships');
    expect(listening.heard).toContain('## 4.0.1');
    expect(listening.heard).not.toContain('## 3.1. Harbour of ships');
  });

  it('encodes each sentence once, however many windows it stands in', async () => {
    const listening = new Listening();
    const text = 'A harbour for boats. A harbour for dogs. A harbour for cats. A harbour for ships.';
    await first('ship harbour', [documentOf('a.txt', text)], listening);
    const sentences = listening.heard.filter((heard) => heard.endsWith('.'));
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.join(' ')).toBe(text);
  });

  it('measures a window by its sentences together and by the best of them', async () => {
    const corpus = await build([documentOf('a.txt', 'A ship. A dog.')], { language: 'en' });
    const question = await read('ship', corpus, everything, 'en');
    const { windows } = await rank(question, corpus.reader, everything, { encoder });
    const both = windows.find(({ window }) => window.end - window.first === 2);
    expect(both?.signals.sentenceSimilarity).toBeGreaterThan(0.98);
    expect(both?.signals.similarity).toBeGreaterThan(0.6);
    expect(both?.signals.similarity).toBeLessThan(0.8);
  });

  it('matches the question’s words with those that mean nearly the same, in the window, in one sentence, under its heading', async () => {
    const text = '# Ships\n\nA boat. A dog.\n\nA cat.';
    const corpus = await build([documentOf('a.md', text)], { language: 'en' });
    const question = await read('ship dog', corpus, everything, 'en');
    const { windows } = await rank(question, corpus.reader, everything, { encoder });
    const both = windows.find(({ window }) => window.end - window.first > 2)?.signals;
    expect(both?.wordSimilarity).toBeGreaterThan(0.9);
    expect(both?.sentenceWordSimilarity).toBeLessThan(0.7);
    expect(both?.sectionWordSimilarity).toBeGreaterThanOrEqual(both?.wordSimilarity ?? 1);
    const byWords = await rank(question, corpus.reader, everything);
    expect(
      byWords.windows.every(
        ({ signals }) => signals.wordSimilarity === 0 && signals.sectionWordSimilarity === 0,
      ),
    ).toBe(true);
  });

  it('knows nothing of a document that is gone', async () => {
    const corpus = await build([harbour], { language: 'en' });
    const question = await read('ship harbour', corpus, everything, 'en');
    const { windows } = await rank(question, corpus.reader, everything);
    const gone = { ...corpus.reader, document: async () => undefined };
    const asked = await askedMeaning(question, encoder);
    if (asked === undefined) throw new Error('nothing asked');
    const meanings = await meaningsOf(
      { question, vector: asked, encoder },
      windows.map(({ window }) => window),
      gone,
    );
    expect(meanings.size).toBe(0);
  });
});

describe('a quote', () => {
  it('keeps the sentence that means most nearly what was asked, whatever words it holds', async () => {
    const old = `The harbour is an old one, and it has been there ${'for long, '.repeat(9)}say all who know it.`;
    const text = `${old}\n\nShips stay a week.\n\nNobody paints the walls of it.`;
    const corpus = await build([documentOf('a.txt', text)], { language: 'en' });
    const asked = { language: 'en', minConfidence: 0 };
    const byWords = await answer('boat harbour', corpus, asked);
    expect(byWords.quotes[0]?.text).not.toContain('Ships stay a week.');
    const byMeaning = await answer('boat harbour', corpus, { ...asked, encoder });
    expect(byMeaning.quotes[0]?.text).toContain(`${old}\n\nShips stay a week.`);
  });
});
