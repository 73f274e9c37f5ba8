import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { hashString } from '../../../src/core/indexing/string-hash.js';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { ForwardCache } from '../../../src/engines/embedded/forward-cache.js';
import { MemoryStorage } from '../../../src/engines/embedded/memory-storage.js';
import { Segment } from '../../../src/engines/embedded/segment.js';
import { SegmentBuilder } from '../../../src/engines/embedded/segment-builder.js';
import { SegmentRegistry } from '../../../src/engines/embedded/segment-registry.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { after, analysed, anyChanges, each, entry, factsOf } from '../analysed.js';
import { byTerms } from '../observe.js';

const noChange = () => ({ facts: factsOf('f'), removed: [] });

async function expectKept(documents: readonly ReturnType<typeof analyseDocument>[]) {
  const engine = new EmbeddedEngine({ bounds: { passages: 3, text: 1_000 } });
  const reader = await engine.replace(each(documents), noChange);
  const forward = await reader.forward(documents.map(({ id }) => id));
  for (const [i, document] of documents.entries()) {
    const kept = forward[i];
    expect(kept && byTerms(kept, document.vocabulary)).toEqual(byTerms(document, document.vocabulary));
    const stored = await reader.document(document.id);
    expect(stored?.text.slice(0)).toBe(document.document.text);
    expect(stored?.hash).toBe(document.hash);
    const earlier = await reader.earlier(document.id);
    expect(earlier?.text).toBe(document.document.text);
    expect(earlier?.blocks).toEqual(stored?.blocks);
    const { words, tokenWords = new Int32Array() } = earlier?.analysis ?? {};
    const { text, own } = document.tokens;
    expect(
      Array.from(tokenWords, (word) => ({ written: words?.writtenAt(word), term: words?.termAt(word) })),
    ).toEqual(Array.from(text, (word) => own[-1 - word]));
    expect(Array.from(tokenWords, (word) => words?.hashAt(word))).toEqual(
      Array.from(text, (word) => hashString(own[-1 - word]?.written ?? '')),
    );
  }
  expect(await reader.earlier('no such')).toBeUndefined();
  await reader.close();
}

describe('documents as the analysis gives them', () => {
  it('come back as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, async (corpus) => {
        await expectKept(corpus.map((document) => analyseDocument(document)));
      }),
      { numRuns: 40 },
    );
  });

  it('come back whatever is in them', async () => {
    const texts = [
      '',
      'word',
      '👩‍👩‍👧‍👦 \ud83d lone \ude00 surrogates',
      '漢字かな交じり文。二つ目の文。',
      `${'endless '.repeat(12_500)}end`,
      '\0\0 nul',
      'Zeile eins.\r\nZeile zwei. '.repeat(500),
    ];
    await expectKept([
      ...texts.map((text, i) => analyseDocument(documentOf(`${i}`, text))),
      analyseDocument(documentOf('title only', '', { title: 'Only a title', body: { start: 0, end: 0 } })),
      analyseDocument(documentOf('a#b', 'x', { titleOrigin: 'opening-words' })),
    ]);
  });
});

it('finds exactly the words that an index made afresh has, for no removed document', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  await fc.assert(
    fc.asyncProperty(anyChanges(ids, 5), async (changes) => {
      const engine = new EmbeddedEngine({ bounds: { passages: 5, text: 200 } });
      let reader = await engine.replace(each([]), noChange);
      for (const { kind, documents, removed } of changes) {
        reader = await engine[kind](each(documents.map(analysed)), () => ({ facts: factsOf('f'), removed }));
      }
      const fresh = await new EmbeddedEngine().replace(
        each([...after(changes).values()].map(analysed)),
        noChange,
      );
      for (const word of ['zebra', 'lion', 'gras', 'treed']) {
        const near = async (other: typeof reader) =>
          (await other.wordsNear(word, 2, everything)).map((found) => `${found.word} ${found.term}`).sort();
        expect(await near(reader)).toEqual(await near(fresh));
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

async function segmentOf(storage: MemoryStorage, ...documents: ReturnType<typeof entry>[]): Promise<string> {
  const builder = new SegmentBuilder();
  for (const document of documents) await builder.add(document);
  return await builder.write(storage);
}

it('loads a segment once for all who read it, and closes it with the last', async () => {
  const storage = new MemoryStorage();
  const name = await segmentOf(storage, entry('a', '', 'zebra'));
  const load = vi.spyOn(Segment, 'load');
  const closed = vi.fn();
  const registry = new SegmentRegistry(storage, closed);
  const leases = await Promise.all([registry.lease(name), registry.lease(name)]);
  expect(load).toHaveBeenCalledTimes(1);
  const [one, two] = leases;
  expect(one?.segment).toBe(two?.segment);
  const close = vi.spyOn(one?.segment as Segment, 'close');
  one?.release();
  const three = await registry.lease(name);
  expect(three?.segment).toBe(two?.segment);
  two?.release();
  expect(close).not.toHaveBeenCalled();
  three?.release();
  expect(close).toHaveBeenCalledTimes(1);
  expect(closed.mock.calls).toEqual([[three?.segment]]);
  (await registry.lease(name))?.release();
  expect(load).toHaveBeenCalledTimes(2);
  expect(await registry.lease('00')).toBeUndefined();
});

it('opens a changed index with the segments that it has', async () => {
  const engine = new EmbeddedEngine({ bounds: { passages: 2, text: 1_000 } });
  const documents = Array.from({ length: 8 }, (_, i) => entry(`${i}`, '', 'zebra'));
  const old = await engine.replace(each(documents), noChange);
  const load = vi.spyOn(Segment, 'load');
  const reader = await engine.apply(each([entry('new', '', 'lion')]), noChange);
  expect(load).toHaveBeenCalledTimes(1);
  await old.close();
  expect((await reader.search(['zebra', 'lion'], 20, everything)).documents).toHaveLength(9);
});

it('keeps the documents used last in memory, up to so many bytes', async () => {
  const storage = new MemoryStorage();
  const name = await segmentOf(
    storage,
    ...['a', 'b', 'c'].map((id) => entry(id, '', 'zebra lion '.repeat(20))),
  );
  const segment = (await Segment.load(storage, name)) as Segment;
  const one = new ForwardCache(1_000_000);
  one.get(segment, 0);
  const cache = new ForwardCache(one.size * 2.5);
  const first = cache.get(segment, 0);
  const second = cache.get(segment, 1);
  expect(cache.get(segment, 0)).toBe(first);
  cache.get(segment, 2);
  expect(cache.get(segment, 0)).toBe(first);
  expect(cache.get(segment, 1)).not.toBe(second);
  expect(new ForwardCache(0).get(segment, 0)).toMatchObject({ id: 'a' });
});

it('forgets what was kept of a segment, and of no other', async () => {
  const storage = new MemoryStorage();
  const [old, other] = await Promise.all(
    ['a', 'b'].map(async (id) => {
      const name = await segmentOf(storage, entry(id, '', 'zebra lion'));
      return (await Segment.load(storage, name)) as Segment;
    }),
  );
  if (old === undefined || other === undefined) throw new Error('a segment is missing');
  const cache = new ForwardCache(1 << 20);
  const kept = cache.get(other, 0);
  const { size } = cache;
  const gone = cache.get(old, 0);
  expect(cache.size).toBeGreaterThan(size);
  cache.forget(old);
  expect(cache.size).toBe(size);
  expect(cache.get(other, 0)).toBe(kept);
  expect(cache.get(old, 0)).not.toBe(gone);
});

it('gives the same object for a document that is asked for again, as long as its numbers are kept', async () => {
  const documents = [entry('a', '', 'zebra'), entry('b', '', 'lion')];
  const once = await new EmbeddedEngine().replace(each(documents), noChange);
  const [first] = await once.forward(['a']);
  expect(await once.forward(['b', 'a'])).toEqual([expect.objectContaining({ id: 'b' }), first]);
  expect((await once.forward(['a']))[0]).toBe(first);
  const forgetful = await new EmbeddedEngine({ cacheBytes: 0 }).replace(each(documents), noChange);
  const [before] = await forgetful.forward(['a']);
  expect((await forgetful.forward(['a']))[0]).not.toBe(before);
});

it('keeps nothing of an index that was replaced', async () => {
  const forget = vi.spyOn(ForwardCache.prototype, 'forget');
  const engine = new EmbeddedEngine();
  const old = await engine.replace(each([entry('a', '', 'zebra')]), noChange);
  await old.forward(['a']);
  const reader = await engine.replace(each([entry('b', '', 'lion')]), noChange);
  expect(forget).not.toHaveBeenCalled();
  await old.close();
  expect(forget).toHaveBeenCalledTimes(1);
  expect(await reader.forward(['b'])).toHaveLength(1);
});
