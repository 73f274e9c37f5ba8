import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributedTo, mayBeSame, namedIn } from '../../../src/core/check/attribution.js';
import { quotationsOf } from '../../../src/core/check/draft-quotations.js';
import { anyText } from '../../support/texts.js';

/** Whose words the first quotation of a text is said to be. */
function speakerIn(text: string): string | undefined {
  return quotationsOf({ name: 'a.txt', text }).quotations[0]?.attributedTo;
}

describe('whose words a quotation is said to be', () => {
  it.each([
    ['“It rains,” said Ada Lovelace.', 'Ada Lovelace'],
    ['“It rains”, said Dance. Also it snows.', 'Dance'],
    ['“It rains,” Doe said on Monday.', 'Doe'],
    ['“It rains,” Mr. Doe. Jr. told The Verge.', undefined],
    ['“It rains,” said Dr. J. Doe. Nobody knew.', 'Dr. J. Doe'],
    ['Mark Zuckerberg said: “It rains.”', 'Mark Zuckerberg'],
    ['It snows. But Zuckerberg wrote in a statement on Monday, “It rains.”', 'Zuckerberg'],
    ['According to Ludwig van Beethoven, “it rains”.', 'Ludwig van Beethoven'],
    ['“It rains,” according to The New York Times.', 'New York Times'],
    ['“It rains,” said Facebook CEO Mark Zuckerberg, who left.', 'Facebook CEO Mark Zuckerberg'],
    ['“It rains,” said Doe, “and snows.”', 'Doe'],
    ['„Es regnet“, sagte Angela Merkel.', 'Angela Merkel'],
    ['Laut Merkel: „Es regnet“.', 'Merkel'],
    ['Ada Doe, the current head of the Harbour Board, wrote: “It rains.”', 'Ada Doe'],
    ['The prime minister, Ada Doe, tweeted “it rains”.', 'Ada Doe'],
    ['“It rains,” Ada Doe, the mayor of Quay, said on Monday.', 'Ada Doe'],
    ['« Il pleut », a déclaré Anne Dupont.', 'Anne Dupont'],
    ['Según García, «llueve».', 'García'],
    ['“It rains,” said the Center for the Arts.', undefined],
    ['“It rains,” said Jane Doe of the Center for the Arts.', 'Jane Doe'],
    ['> It rains.\n> — Jane Doe, The Herald', 'Jane Doe'],
  ])('is read where it is named by a plain pattern: %s', (text, name) => {
    expect(speakerIn(text)).toBe(name);
  });

  it.each([
    ['“It rains,” she said.'],
    ['“It rains,” said the minister.'],
    ['“It rains,” said Doe and Roe.'],
    ['“It rains.” Doe left.'],
    ['“It rains,” told Doe.'],
    ['Doe denied that “it rains”.'],
    ['Doe never said “it rains”.'],
    ['Doe said he wrote: “It rains.”'],
    ['Doe and Roe said: “It rains.”'],
    ['Doe said: “It rains,” according to Roe.'],
    ['Doe said so. It is called “rain”.'],
    ['Doe and Roe, the mayors, said: “It rains.”'],
    ['On Monday, the mayor, who left, said: “It rains.”'],
    ['The board of Quay, a town, which nobody knows, said: “It rains.”'],
    ['“It rains,” the mayor, an old man, said.'],
    ['They call it “rain”.'],
    ['The company said: “It rains.”'],
    ['“It rains,”\n\nDoe said.'],
    ['Had I said “it rains”.'],
    ['Police said: “It rains.”'],
    ['On Friday the United States is “in a crisis”.'],
    ['Jane Roe, head of the Center for Food Safety said “it rains”.'],
    ['One of them, Doe, on Sunday told Reuters “it rains”.'],
    ['“It rains,” said the University of California, San Diego’s chancellor.'],
    ['“It rains,” said California’s governor.'],
    ['California’s governor said: “It rains.”'],
    ['> It rains.\n> — a reader'],
  ])('is not guessed: %s', (text) => {
    expect(speakerIn(text)).toBeUndefined();
  });

  it('may be the same where two names have a word in common', () => {
    expect(mayBeSame('Dance', 'Gabriel Dance')).toBe(true);
    expect(mayBeSame('Bill Gates', 'William Gates')).toBe(true);
    expect(mayBeSame('José Núñez', 'Nunez')).toBe(true);
    expect(mayBeSame('Dance', 'LaForgia')).toBe(false);
    expect(namedIn('~ Jane Doe')).toBe('Jane Doe');
  });

  it('is, of any text and any part of it, a name of the text or nothing', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const name = attributedTo(text, { start, end });
        for (const word of name?.split(' ') ?? []) expect(text).toContain(word);
      }),
    );
    for (const part of [', ', 'Doe ', 'said ', '“,” ', 'von ', '. ']) {
      const text = part.repeat(100_000);
      attributedTo(text, { start: text.length / 2, end: text.length - 10 });
      attributedTo(text, { start: 1, end: text.length - 1 });
    }
  });
});
