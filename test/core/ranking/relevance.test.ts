import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { readQuestion } from '../../../src/core/ranking/question.js';
import { relevantDocuments, relevantPassages, topicOf } from '../../../src/core/ranking/relevance.js';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { documentOf } from '../../support/texts.js';

const words = ['zebra', 'lion', 'grass', 'lionlike', 'water', 'tree', 'zebras', 'the'];
const anyWords = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 });

it('finds the documents that looking into every one of them finds, with as many passages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyWords, { minLength: 1, maxLength: 12 }), anyWords, async (texts, asked) => {
      const documents = texts.map((text, i) =>
        documentOf(`${String(i).padStart(2, '0')}.txt`, `${text.join(' ')}.`),
      );
      const reader = await buildIndex(documents, new EmbeddedEngine());
      const question = await readQuestion(asked.join(' '), { reader, scope: everything });
      const topic = await topicOf(question, reader, everything);
      if (topic === undefined) return;
      const found = await relevantDocuments(topic, reader, everything);
      const all = (await reader.forward(reader.ids))
        .map((forward) => [forward.id, relevantPassages(forward, topic).length] as const)
        .filter(([, passages]) => passages > 0);
      expect([...found].map(([id, { passages }]) => [id, passages]).sort()).toEqual(all);
    }),
    // A word that one document's language stops and another's does not.
    {
      numRuns: 200,
      examples: [
        [
          [['lion', 'zebra'], ['the']],
          ['lion', 'the', 'zebra'],
        ],
      ],
    },
  );
});
