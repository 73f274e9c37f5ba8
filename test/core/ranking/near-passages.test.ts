import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { passagesAt } from '../../../src/core/ranking/near-passages.js';
import { rank } from '../../../src/core/ranking/rank.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything, type Scope } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { StaticEncoder } from '../../../src/meaning/static-encoder.js';
import { smallTable } from '../../meaning/small-table.js';
import { documentOf } from '../../support/texts.js';
import { analysed, only, read, textOf } from './corpus.js';

const encoder = new StaticEncoder(smallTable());
const kennel = documentOf('kennel.txt', 'Dogs are kept here. Visitors ring twice.');
const harbour = documentOf('harbour.txt', 'Boats are kept here. Visitors ring once.');

async function corpusOf(documents: readonly Document[], language = 'en') {
  const reader = await buildIndex(documents, new EmbeddedEngine(), { language, encoder });
  return { documents, reader, thesaurus: undefined };
}

async function found(question: string, documents: readonly Document[], scope: Scope = everything) {
  const corpus = await corpusOf(documents);
  const asked = await read(question, corpus, scope, 'en');
  const { windows } = await rank(asked, corpus.reader, scope, { encoder });
  return windows.map((ranked) => ({ ...ranked, text: textOf(ranked, corpus) }));
}

describe('passages that mean what was asked', () => {
  it('are found though they hold no word of the question', async () => {
    const [first] = await found('cat', [harbour, kennel]);
    expect(first?.text).toContain('Dogs are kept here.');
    expect(first?.window.hits).toEqual([]);
    expect(Object.values(first?.signals ?? {}).every(Number.isFinite)).toBe(true);
  });

  it('are looked for in scope alone', async () => {
    const windows = await found('cat', [harbour, kennel], only('harbour.txt'));
    expect(windows.filter(({ window }) => window.forward.id === 'kennel.txt')).toEqual([]);
  });

  it('come once, whether words or meaning found them', async () => {
    const windows = await found('dogs ship', [harbour, kennel]);
    const places = windows.map(({ window }) => `${window.forward.id} ${window.first} ${window.end}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('are not looked for where passages are in other languages', async () => {
    const corpus = await corpusOf([kennel], 'de');
    const asked = await read('cat', corpus, everything, 'en');
    expect((await rank(asked, corpus.reader, everything, { encoder })).windows).toEqual([]);
  });
});

it('a passage’s sentences are found by where it begins', () => {
  const forward = analysed(documentOf('a.txt', 'One word here. Another there. '.repeat(40)), 'en');
  const { passageStarts, sentenceStarts } = forward;
  const stretches = passagesAt(forward, [...passageStarts].reverse());
  expect(stretches).toHaveLength(passageStarts.length);
  expect(stretches[0]?.first).toBe(0);
  expect(stretches.at(-1)?.end).toBe(sentenceStarts.length);
  for (const [i, { first }] of stretches.entries()) {
    expect(sentenceStarts[first]).toBeGreaterThanOrEqual(passageStarts[i] ?? 0);
    expect(first).toBe(stretches[i - 1]?.end ?? 0);
  }
});
