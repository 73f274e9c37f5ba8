import { describe, expect, it } from 'vitest';
import { isAboutSpeech } from '../../../src/core/ranking/question-type.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, windowsFor } from './corpus.js';

const documents = [
  documentOf(
    'a.md',
    'Ada Brandt has run the harbour since 2019. The harbour has forty berths, and Ada Brandt likes it.',
  ),
  documentOf('b.md', '“We need another crane in the harbour,” said Ada Brandt.'),
  documentOf('c.md', 'The crane was built in Gdansk.'),
];

describe('a question for somebody’s words', () => {
  it.each([
    'what did Ada say about the harbour',
    'who said that',
    'what does she think of it',
    'was sagte Ada',
  ])('is told: %s', (question) => {
    expect(isAboutSpeech(question)).toBe(true);
  });

  it.each(['what did Ada buy', 'who runs the harbour', 'the saying of the week'])(
    'is none: %s',
    (question) => {
      expect(isAboutSpeech(question)).toBe(false);
    },
  );

  it('prefers words that are said to be theirs', async () => {
    const question = 'what did Ada Brandt say about the harbour';
    const { quotes } = await ask(question, documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });

  it.each(['', '[00:12:31] ', '(12:31) '])('takes a turn of theirs for it, behind “%s” too', async (time) => {
    const text = `${time}Ada: More berths.\n\nIvo: No.`;
    const turns = documentOf('t.txt', text, {
      blocks: [
        { kind: 'turn', start: 0, end: time.length + 17 },
        { kind: 'turn', start: time.length + 19, end: text.length },
      ],
    });
    const windows = await windowsFor('what did Ada say', await build([turns], { language: 'en' }));
    expect(windows[0]?.signals.speech).toBe(1);
  });
});
