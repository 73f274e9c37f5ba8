import { describe, expect, it } from 'vitest';
import { countedNouns, measureOf } from '../../../src/core/ranking/asked-measure.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, windowsFor } from './corpus.js';

describe('the amount that a question asks for', () => {
  it.each([
    ['how long is the tunnel', 'duration'],
    ['how much notice do I give', 'duration'],
    ['how far is the quay', 'distance'],
    ['how heavy is the anchor', 'weight'],
    ['how often is it cleaned', 'frequency'],
    ['how tall is the mast', 'length'],
    ['how many boats are there', 'count'],
    ['wie weit ist es', 'distance'],
    ['how much is a berth', 'money'],
    ['how much does it cost to moor there', 'money'],
    ['how much do I get for being on watch', 'money'],
    ["what's the fare", 'money'],
    ['what did the new crane cost', 'money'],
    ['price for a sauna', 'money'],
    ['was kostet die Fähre', 'money'],
    ['how much is the speed limit', undefined],
    ['how much is left of it', undefined],
    ['how much water is in it', undefined],
    ['who pays for the crane', undefined],
    ['how is the weather', undefined],
  ] as const)('is of a kind: %s', (question, measure) => {
    expect(measureOf(question)).toBe(measure);
  });

  it('is of something where it is counted', () => {
    expect(countedNouns('how many boats are there')).toEqual(['boats']);
    expect(countedNouns('how many of our Boats')).toEqual(['boats']);
    expect(countedNouns('how many harbour pilots does it take')).toEqual(['harbour', 'pilots']);
    expect(countedNouns('how many crew members died')).toEqual(['crew']);
    expect(countedNouns('how many died')).toEqual([]);
    expect(countedNouns('how much is it')).toEqual([]);
  });

  const documents = [
    documentOf('a.md', 'The ferry to the island costs 14 crowns.'),
    documentOf('b.md', 'The ferry to the island runs for 35 minutes.'),
    documentOf('c.md', 'The ferry to the island sails 9 miles.'),
    documentOf('d.md', 'The ferry to the island sails daily.'),
    documentOf('e.md', 'The ferry to the island takes 120 tonnes.'),
  ];

  it.each([
    ['how long is the ferry to the island', 'b.md'],
    ['how far is the ferry to the island', 'c.md'],
    ['how often is the ferry to the island', 'd.md'],
    ['how heavy is the ferry to the island', 'e.md'],
  ] as const)('tells which number answers: %s', async (question, id) => {
    const { quotes } = await ask(question, documents, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe(id);
  });

  it.each([
    ['with the word for it', 'costs 14 crowns'],
    ['with the sign before it', 'costs $14'],
    ['with the sign behind it', 'costs 14 €'],
    ['with its code before it', 'costs EUR 14'],
    ['free', 'is free on Sundays'],
  ])('is money %s', async (_, costs) => {
    const others = documents.map(({ id, text }) =>
      id === 'a.md' ? documentOf('a.md', `The ferry to the island ${costs}.`) : documentOf(id, text),
    );
    for (const question of [
      'how much is the ferry to the island',
      'how much do I pay for the ferry to the island',
    ]) {
      const { quotes } = await ask(question, others, { minConfidence: 0 }, { language: 'en' });
      expect(quotes[0]?.citation.documentId).toBe('a.md');
    }
  });

  it('is an age, too', async () => {
    const crew = [
      documentOf('a.md', 'The skipper of the tug has 3 meals and 2 boats at noon.'),
      documentOf('b.md', 'The skipper of the tug went to sea at age 39.'),
    ];
    const { quotes } = await ask('how old is the skipper of the tug', crew, { minConfidence: 0 });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });

  it('stands before what is counted', async () => {
    const crews = [
      documentOf('a.md', 'The crew of the tug has its 3 meals with the deckhands at noon.'),
      documentOf('b.md', 'The crew of the tug has 7 deckhands with their meals at noon.'),
    ];
    const question = 'how many deckhands has the crew of the tug';
    const { quotes } = await ask(question, crews, { minConfidence: 0 }, { language: 'en' });
    expect(quotes[0]?.citation.documentId).toBe('b.md');
  });

  it('is nothing where a number counts something else', async () => {
    const index = await build([
      documentOf('a.md', 'The harbour master has 14 pilots.'),
      documentOf('b.md', 'The harbour master stays for 3 years.'),
    ]);
    const values = async (question: string) =>
      Object.fromEntries(
        (await windowsFor(question, index)).map(({ window, signals }) => [
          window.forward.id,
          signals.answerType,
        ]),
      );
    expect(await values('how long is the harbour master there')).toEqual({ 'a.md': 0.5, 'b.md': 1 });
    expect(await values('how many has the harbour master')).toEqual({ 'a.md': 1, 'b.md': 1 });
  });
});
