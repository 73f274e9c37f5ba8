import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordMatches } from '../../../src/core/ranking/word-matches.js';
import { everything } from '../../../src/core/types/scope.js';
import { StaticEncoder } from '../../../src/meaning/static-encoder.js';
import { smallTable } from '../../meaning/small-table.js';
import { documentOf } from '../../support/texts.js';
import { build, read } from './corpus.js';

const encoder = new StaticEncoder(smallTable());

async function matches(question: string) {
  const corpus = await build([documentOf('a.txt', 'A ship and a dog.')], { language: 'en' });
  return WordMatches.of(await read(question, corpus, everything, 'en'), encoder);
}

describe('the words of a text nearest to those of a question', () => {
  it('are the same words, words that mean nearly the same, or none', async () => {
    const [same, alike, neither, empty] = await (await matches('ship dog')).in([
      'The dog, the ship.',
      'A boat: a cat!',
      'Emoji 🙂 and unheard-of words',
      '',
    ]);
    expect([...(same ?? [])]).toEqual([1, 1].map((one) => expect.closeTo(one, 1)));
    for (const one of alike ?? []) expect(one).toBeGreaterThan(0.9);
    expect([...(neither ?? [])]).toEqual([0, 0]);
    expect([...(empty ?? [])]).toEqual([0, 0]);
  });

  it('are looked for word by word: another near word adds nothing', async () => {
    const [one, three] = await (await matches('ship')).in(['boat', 'boat boat boats']);
    expect(three?.[0]).toBeCloseTo(one?.[0] ?? -1, 1);
  });

  it('are the same whether the text has signs beyond ASCII or not', async () => {
    const piece = fc.constantFrom(
      'ship',
      'Boat',
      'dog',
      'cats',
      'the',
      "'",
      '_',
      '.',
      '-',
      ' ',
      '\n',
      '7',
      '\0',
      '#',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const text = pieces.join('');
        const asked = await matches('ship dog');
        const [plain, other] = await asked.in([text, `${text} –`]);
        expect(plain).toEqual(other);
        expect(await (await matches('ship dog')).in([`${text} –`])).toEqual([other]);
      }),
      { numRuns: 200 },
    );
  });

  it('are none where the question has no word that the encoder knows', async () => {
    const [nearest] = await (await matches('zeppelin')).in(['A boat.']);
    expect([...(nearest ?? [1])].every((one) => one === 0)).toBe(true);
  });
});
