import { describe, expect, it } from 'vitest';
import { suggestQuestions } from '../../../src/core/answering/suggest-questions.js';
import { PhraseCache } from '../../../src/core/phrases/phrase-cache.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { answer, answerOptions, build } from '../ranking/corpus.js';

const wanted = { nearest: 2, maxQuestionLength: 100_000 };
const lines = ['The council paid the grant in spring.', 'The school thanked the council for the grant.'];

/** Folders that are hardly any. */
const corpora: Readonly<Record<string, readonly Document[]>> = {
  'one word': [documentOf('a.txt', 'grant')],
  'every document the same': Array.from({ length: 30 }, (_, i) => documentOf(`${i}.txt`, lines.join(' '))),
  'all stop words': [
    documentOf('a.txt', 'It is what it is, and that was that.'),
    documentOf('b.txt', 'Who are you?'),
  ],
  'two lines': lines.map((line, i) => documentOf(`${i}.txt`, line)),
};

const questions = {
  '2,000 frequent words': 'council grant school spring '.repeat(500),
  'emoji only': '🤔🛰️👨‍👩‍👧',
  'one letter': 'g',
  'quotation marks only': '“”"\'«»',
  'one word': 'grant',
  'stop words only': 'what is it that you are',
  'a name that is not there': 'did Velcor get the grant',
} as const;

describe.each(Object.entries(corpora))('a corpus of %s', (_kind, documents) => {
  it.each(Object.entries(questions))(
    'answers a question of %s with slices or with nothing',
    async (_what, question) => {
      const given = await answer(question, await build(documents), wanted);
      expect(given.quotes.length > 0).toBe(given.kind === 'found');
      expect(given.nearest.length).toBeLessThanOrEqual(given.kind === 'found' ? 0 : 2);
      for (const { text, citation } of [...given.quotes, ...given.nearest]) {
        const { start, end } = citation.span;
        const document = documents.find(({ id }) => id === citation.documentId);
        expect(document?.text.slice(start, end)).toBe(text);
      }
    },
  );

  it('suggests only what it surely answers', async () => {
    const corpus = await build(documents);
    const phrases = await new PhraseCache(corpus.reader).listFor(everything);
    const { scope, limit: _, ...options } = answerOptions;
    for (const { question } of await suggestQuestions(corpus.reader, scope, phrases, options)) {
      expect(await answer(question, corpus)).toMatchObject({ kind: 'found' });
    }
  });
});

describe('what holds nothing to search for', () => {
  it.each(['emoji only', 'quotation marks only'] as const)(
    'a question of %s has nothing near it',
    async (kind) => {
      const given = await answer(questions[kind], await build(corpora['two lines'] ?? []), wanted);
      expect(given).toMatchObject({ kind: 'not-found', nearest: [], evidence: { unsearchable: 'no-words' } });
    },
  );

  it('the same words in many documents are near once, with every other place', async () => {
    const documents = corpora['every document the same'] ?? [];
    const { kind, nearest } = await answer(
      'did the council of Velcor bury grant money',
      await build(documents),
      {
        ...wanted,
        minConfidence: 1,
      },
    );
    expect(kind).toBe('not-found');
    expect(new Set(nearest.map(({ text }) => text)).size).toBe(nearest.length);
  });
});
