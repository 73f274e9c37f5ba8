import { describe, expect, it } from 'vitest';
import { asksHow } from '../../../src/core/ranking/question-type.js';
import { documentOf } from '../../support/texts.js';
import { ask } from './corpus.js';

const kiln = [
  documentOf(
    'kiln.md',
    [
      '# Kiln',
      '## Firing the kiln',
      '1. Open the vent.\n2. Set the dial to four.\n3. Wait for the bell.\n4. Fire the kiln overnight and close the vent.',
      '## Cleaning',
      'Wipe the shelves once a month.',
    ].join('\n\n'),
  ),
  documentOf('rota.md', 'The kiln is booked by the week. Ask Ivo for a place.'),
];

describe('a question how something is done', () => {
  it.each([
    'how do I fire the kiln',
    'how to fire a kiln',
    'what should I do to fire it',
    'wie kann ich das buchen',
  ])('is told: %s', (question) => {
    expect(asksHow(question)).toBe(true);
  });

  it.each([
    'how many kilns are there',
    'how long do I wait',
    'is the kiln hot',
    'who fires the kiln',
    'wie heißt der Ofen',
  ])('is none: %s', (question) => {
    expect(asksHow(question)).toBe(false);
  });

  it.each([
    'how do I fire the kiln',
    'steps for firing the kiln',
    'can you walk me through firing the kiln',
    'kiln firing',
  ])('is answered by all steps from the first, whichever holds its words: %s', async (question) => {
    const { quotes } = await ask(question, kiln, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.text).toContain('1. Open the vent.');
    expect(quotes[0]?.text).toContain('4. Fire the kiln overnight and close the vent.');
  });

  it('is needed for that: one step may be all that is asked for', async () => {
    const { quotes } = await ask(
      'is the kiln fired overnight',
      kiln,
      { minConfidence: 0 },
      { language: 'en' },
    );
    expect(quotes[0]?.text).not.toContain('1. Open');
  });
});

describe('a question for several things', () => {
  const fleet = [
    documentOf('fleet.md', '# Fleet\n\nOur boats:\n\n- Alder\n- Birch with the boats of the school\n- Cedar'),
    documentOf('news.md', 'The boats were painted in spring.'),
  ];

  it('is answered by the whole list, whichever item holds its words', async () => {
    const { quotes } = await ask('which boats do we have', fleet, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.text).toMatch(/Our boats:.*Alder.*Birch.*Cedar/s);
  });
});
