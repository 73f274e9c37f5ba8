import { describe, expect, it } from 'vitest';
import { documentOf } from '../../support/texts.js';
import { ask, build, read } from './corpus.js';

const rooms = [
  documentOf('a.md', 'The rooms of the east wing have a projector and a window.'),
  documentOf('b.md', 'The rooms of the west wing don’t have a projector or a window.'),
  documentOf('c.md', 'In the cellar are the archive and the boiler.'),
];

describe('a question about what is not so', () => {
  it.each([
    'which rooms do not have a projector',
    'rooms without a projector',
    'what rooms dont have a projector',
  ])('is answered by what denies it: %s', async (question) => {
    const { quotes } = await ask(question, rooms, {}, { language: 'en' });
    expect(quotes[0]?.text).toContain('west wing');
  });

  it('is told by its own words, not by those of a frame around it', async () => {
    const index = await build(rooms, { language: 'en' });
    const denies = async (question: string) => (await read(question, index)).denies;
    expect(await denies('rooms without a projector')).toBe(true);
    expect(await denies('why cant I use the projector')).toBe(true);
    expect(await denies('rooms that can’t be locked')).toBe(true);
    expect(await denies("I don't know which rooms have a projector")).toBe(false);
    expect(await denies('I won a t-shirt in which room')).toBe(false);
    expect(await denies('rooms with a projector')).toBe(false);
  });

  it('is told in other languages, too', async () => {
    const index = await build([documentOf('a.md', 'Die Räume im Westen haben keinen Beamer.')], {
      language: 'de',
    });
    expect((await read('welche Räume sind ohne Beamer', index)).denies).toBe(true);
    expect((await read('welche Räume haben einen Beamer', index)).denies).toBe(false);
  });
});

describe('a question whether something is so', () => {
  it.each(['You can not borrow the boat.', "You can't borrow the boat.", 'You cant borrow the boat.'])(
    'is settled by what says no, however it is spelt: %s',
    async (text) => {
      const documents = [
        documentOf('a.md', 'You may all borrow the boat.'),
        documentOf('b.md', text),
        documentOf('c.md', 'In the cellar are the archive and the boiler.'),
      ];
      const { quotes } = await ask('can I borrow the boat', documents, {}, { language: 'en' });
      expect(quotes[0]?.text).toBe(text);
    },
  );
});
