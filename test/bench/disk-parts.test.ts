import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { temporaryFolder } from '../corpus/folder.js';
import { analysed, each, factsOf } from '../engines/analysed.js';
import { diskParts } from './measure/disk-parts.js';

it('tells how much of an index are texts and vectors', async () => {
  const folder = await temporaryFolder();
  const engine = new EmbeddedEngine({ folder: join(folder, 'index'), bounds: { passages: 1, text: 1_000 } });
  const documents = ['a', 'b'].map((id) =>
    analysed({ id, passages: [['zebra', 'lion']], vectors: [[1, 2, 3]] }),
  );
  const reader = await engine.replace(each(documents), () => ({ facts: factsOf('f'), removed: [] }));
  await reader.close();
  const { texts, vectors, others } = await diskParts(folder);
  const [text = ''] = documents.map(({ document }) => document.text);
  expect({ texts, vectors }).toEqual({ texts: 2 * text.length, vectors: 6 });
  const files = (await readdir(join(folder, 'index'))).filter((name) => name.startsWith('segment-'));
  const all = files.reduce((sum, name) => sum + statSync(join(folder, 'index', name)).size, 0);
  expect(files).toHaveLength(4);
  expect(texts + vectors + others).toBe(all);
});
