import { describe, expect, it } from 'vitest';
import { framesDefinition, isDefinition } from '../../../src/core/ranking/question-type.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, read, windowsFor } from './corpus.js';

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
    'meaning of tundish',
  ])('is told: %s', (question) => {
    expect(isDefinition(question, 1)).toBe(true);
  });

  it.each([
    'tundish - meaning?',
    'tundish, what does that stand for',
    'the definition of tundish please',
    'tundish: what is it?',
    'explain tundish please',
    'can you describe the tundish',
    'hello everybody, could anybody here please explain to me what is a tundish',
  ])('is told by what frames it: %s', async (question) => {
    const index = await build(documents, { language: 'en' });
    expect(await read(question, index)).toMatchObject({
      asksForDefinition: true,
      terms: [{ word: 'tundish' }],
    });
  });

  it.each([
    'what does Ada want',
    'what did they buy',
    'where is the tundish',
    'is it a tundish',
    "what's my tundish",
  ])('is none: %s', (question) => {
    expect(isDefinition(question, 1)).toBe(false);
  });

  it.each(['explain how tundish works', 'explain to me why tundish fails', 'describe my tundish'])(
    'is none, for all that it asks to be told: %s',
    (question) => {
      expect(framesDefinition(question, 1)).toBe(false);
    },
  );

  it('asks about one thing, not about all that has a "what is" in it', () => {
    expect(isDefinition('what is the price of the long bench in oak', 4)).toBe(false);
  });

  it('prefers the sentence that begins with it and says so', async () => {
    const { quotes } = await ask('what is a tundish', documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });

  it.each([
    ['what does KEMP stand for', 'We put KEMP (Keg Emptying and Mending Practice) first.'],
    ['kemp, what is that', 'The keg emptying and mending practice (KEMP) came first.'],
    ['what is WAR', 'Weekly Alarm Rota (WAR) and drill.'],
  ])('prefers what writes the abbreviation out: %s', async (question, written) => {
    const index = await build(
      [
        documentOf(
          'a.md',
          'On Fridays comes KEMP. In WAR and in peace, all of it stands on the list of KEMP.',
        ),
        documentOf('b.md', written),
        documentOf('c.md', 'The tank stands in the yard.'),
      ],
      { language: 'en' },
    );
    const windows = await windowsFor(question, index);
    const of = (id: string) => windows.find(({ window }) => window.forward.id === id)?.signals.defines;
    expect(of('b.md')).toBe(1);
    expect(of('a.md')).not.toBe(1);
  });

  it('prefers what writes out initials to what says more with them', async () => {
    const more = documentOf(
      'a.md',
      '# Doing a KEMP\n\nBefore a KEMP, think of what a KEMP is good for: a KEMP costs time, and a second KEMP more.',
    );
    const written = documentOf(
      'b.md',
      '# Holidays\n\nWhile you are away others may do it (see Kitchen Emergency Meals by Proxy (KEMPs)), or nobody does.',
    );
    const index = await build([more, written], { language: 'en' });
    const [first] = await windowsFor('what does KEMP stand for', index);
    expect(first?.window.forward.id).toBe('b.md');
    expect(
      (await windowsFor('who may do a KEMP', index)).map(({ signals }) => signals.longForm),
    ).not.toContain(1);
  });

  it.each([
    ['Tundish is a funnel.', 1],
    ['Fill it first. Tundish is a funnel.', 0.7],
    ['Tundish is cleaned on Fridays.', 0.7],
  ])('prefers the paragraph that begins with it and says what it is: %s', async (text, value) => {
    const index = await build([documentOf('a.md', text), ...documents.slice(2)], { language: 'en' });
    const [first] = await windowsFor('what is tundish', index);
    expect(first?.signals.defines).toBe(value);
  });

  it('takes no line of code and no clause for a definition', async () => {
    const text =
      'Run this:\n\ntundish start now\n\nThen tundish begins.\n\nWhen the tundish is done, rinse it.';
    const code = text.indexOf('tundish start');
    const page = documentOf('a.md', text, {
      blocks: [
        { kind: 'paragraph', start: 0, end: code },
        { kind: 'code', start: code, end: text.indexOf('Then') },
        { kind: 'paragraph', start: text.indexOf('Then'), end: text.indexOf('When') },
        { kind: 'paragraph', start: text.indexOf('When'), end: text.length },
      ],
    });
    const index = await build([page, documentOf('c.md', 'The tank stands in the yard.')], { language: 'en' });
    for (const { signals } of await windowsFor('what is a tundish', index)) expect(signals.defines).toBe(0);
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
