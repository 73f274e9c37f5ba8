import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { ask } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

const library = [
  documentOf(
    'loans.md',
    'Loans\n\nA reader may borrow twelve books at a time. Maps are lent for three days.\n\nFees\n\nA lost book costs its price and a fee of 5 crowns.',
  ),
  documentOf(
    'rooms.md',
    'Rooms\n\nThe reading room opens at nine. The cellar is closed to readers on Mondays.\n\nLockers\n\nBags go into the lockers by the stairs.',
  ),
  documentOf('history.md', 'History\n\nThe library was built in 1911 by a brewer, who left it to the town.'),
];
const question = 'how many books may a reader borrow';

describe('a question among other sentences is answered as alone', () => {
  it.each([
    'Hello from the harbour branch! How many books may a reader borrow?',
    'We had a long quarrel about that at breakfast. How many books may a reader borrow?',
    'Could we put that into the leaflet? How many books may a reader borrow?',
    'Following up on the phone call of last Thursday: how many books may a reader borrow',
    'How many books may a reader borrow? Zdeněk swears that the number was raised.',
    'Dear colleagues,\n\nhow many books may a reader borrow?\n\nWarm wishes\nZdeněk Dvořák',
    'A visitor from Brno just asked me: how many books may a reader borrow',
    'Brand new at the counter :wave: how many books may a reader borrow',
  ])('%j', async (message) => {
    const alone = await ask(question, library, {}, { thesaurus });
    const among = await ask(message, library, {}, { thesaurus });
    expect(among.kind).toBe('found');
    expect(among.quotes[0]?.text).toBe(alone.quotes[0]?.text);
    expect(among.question).toBe(message);
    // A name that no document has is told, whoever it is.
    expect(among.evidence.missing.filter((word) => word !== 'brno')).toEqual([]);
  });
});

it('a name told beside a question that no document has is named as missing', async () => {
  const message = 'I am a reader of the branch in Ostrov. How many books may a reader borrow?';
  const { kind, evidence } = await ask(message, library, {}, { thesaurus });
  expect([kind, evidence.missing]).toEqual(['found', ['ostrov']]);
});

it('what is told before a question that needs it counts as ever', async () => {
  const { quotes } = await ask('I have lost a book. What does it cost?', library, {}, { thesaurus });
  expect(quotes[0]?.text).toContain('5 crowns');
});

it('a message whose sentences no document answers finds nothing', async () => {
  const { kind } = await ask(
    'Hello from the harbour! Who tunes the organ on Sundays?',
    library,
    {},
    { thesaurus },
  );
  expect(kind).toBe('not-found');
});

describe('a message that asks several things', () => {
  const several = async (message: string) => {
    const { quotes, evidence } = await ask(message, library, {}, { thesaurus });
    return { quoted: quotes.map(({ text }) => text).join('\n'), ...evidence };
  };

  it.each([
    'How many books may a reader borrow, and who built the library?',
    'How many books may a reader borrow? Also, who built the library?',
    '1) how many books may a reader borrow 2) who built the library',
    'Two things:\n- how many books may a reader borrow\n- who built the library',
  ])('has each of them answered: %j', async (message) => {
    const { quoted, unanswered, missing } = await several(message);
    expect(quoted).toContain('twelve books');
    expect(quoted).toContain('brewer');
    expect([unanswered, missing]).toEqual([[], []]);
  });

  it('quotes once what answers two of them', async () => {
    const message = 'How many books may a reader borrow and for how many days are maps lent?';
    const { quotes } = await ask(message, library, {}, { thesaurus });
    expect(quotes.filter(({ text }) => text.includes('twelve books'))).toHaveLength(1);
  });

  it('tells which of them nothing was found for', async () => {
    const { quoted, unanswered } = await several(
      'How many books may a reader borrow, and who tunes the organ on Sundays?',
    );
    expect(quoted).toContain('twelve books');
    expect(unanswered).toEqual(['who tunes the organ on Sundays']);
  });

  it('finds nothing where no document answers any of them', async () => {
    const message = 'Who tunes the organ on Sundays? When does the tram leave?';
    const { kind, evidence } = await ask(message, library, {}, { thesaurus });
    expect([kind, evidence.unanswered]).toEqual(['not-found', []]);
  });

  it('gives the same first quotes for every limit', async () => {
    const message = 'How many books may a reader borrow, and who built the library?';
    const [few, many] = await Promise.all(
      [2, 6].map((limit) => ask(message, library, { limit }, { thesaurus })),
    );
    expect(many?.candidates.slice(0, 2)).toEqual(few?.candidates);
  });
});
