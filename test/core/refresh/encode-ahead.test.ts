import { expect, it } from 'vitest';
import { encodeAhead } from '../../../src/core/refresh/encode-ahead.js';
import type { SentenceModel } from '../../../src/core/types/sentence-model.js';
import { documentOf } from '../../support/texts.js';
import { build } from '../ranking/corpus.js';

/** Notes which texts it is to prepare; `prepare` may say that they are not. */
class Preparing implements SentenceModel {
  readonly name = 'small';
  readonly languages: readonly string[];
  readonly hash = 'small';
  readonly unrelated = 0;
  problem: string | undefined;
  readonly heard: string[][] = [];
  readonly #prepared = new Set<string>();
  readonly #isPrepared: (texts: readonly string[]) => boolean;

  constructor(isPrepared: (texts: readonly string[]) => boolean = () => true, languages = ['en']) {
    this.#isPrepared = isPrepared;
    this.languages = languages;
  }

  vectorsOf(): never {
    throw new Error('nobody asks');
  }

  async prepare(texts: readonly string[]): Promise<boolean> {
    this.heard.push([...texts]);
    return this.#isPrepared(texts);
  }

  isPrepared(key: string): boolean {
    return this.#prepared.has(key);
  }

  notePrepared(key: string): void {
    this.#prepared.add(key);
  }
}

const documents = [
  { ...documentOf('a.txt', 'A ship sailed. It came back.'), date: '2024-01-01' },
  { ...documentOf('b.txt', 'A dog barked.'), date: '2026-05-01' },
  documentOf('c.txt', 'A cat slept.'),
];
const never = new AbortController().signal;

it('reads the sentences of all documents, the newest first, each document once', async () => {
  const { reader } = await build(documents, { language: 'en' });
  const model = new Preparing();
  const read: number[] = [];
  expect(await encodeAhead(reader, model, never, (count) => read.push(count))).toBe(true);
  expect(model.heard).toEqual([['A dog barked.'], ['A ship sailed.', 'It came back.'], ['A cat slept.']]);
  expect(read).toEqual([0, 1, 2, 3]);
  expect(await encodeAhead(reader, model, never, (count) => read.push(count))).toBe(true);
  expect(model.heard).toHaveLength(3);
  expect(read.at(-1)).toBe(3);
});

it('tries again what was not read, and goes on with the others', async () => {
  const { reader } = await build(documents, { language: 'en' });
  let isTroubled = true;
  const model = new Preparing((texts) => !(isTroubled && texts[0] === 'A dog barked.'));
  expect(await encodeAhead(reader, model, never)).toBe(false);
  expect(model.heard).toHaveLength(3);
  isTroubled = false;
  expect(await encodeAhead(reader, model, never)).toBe(true);
  expect(model.heard.slice(3)).toEqual([['A dog barked.']]);
});

it('stops where the model itself fails, instead of asking it for every document', async () => {
  const { reader } = await build(documents, { language: 'en' });
  const model = new Preparing(() => false);
  model.problem = 'it is gone';
  expect(await encodeAhead(reader, model, never)).toBe(false);
  expect(model.heard).toHaveLength(1);
});

it('stops where it is told to', async () => {
  const { reader } = await build(documents, { language: 'en' });
  const stopping = new AbortController();
  const model = new Preparing(() => {
    stopping.abort();
    return true;
  });
  expect(await encodeAhead(reader, model, stopping.signal)).toBe(false);
  expect(model.heard).toHaveLength(1);
});

it('reads nothing of languages that the model does not know, and everything to one that knows all', async () => {
  const { reader } = await build(documents, { language: 'de' });
  const model = new Preparing();
  expect(await encodeAhead(reader, model, never)).toBe(true);
  expect(model.heard).toEqual([[], [], []]);
  const any = new Preparing(() => true, ['*']);
  await encodeAhead(reader, any, never);
  expect(any.heard.flat()).toHaveLength(4);
});
