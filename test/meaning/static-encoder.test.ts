import { expect, it } from 'vitest';
import { similarityOf } from '../../src/core/types/sentence-encoder.js';
import { StaticEncoder } from '../../src/meaning/static-encoder.js';
import { smallTable } from './small-table.js';

const encoder = new StaticEncoder(smallTable());

async function similarity(a: string, b: string): Promise<number> {
  const [x, y] = await encoder.encode([a, b]);
  return x === undefined || y === undefined ? Number.NaN : similarityOf(x, y);
}

it('a text points where its pieces point', async () => {
  expect(await similarity('the cat', 'dogs')).toBeGreaterThan(0.95);
  expect(await similarity('a ship', 'boats')).toBeGreaterThan(0.95);
  expect(Math.abs(await similarity('cat', 'boat'))).toBeLessThan(0.1);
  expect(await similarity('cat', 'cat')).toBeCloseTo(1, 2);
});

it('the order of words and of texts does not matter', async () => {
  const [one, other] = await encoder.encode(['cats the ship', 'the ship cats']);
  expect(one).toEqual(other);
  expect(await encoder.encode(['dog', 'cat'])).toEqual((await encoder.encode(['cat', 'dog'])).toReversed());
});

it('a text without a known piece has no vector', async () => {
  expect(await encoder.encode(['', '  \n', '🙂🙃', 'zzz', '\ud800'])).toEqual(Array(5).fill(undefined));
});

it('a text of a hundred thousand words is encoded', async () => {
  const [long, short] = await encoder.encode([
    'the cat and the dogs '.repeat(20_000),
    'the cat and the dogs',
  ]);
  expect(long).toEqual(short);
});

it('says what it is', () => {
  expect(encoder).toMatchObject({ name: 'small', languages: ['en'], dimensions: 2 });
  expect(encoder.hash).toBe(smallTable().hash);
});

it('gives a text that it remembers the vector that it has for itself', async () => {
  const fresh = new StaticEncoder(smallTable());
  const texts = ['cats the ship', 'zzz', 'dog', `${'the cat '.repeat(200)}`];
  const first = await fresh.encode(texts);
  // More than are remembered.
  await fresh.encode(Array.from({ length: 25_000 }, (_, i) => `cat ${i}`));
  await fresh.encode(texts);
  expect(await fresh.encode(texts)).toEqual(first);
});

it('gives texts that are asked for once the same vectors', async () => {
  const texts = [
    'cats the ship cats',
    'zzz',
    'the',
    '',
    'a dog, the cat, a ship, the boat, the dogs',
    'cat cat cat',
  ];
  expect(await new StaticEncoder(smallTable()).encode(texts, true)).toEqual(await encoder.encode(texts));
});

it('a text that is longer points where its pieces do, however large their sum is', async () => {
  const table = smallTable();
  const heavy = new StaticEncoder({ ...table, scales: table.scales.map((scale) => scale * 600) });
  const text = 'a cat, the dogs and a ship; ';
  const [one, many, endless] = await heavy.encode([text, text.repeat(40), text.repeat(9_000)]);
  expect(many).toEqual(one);
  expect(endless).toEqual(one);
});
