import { describe, expect, it } from 'vitest';
import { isDefinition } from '../../../src/core/ranking/question-type.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, windowsFor } from './corpus.js';

const documents = [
  documentOf('a.md', 'Put the tundish on the tank on Fridays, when it is empty.'),
  documentOf('b.md', 'A tundish is a funnel with a flat rim, used to fill barrels.'),
  documentOf('c.md', 'The tank stands in the yard.'),
];

describe('a question what something is', () => {
  it.each([
    'what is a tundish',
    "what's tundish",
    'what does DHW stand for',
    'who is Ada',
    'was ist ein Zuber',
  ])('is told: %s', (question) => {
    expect(isDefinition(question, 1)).toBe(true);
  });

  it.each(['what does Ada want', 'what did they buy', 'where is the tundish', 'is it a tundish'])(
    'is none: %s',
    (question) => {
      expect(isDefinition(question, 1)).toBe(false);
    },
  );

  it('asks about one thing, not about all that has a "what is" in it', () => {
    expect(isDefinition('what is the price of the long bench in oak', 4)).toBe(false);
  });

  it('prefers the sentence that begins with it and says so', async () => {
    const { quotes } = await ask('what is a tundish', documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });

  it('prefers the entry of a glossary to a mention', async () => {
    const glossary = documentOf(
      'g.md',
      '- **Tundish**: a funnel with a flat rim.\n\n- **Wort**: beer to be.',
    );
    const index = await build([...documents, glossary], { language: 'en' });
    const windows = await windowsFor('what does tundish mean', index);
    const of = (id: string) => windows.find(({ window }) => window.forward.id === id)?.signals.defines;
    expect(of('g.md')).toBeGreaterThan(0);
    expect(of('a.md')).toBe(0);
    expect(of('c.md')).toBeUndefined();
  });
});
