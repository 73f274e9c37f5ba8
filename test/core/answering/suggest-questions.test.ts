import { describe, expect, it } from 'vitest';
import { suggestQuestions } from '../../../src/core/answering/suggest-questions.js';
import { PhraseCache } from '../../../src/core/phrases/phrase-cache.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything, inScope, type Scope } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { answer, answerOptions, build, only } from '../ranking/corpus.js';

const handbook: readonly Document[] = [
  documentOf(
    'leave.md',
    [
      '# Annual leave',
      'Everybody has 28 days of annual leave. Annual leave is booked in the calendar two weeks ahead.',
      '## How do I report a sick day?',
      'Write to your manager before nine in the morning. After three days a doctor’s note is needed to report a sick day.',
    ].join('\n\n'),
    { title: 'Annual leave', titleOrigin: 'heading' },
  ),
  documentOf(
    'travel.md',
    [
      '# Travel expenses',
      'Travel expenses are paid within ten days. Keep every receipt of your travel expenses.',
    ].join('\n\n'),
    { title: 'Travel expenses', titleOrigin: 'heading' },
  ),
];

async function suggestedFor(documents: readonly Document[], scope: Scope = everything) {
  const corpus = await build(documents);
  const phrases = await new PhraseCache(corpus.reader).listFor(scope);
  const { scope: _, limit: __, ...options } = answerOptions;
  return { corpus, suggestions: await suggestQuestions(corpus.reader, scope, phrases, options) };
}

describe('suggested questions', () => {
  it('are headings that ask, and questions about topics of the documents, each surely answered', async () => {
    const { corpus, suggestions } = await suggestedFor(handbook);
    const questions = suggestions.map(({ question }) => question);
    expect(questions).toContain('How do I report a sick day?');
    expect(questions).toContain('What about Travel expenses?');
    for (const { question } of suggestions) {
      const { kind, confidence } = await answer(question, corpus);
      expect(kind).toBe('found');
      expect(confidence).toBeGreaterThanOrEqual(0.6);
    }
  });

  it('are at most five, no two answered by the same passage', async () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      documentOf(
        `${i}.md`,
        `# Machine room ${'ABCDEFGHIJKL'[i]}\n\nNobody enters machine room ${i} alone on a Sunday at all.`,
      ),
    );
    const { corpus, suggestions } = await suggestedFor([...handbook, ...many]);
    expect(suggestions.length).toBeLessThanOrEqual(5);
    const places = await Promise.all(
      suggestions.map(async ({ question }) => {
        const [quote] = (await answer(question, corpus)).quotes;
        return `${quote?.citation.documentId}#${quote?.citation.span.start}`;
      }),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('are made of what is in scope alone', async () => {
    const scope = only('travel.md');
    const { suggestions } = await suggestedFor(handbook, scope);
    expect(suggestions.length).toBeGreaterThan(0);
    for (const { topic } of suggestions) {
      expect(handbook.some(({ id, text }) => inScope(scope, id) && text.includes(topic))).toBe(true);
    }
  });

  it('are topics alone in languages without a way of asking about one here', async () => {
    const { suggestions } = await suggestedFor([
      documentOf('a.txt', '长城位于中国北方。长城很长。', { title: '长城', titleOrigin: 'heading' }),
    ]);
    expect(suggestions).toEqual([{ question: '长城', topic: '长城' }]);
  });

  it('are none where nothing is there, or nothing but one word', async () => {
    expect((await suggestedFor([])).suggestions).toEqual([]);
    expect((await suggestedFor([documentOf('a.txt', 'word')])).suggestions).toEqual([]);
  });
});
