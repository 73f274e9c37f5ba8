import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, read } from '../ranking/corpus.js';

function contentOf(text: string, language = 'en'): string[] {
  return [...analyse(text, languageOf(language))].filter(({ stop }) => !stop).map(({ term }) => term);
}

describe('a function word in capitals', () => {
  it.each([
    ['a department', 'Ask IT about it.', ['ask', 'IT']],
    ['a country', 'The US told us so.', ['US', 'tell']],
    ['a country with points', 'The U.S. told us.', ['US', 'tell']],
    ['an organization', 'who spoke for the WHO', ['speak', 'WHO']],
    ['a room', 'The OR is closed or full', ['OR', 'close', 'full']],
    ['with a genitive', 'IT’s door', ['IT', 'door']],
  ] as const)('is the name of %s', (_what, text, terms) => {
    expect(contentOf(text)).toEqual(terms);
  });

  it.each([
    ['is stressed', 'You must NOT open ANY valve BEFORE noon', ['open', 'valv', 'noon']],
    ['stands in a title', 'TERMS OF USE AND CARE', ['term', 'use', 'care']],
    ['is half of a contraction', 'DON’T open', ['open']],
    ['is a letter', 'So I opened it', ['open']],
  ] as const)('is no name where it %s', (_what, text, terms) => {
    expect(contentOf(text)).toEqual(terms);
  });

  it('is one in other languages, too', () => {
    expect(contentOf('Das ist der Bus der DIE Gruppe', 'de')).toContain('DIE');
    expect(contentOf('Das ist NICHT der Bus', 'de')).toEqual(['bus']);
  });
});

describe('a question about such a name', () => {
  const documents = [
    documentOf('a.md', 'The kettle is on the second floor. It sits beside the sink. Who uses it fills it.'),
    documentOf('b.md', 'In the new building IT sits on the fourth floor, beside the lift.'),
    documentOf('c.md', 'The WHO asked for cleaner air in workshops.'),
  ];

  it('finds it, and not the word in small letters', async () => {
    const { quotes } = await ask('where does IT sit', documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });

  it('does not ask for a person', async () => {
    const index = await build(documents, { language: 'en' });
    expect((await read('what did the WHO ask for', index)).wants).toBe('any');
    expect((await read('who asked for cleaner air', index)).wants).toBe('name');
  });
});
