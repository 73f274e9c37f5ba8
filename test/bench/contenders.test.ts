import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contenders, ours } from './contenders/index.js';
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

const obstacles = new Map<string, string | undefined>();
for (const { name, obstacle } of contenders) obstacles.set(name, await obstacle?.());

describe.each(contenders)('$name', ({ name, make, ways }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-contender-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const obstacle = obstacles.get(name);

  it.skipIf(obstacle !== undefined)(
    `answers from what another of its kind has built${obstacle === undefined ? '' : ` (skipped: ${obstacle})`}`,
    async () => {
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
        const first = async (question: string) => (await contender.search(question, 10, 'as asked')).ids[0];
        // Ours tiles documents by its own rules: two short sentences are one passage.
        expect(await first('zebra grass')).toBe('animals.txt#0');
        expect(await first('which company pays tax')).toBe('tax law.txt#0');
        if (name !== ours) expect(await first('lion tree')).toBe('animals.txt#37');
        expect((await contender.search('zebra tax', 1, 'as asked')).ids).toHaveLength(1);
        expect((await contender.search('xylophone', 10, 'as asked')).ids).toEqual([]);
        if (ways.includes('ask')) {
          expect((await contender.search('what does the zebra eat', 3, 'ask')).ids[0]).toMatch(
            /^animals\.txt#0-\d+$/,
          );
        }
      } finally {
        await contender.close();
      }
    },
  );
});
