import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ContenderDescription } from './contenders/contender.js';
import { isPeer } from './contenders/index.js';
import type { SplitDocument } from './corpus/split-document.js';

const documents: readonly SplitDocument[] = [
  {
    id: 'animals.txt',
    title: 'Animals',
    text: 'The zebra eats grass in the morning. The lion sleeps under the tree.',
    starts: [0, 37],
  },
  { id: 'tax law.txt', title: 'Taxes', text: 'Each company pays a tax of 20 percent by March.', starts: [0] },
];

/** One builds, another of its kind opens what that left, and finds. @param folder An empty one. */
export async function expectAnswers(
  { name, make, ways: [way] }: ContenderDescription,
  folder: string,
): Promise<void> {
  const file = join(folder, 'corpus.jsonl');
  writeFileSync(file, documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
  const built = join(folder, 'built');
  mkdirSync(built);
  const corpus = { file, passages: 3 };
  const builder = await make();
  await builder.build(corpus, built);
  await builder.close();

  const contender = await make();
  await contender.open(corpus, built);
  try {
    const ids = async (question: string, k = 10) => (await contender.search(question, k, way)).ids;
    if (way === 'ask') {
      expect((await ids('what does the zebra eat'))[0]).toMatch(/^animals\.txt#0-\d+$/u);
      return;
    }
    // Ours tiles documents by its own rules: two short sentences are one passage.
    expect((await ids('zebra grass'))[0]).toBe('animals.txt#0');
    expect((await ids('which company pays tax'))[0]).toBe('tax law.txt#0');
    if (isPeer(name)) expect((await ids('lion tree'))[0]).toBe('animals.txt#37');
    expect(await ids('zebra tax', 1)).toHaveLength(1);
    expect(await ids('xylophone')).toEqual([]);
  } finally {
    await contender.close();
  }
}
