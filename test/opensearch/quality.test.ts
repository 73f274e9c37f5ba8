import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../src/config/config.js';
import { buildIndex } from '../../src/core/indexing/build-index.js';
import type { Engine } from '../../src/core/types/ports.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { answerAll, type RunRow } from '../../src/evaluation/answer-all.js';
import { type QualitySet, readSet, setsIn } from '../../src/evaluation/quality-set.js';
import { WordNet } from '../../src/thesaurus/wordnet.js';
import { missing, Shelves } from './support.js';

const sets = join(findProjectFolder(), '..', 'shared', 'bench', 'quality', 'data');
const answering = { thesaurus: new WordNet(), minConfidence: 0.5, maxQuestionLength: 2000 };

const shelves = new Shelves();
afterEach(() => shelves.clear());

async function answers(set: QualitySet, engine: Engine): Promise<RunRow[]> {
  const reader = await buildIndex(set.documents, engine);
  const rows = await answerAll(set.queries, reader, { ...answering, makeEngine: () => engine });
  await reader.close();
  return rows.map((row) => ({ ...row, ms: 0 }));
}

describe.skipIf(missing !== undefined)('the OpenSearch engine on the quality sets', () => {
  it.for(['xquad-en-dev', 'policyqa-dev1'])(
    'answers as the embedded engine does, to the last quote and bit of confidence: %s',
    async (name, { skip }) => {
      const folder = join(sets, name);
      skip(!existsSync(folder), `${folder} is not there`);
      const [file] = setsIn(folder);
      if (file === undefined) throw new Error(`no set in ${folder}`);
      const set = await readSet(file, async () => []);
      const expected = await answers(set, new EmbeddedEngine());
      const found = await answers(set, shelves.engine(shelves.alias()));
      expect(expected.length).toBeGreaterThan(100);
      expect(found).toEqual(expected);
    },
  );
});
