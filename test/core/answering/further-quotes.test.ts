import { describe, expect, it } from 'vitest';
import { documentOf } from '../../support/texts.js';
import { ask } from '../ranking/corpus.js';

const options = { language: 'en' };

describe('a further quote', () => {
  const sails = 'The harbour ferry sails to Brenholm every hour from six in the morning.';

  it('is left out where it would only fill up', async () => {
    const documents = [
      documentOf('a.md', sails),
      documentOf('b.md', 'A morning in spring is a good time to paint a fence.'),
      documentOf('c.md', 'The library lends books for three weeks.'),
    ];
    const answer = await ask('when does the harbour ferry sail to Brenholm', documents, {}, options);
    expect(answer.kind).toBe('found');
    expect(answer.quotes.map(({ citation }) => citation.documentId)).toEqual(['a.md']);
    const morning = await ask('harbour ferry to Brenholm in the morning', documents, {}, options);
    expect(morning.candidates).toHaveLength(2);
    expect(morning.quotes).toHaveLength(1);
  });

  it('is shown where it answers, too', async () => {
    const documents = [
      documentOf('a.md', sails),
      documentOf('b.md', 'In winter the harbour ferry sails to Brenholm at eight and at noon.'),
      documentOf('c.md', 'The library lends books for three weeks.'),
    ];
    const { quotes } = await ask('when does the harbour ferry sail to Brenholm', documents, {}, options);
    expect(quotes.map(({ citation }) => citation.documentId).sort()).toEqual(['a.md', 'b.md']);
  });
});
