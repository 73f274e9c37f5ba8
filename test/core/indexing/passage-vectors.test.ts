import { expect, it } from 'vitest';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { withPassageVectors } from '../../../src/core/indexing/passage-vectors.js';
import { StaticEncoder } from '../../../src/meaning/static-encoder.js';
import { smallTable } from '../../meaning/small-table.js';
import { documentOf } from '../../support/texts.js';

const encoder = new StaticEncoder(smallTable());
const long = `The cat sat. ${'Nothing more is known. '.repeat(30)}\n\nThe ship sank. ${'Nobody knows why. '.repeat(30)}`;

it('each passage has the vector of its text, one without known pieces zeros', async () => {
  const plain = analyseDocument(documentOf('a.txt', long), 'en');
  const { passageVectors, passageStarts, bodyEnd } = await withPassageVectors(plain, encoder);
  expect(passageVectors).toHaveLength(passageStarts.length * encoder.dimensions);
  for (const [i, start] of passageStarts.entries()) {
    const [vector] = await encoder.encode([long.slice(start, passageStarts[i + 1] ?? bodyEnd)]);
    const stored = passageVectors?.subarray(i * encoder.dimensions, (i + 1) * encoder.dimensions);
    expect(stored).toEqual(vector ?? new Int8Array(encoder.dimensions));
  }
});

it('a document in another language, and one without text, are left as they are', async () => {
  const german = analyseDocument(documentOf('a.txt', long), 'de');
  expect(await withPassageVectors(german, encoder)).toBe(german);
  const empty = analyseDocument(documentOf('b.txt', ''), 'en');
  expect((await withPassageVectors(empty, encoder)).passageVectors ?? new Int8Array(0)).toHaveLength(0);
});
