import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Block } from '../../src/core/types/block.js';
import { compareIds } from '../../src/core/types/document.js';
import type { AnalysedDocument } from '../../src/core/types/forward-document.js';
import type { IndexReader } from '../../src/core/types/index-reader.js';
import type { Engine } from '../../src/core/types/ports.js';
import { everything, type Scope } from '../../src/core/types/scope.js';
import {
  after,
  analysed,
  anyChanges,
  each,
  entry,
  factsOf,
  fewTerms,
  type TestDocument,
} from './analysed.js';
import { byTerms, observe, only } from './observe.js';

export interface EngineUnderTest {
  readonly engine: Engine;
  /** Another engine for the same index, as another process would have; absent where there can be none. */
  readonly another?: () => Promise<Engine> | Engine;
}

const corpus = [
  entry('a', 'zebra', 'zebra eat grass', 'morning light fall'),
  entry('b', '', 'lion sleep tree', 'zebra run away lion'),
  entry('c#1', '', 'grass grow', 'grass grass grass'),
];

const noChange = () => ({ facts: factsOf('f'), removed: [] });

/**
 * The cases that every engine passes.
 * @param makeEngine One with no index yet.
 * @param numRuns How many random histories are tried: fewer where each write takes long.
 */
export function engineContract(
  name: string,
  makeEngine: () => Promise<EngineUnderTest> | EngineUnderTest,
  { numRuns = 50 }: { readonly numRuns?: number } = {},
): void {
  const engines: Engine[] = [];
  const readers: IndexReader[] = [];
  const make = async () => {
    const made = await makeEngine();
    engines.push(made.engine);
    return made;
  };
  const opened = <R extends IndexReader>(reader: R): R => {
    readers.push(reader);
    return reader;
  };
  const replace = async (engine: Engine, documents: Iterable<AnalysedDocument>) =>
    opened(await engine.replace(each(documents), noChange));
  const apply = async (
    engine: Engine,
    documents: Iterable<AnalysedDocument>,
    removed: readonly string[] = [],
  ) => opened(await engine.apply(each(documents), () => ({ facts: factsOf('f'), removed })));
  const readerOf = async (documents: Iterable<AnalysedDocument>) =>
    await replace((await make()).engine, documents);
  const idsOf = async (reader: IndexReader, terms: readonly string[], k = 10, scope: Scope = everything) => {
    const { documents, passages } = await reader.search(terms, k, scope);
    return { documents: documents.map(({ id }) => id), passages: passages.map(({ id }) => id) };
  };
  const nothing = { documents: [], passages: [] };

  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
    await Promise.all(engines.splice(0).map((engine) => engine.close()));
  });

  describe(`${name} as an engine: nearest`, () => {
    const document = (id: string, ...vectors: (readonly number[])[]) =>
      analysed({ id, passages: vectors.map((_, i) => [`word${i}`]), vectors });
    const documents = () => [
      document('a', [1, 0, 2], [-1, 0, 0]),
      document('b', [0, 0, 0], [1, 0, 2], [127, -128, 127]),
      analysed({ id: 'c', passages: [['zebra']] }),
      document('d', [3, 3]),
    ];
    const near = async (reader: IndexReader, vector: readonly number[], k = 10, scope: Scope = everything) =>
      (await reader.nearest(Int8Array.from(vector), k, scope)).map(({ id, score }) => `${id} ${score}`);

    it('finds the passages whose vectors have the greatest product, ties by id and place', async () => {
      const reader = await readerOf(documents());
      expect(await near(reader, [1, -1, 1])).toEqual(['b#14 382', 'a#0 3', 'b#7 3']);
      expect(await near(reader, [1, -1, 1], 2)).toEqual(['b#14 382', 'a#0 3']);
      expect(await near(reader, [1, -1, 1], 0)).toEqual([]);
      expect(await near(reader, [-1, 0, 0], 1, only('a', 'c', 'x'))).toEqual(['a#7 1']);
    });

    it('finds none by a vector of another length, and none where there are no vectors', async () => {
      const reader = await readerOf(documents());
      expect(await near(reader, [1, 1, 1, 1])).toEqual([]);
      expect(await near(await readerOf(corpus), [1, -1, 1])).toEqual([]);
    });

    it('compares of many passages those whose signs fit best, however documents come', async () => {
      const row = (i: number) => [...createHash('sha512').update(`${i}`).digest()].map((byte) => byte - 128);
      const many = Array.from({ length: 30 }, (_, n) =>
        document(`m${n + 10}`, ...Array.from({ length: 50 }, (_, i) => row(50 * n + i))),
      );
      const reader = await readerOf(many);
      const one = row(700);
      const [first] = await near(reader, one, 1);
      expect(first).toBe(`m24#0 ${one.reduce((sum, value) => sum + value * value, 0)}`);
      const exact = (await reader.nearest(Int8Array.from(one), 30, everything, Number.POSITIVE_INFINITY)).map(
        ({ id }) => id,
      );
      const found = (await reader.nearest(Int8Array.from(one), 30, everything)).map(({ id }) => id);
      expect(found).toHaveLength(30);
      expect(found.filter((id) => exact.includes(id)).length).toBeGreaterThanOrEqual(29);
      const { engine } = await make();
      await replace(engine, many.slice(15));
      const later = await apply(engine, many.slice(0, 15));
      expect(await near(later, one, 30)).toEqual(await near(reader, one, 30));
    });

    it('keeps vectors over changes, and forgets those of removed documents', async () => {
      const { engine } = await make();
      await replace(engine, documents().slice(0, 3));
      const reader = await apply(engine, [document('e', [2, 0, 0])], ['b']);
      expect(await near(reader, [1, -1, 1])).toEqual(['a#0 3', 'e#0 2']);
      const changed = await apply(engine, [document('a', [0, -5, 0])], ['c']);
      expect(await near(changed, [1, -1, 1])).toEqual(['a#0 5', 'e#0 2']);
      expect(await near(reader, [1, -1, 1])).toEqual(['a#0 3', 'e#0 2']);
    });
  });

  describe(`${name} as an engine: search`, () => {
    it('finds every document and passage that holds any of the terms, and no other', async () => {
      const found = await idsOf(await readerOf(corpus), ['sleep', 'zebra']);
      expect(new Set(found.documents)).toEqual(new Set(['a', 'b']));
      expect(new Set(found.passages)).toEqual(new Set(['a#0', 'b#0', 'b#17']));
    });

    it('scores above 0, best first', async () => {
      const { documents, passages } = await (await readerOf(corpus)).search(
        ['grass', 'zebra'],
        10,
        everything,
      );
      for (const scored of [documents, passages]) {
        const scores = scored.map(({ score }) => score);
        expect(scores.length).toBeGreaterThan(1);
        expect(scores.every((score) => score > 0 && Number.isFinite(score))).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }
    });

    it('puts rarer terms, repeated terms and shorter passages first', async () => {
      const reader = await readerOf([
        entry('rare', '', 'quagga x1 x2 x3'),
        entry('common', '', 'horse y1 y2 y3'),
        entry('common2', '', 'horse z1 z2 z3'),
        entry('twice', '', 'emu emu q1 q2'),
        entry('once', '', 'emu r1 r2 r3'),
        entry('short', '', 'ibis s1'),
        entry('long', '', 'ibis t1 t2 t3 t4 t5 t6 t7'),
      ]);
      expect((await idsOf(reader, ['horse', 'quagga'])).documents[0]).toBe('rare');
      expect((await idsOf(reader, ['emu'])).passages).toEqual(['twice#0', 'once#0']);
      expect((await idsOf(reader, ['ibis'])).passages).toEqual(['short#0', 'long#0']);
    });

    it('puts the document that has the term in its title first', async () => {
      const reader = await readerOf([
        entry('body', '', 'zebra eat grass'),
        entry('title', 'zebra', 'they eat'),
      ]);
      expect((await idsOf(reader, ['zebra'])).documents).toEqual(['title', 'body']);
    });

    it('does not favour what matches more terms beyond their scores', async () => {
      const reader = await readerOf([entry('a', '', 'zebra lion'), entry('b', '', 'other words')]);
      const score = async (...terms: string[]) => {
        const { documents, passages } = await reader.search(terms, 1, everything);
        return [documents[0]?.score ?? 0, passages[0]?.score ?? 0];
      };
      const [both, zebra, lion] = [await score('zebra', 'lion'), await score('zebra'), await score('lion')];
      for (const i of [0, 1]) expect(both[i]).toBeCloseTo((zebra[i] ?? 0) + (lion[i] ?? 0), 9);
    });

    it('finds documents by a stop word, but no passages', async () => {
      const reader = await readerOf([analysed({ id: 'a', passages: [[{ stop: 'the' }, 'zebra']] })]);
      expect(await idsOf(reader, ['the'])).toEqual({ documents: ['a'], passages: [] });
    });

    it('gives at most k, the best of them', async () => {
      const reader = await readerOf(corpus);
      const all = await idsOf(reader, ['zebra', 'grass', 'lion']);
      for (const k of [1, 2, 3]) {
        const found = await idsOf(reader, ['zebra', 'grass', 'lion'], k);
        expect(found).toEqual({ documents: all.documents.slice(0, k), passages: all.passages.slice(0, k) });
      }
      expect(await idsOf(reader, ['zebra'], 0)).toEqual(nothing);
    });

    it('gives only what is wanted', async () => {
      const reader = await readerOf(corpus);
      const { documents, passages } = await reader.search(['zebra'], 5, everything);
      expect(await reader.search(['zebra'], 5, everything, { units: 'documents' })).toEqual({
        documents,
        passages: [],
      });
      expect(await reader.search(['zebra'], 5, everything, { units: 'passages' })).toEqual({
        documents: [],
        passages,
      });
    });

    it('orders ties by id, compared by code unit, whatever order they came in', async () => {
      const ids = ['b', 'ä', 'Z', 'a', 'a10', 'a2', '\u{1f600}', '\uffee'];
      const reader = await readerOf(ids.map((id) => entry(id, '', 'zebra runs')));
      const found = await idsOf(reader, ['zebra']);
      expect(found.documents).toEqual([...ids].sort(compareIds));
      expect(found.passages).toEqual([...ids].sort(compareIds).map((id) => `${id}#0`));
      expect((await idsOf(reader, ['zebra'], 2)).documents).toEqual(['Z', 'a']);
    });

    it('orders ties between passages of one document by where they stand', async () => {
      const passages = Array.from({ length: 12 }, () => 'zebra');
      const starts = passages.map((_, i) => `a#${i * 7}`);
      const reader = await readerOf([entry('b', '', 'zebra'), entry('a', '', ...passages)]);
      expect((await idsOf(reader, ['zebra'], 20)).passages).toEqual([...starts, 'b#0']);
    });

    it('applies the scope before it cuts to k', async () => {
      const many = Array.from({ length: 30 }, (_, i) => entry(`loud${i}`, '', 'zebra zebra zebra'));
      const reader = await readerOf([...many, entry('quiet', '', 'zebra and many other words here')]);
      expect(await idsOf(reader, ['zebra'], 1, only('quiet'))).toEqual({
        documents: ['quiet'],
        passages: ['quiet#0'],
      });
      expect(await idsOf(reader, ['zebra'], 5, only())).toEqual(nothing);
      expect(await idsOf(reader, ['zebra'], 5, only('no such document'))).toEqual(nothing);
    });

    it('is asked with a scope as if the documents outside it did not exist, scores included', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e#1', '__proto__', '😀'];
      await fc.assert(
        fc.asyncProperty(
          anyChanges(ids, 3),
          fc.subarray(ids),
          fc.subarray(ids),
          fc.subarray([...fewTerms, 'unknown'], { minLength: 1 }),
          fc.integer({ min: 1, max: 6 }),
          async (changes, visible, among, terms, k) => {
            const { engine } = await make();
            let reader = await replace(engine, []);
            for (const { kind, documents, removed } of changes) {
              const write = kind === 'replace' ? replace : apply;
              reader = await write(engine, documents.map(analysed), removed);
            }
            const alone = [...after(changes).values()].filter(({ id }) => visible.includes(id));
            const said = async (told: IndexReader, scope: Scope) => ({
              size: await told.size(scope),
              profile: await told.profile(scope),
              found: await told.search(terms, k, scope),
              foundAmong: await told.search(terms, k, scope, { among: new Set(among) }),
              frequencies: await told.termFrequencies(terms, scope),
              catalogue: await told.catalogue(scope),
              near: await Promise.all(
                terms.map(async (term) =>
                  (await told.wordsNear(term, 2, scope)).map((one) => `${one.word} ${one.term}`).sort(),
                ),
              ),
            });
            expect(await said(reader, only(...visible))).toEqual(
              await said(await readerOf(alone.map(analysed)), everything),
            );
          },
        ),
        { numRuns },
      );
    }, 120_000);

    it('looks into some documents of a scope with the scores that they have in the whole of it', async () => {
      const reader = await readerOf(corpus);
      const scope = only('a', 'b');
      const { documents, passages } = await reader.search(['zebra', 'grass'], 10, scope);
      expect(documents.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(await reader.search(['zebra', 'grass'], 1, scope, { among: new Set(['b', 'c#1']) })).toEqual({
        documents: documents.filter(({ id }) => id === 'b'),
        passages: passages.filter(({ id }) => id.startsWith('b#')),
      });
      expect(await reader.search(['zebra'], 5, scope, { among: new Set() })).toEqual(nothing);
    });

    it('tells documents apart whose ids hold a passage’s mark', async () => {
      const reader = await readerOf([entry('c', '', 'grass'), entry('c#1', '', 'grass')]);
      expect(await idsOf(reader, ['grass'], 5, only('c'))).toEqual({ documents: ['c'], passages: ['c#0'] });
      expect(await idsOf(reader, ['grass'], 5, only('c#1'))).toEqual({
        documents: ['c#1'],
        passages: ['c#1#0'],
      });
    });

    it('finds nothing for no terms and for unknown ones, which change no score beside known ones', async () => {
      const reader = await readerOf(corpus);
      expect(await idsOf(reader, [])).toEqual(nothing);
      expect(await idsOf(reader, ['quagga', '', ' ', '__proto__', 'constructor'])).toEqual(nothing);
      expect(await reader.search(['zebra', 'quagga'], 10, everything)).toEqual(
        await reader.search(['zebra'], 10, everything),
      );
    });

    it('matches terms whole: no beginning of one, no other form, no other script', async () => {
      const reader = await readerOf([entry('a', '', '漢字 zebra naïve')]);
      expect(await idsOf(reader, ['zeb', 'zebras', 'Zebra', '漢', 'naive'])).toEqual(nothing);
      expect((await idsOf(reader, ['漢字'])).documents).toEqual(['a']);
    });
  });

  describe(`${name} as an engine: what the index tells`, () => {
    it('has what it was made of, and how much', async () => {
      const reader = await readerOf(corpus);
      expect(reader.facts).toEqual(factsOf('f'));
      expect([reader.documents, reader.passages]).toEqual([3, 6]);
      expect((await reader.profile(everything)).meanPassageLength).toBe(18 / 6);
      expect(await reader.size(everything)).toEqual({ documents: 3, passages: 6 });
      expect(await reader.size(only('a', 'no such'))).toEqual({ documents: 1, passages: 2 });
    });

    it('counts passages and documents that have a term, in scope; stop words for documents alone', async () => {
      const reader = await readerOf([
        analysed({ id: 'a', title: ['zebra'], passages: [['lion', { stop: 'the' }], ['lion']] }),
        analysed({ id: 'b', passages: [['the', 'lion'], [{ stop: 'the' }]] }),
      ]);
      const terms = ['lion', 'the', 'zebra', 'none', '__proto__'];
      expect(await reader.termFrequencies(terms, everything)).toEqual([
        { passages: 3, documents: 2 },
        { passages: 1, documents: 2 },
        { passages: 0, documents: 1 },
        { passages: 0, documents: 0 },
        { passages: 0, documents: 0 },
      ]);
      expect(await reader.termFrequencies(['lion', 'the', 'zebra'], only('b'))).toEqual([
        { passages: 1, documents: 1 },
        { passages: 1, documents: 1 },
        { passages: 0, documents: 0 },
      ]);
    });

    it('orders languages by the number of documents that have a sentence in them, then by code', async () => {
      const inLanguages = (id: string, ...languages: string[]) =>
        analysed({ id, languages, passages: languages.map(() => ['word']) });
      const reader = await readerOf([
        inLanguages('1', 'fr', 'fr', 'fr', 'en'),
        inLanguages('2', 'en', 'de'),
        inLanguages('3', 'en', 'fr'),
        inLanguages('4', 'cs'),
      ]);
      expect(await reader.profile(everything)).toMatchObject({
        languages: ['en', 'fr', 'cs', 'de'],
        speaking: [3, 2, 1, 1],
      });
    });

    it('finds words a few letters away, with their terms, and not the word itself', async () => {
      const reader = await readerOf([
        analysed({ id: 'a', passages: [['letter', 'zebra', 'mother']], words: { letters: 'letter' } }),
      ]);
      const near = async (word: string, edits: number) =>
        (await reader.wordsNear(word, edits, everything))
          .map((found) => `${found.word} ${found.term}`)
          .sort();
      expect(await near('leter', 1)).toEqual(['letter letter']);
      expect(await near('leter', 2)).toEqual(['letter letter', 'letters letter']);
      expect(await near('letter', 1)).toEqual(['letters letter']);
      expect(await near('tetler', 2)).toEqual(['letter letter']);
      expect(await near('motehr', 1)).toEqual(['mother mother']);
      expect(await near('unrelated', 2)).toEqual([]);
      expect(await near('', 1)).toEqual([]);
    });

    it('finds what a term begins, ends, or is made of', async () => {
      const reader = await readerOf([
        entry('a', '', 'versorgung stromversorgung strom stromer versorgungen st ung andere'),
      ]);
      const compounds = async (term: string, min: number) => [...(await reader.compounds(term, min))].sort();
      expect(await compounds('versorgung', 3)).toEqual(['stromversorgung', 'ung', 'versorgungen']);
      expect(await compounds('stromversorgung', 4)).toEqual(['strom', 'versorgung']);
      expect(await compounds('strom', 2)).toEqual(['st', 'stromer', 'stromversorgung']);
      expect(await compounds('strom', 6)).toEqual([]);
      expect(await compounds('unknown', 3)).toEqual([]);
    });

    it('gives the places of a document with its text, and lists it without them', async () => {
      const places = { areSeparate: true, anchors: [{ offset: 0, label: 'row 2' }] };
      const reader = await readerOf([analysed({ id: 'a', passages: [['zebra']], over: { places } })]);
      expect((await reader.document('a'))?.places).toEqual(places);
      expect((await reader.catalogue(everything))[0]).not.toHaveProperty('places');
    });

    it('lists documents in scope by id, with what is known of each', async () => {
      const over = {
        title: 'Zebras <b>&',
        titleOrigin: 'sources' as const,
        url: 'https://example.org/a?b#c',
        author: 'Ada “A”',
        date: '2020-01-02',
        publisher: 'P',
        bytes: 12,
      };
      const blocks: Block[] = [
        { kind: 'heading', start: 0, end: 5, level: 2, anchor: 'z', label: 'Zebras' },
        { kind: 'table-row', start: 6, end: 9 },
        { kind: 'table-row', start: 9, end: 30, header: 1 },
        { kind: 'turn', start: 31, end: 40, speaker: 'Ada\ud800' },
      ];
      const full = { ...analysed({ id: 'b', passages: [['zebra'], ['lion']], over }), blocks };
      const bare = analysed({ id: 'a', title: ['t'], passages: [] });
      const reader = await readerOf([full, bare]);
      const expected = [
        {
          id: 'a',
          title: 't',
          titleOrigin: 'heading',
          hash: bare.hash,
          metadataHash: bare.metadataHash,
          length: 0,
          bytes: 0,
          passages: 0,
        },
        {
          id: 'b',
          ...over,
          hash: full.hash,
          metadataHash: full.metadataHash,
          length: full.document.text.length,
          passages: 2,
        },
      ];
      expect(await reader.catalogue(everything)).toEqual(expected);
      expect(await reader.catalogue(only('b', 'no such'))).toEqual(expected.slice(1));
      const { text, ...stored } = (await reader.document('b')) ?? {};
      expect(stored).toEqual({ id: 'b', hash: full.hash, metadataHash: full.metadataHash, blocks, ...over });
      expect(reader.ids).toEqual(['a', 'b']);
      expect(text?.slice(0)).toBe(full.document.text);
      expect(await reader.document('no such')).toBeUndefined();
    });

    it('gives any part of a text as it was, whatever is in it', async () => {
      const texts = [
        '',
        'plain',
        'naïve ÿ',
        'emoji 👩‍👩‍👧 and 漢字',
        'lone \ud83d and \udc00',
        'nul \0',
        'x'.repeat(100_000),
      ];
      const reader = await readerOf(
        texts.map((text, i) => analysed({ id: `${i}`, passages: [], over: { text } })),
      );
      for (const [i, text] of texts.entries()) {
        const stored = await reader.document(`${i}`);
        expect(stored?.text.length).toBe(text.length);
        expect(stored?.text.slice(0)).toBe(text);
        for (const [start, end] of [
          [0, 3],
          [6, 8],
          [7, 9],
          [3, 3],
          [5, 2],
          [99_000, 100_000],
        ] as const) {
          if (end <= text.length) expect(stored?.text.slice(start, end)).toBe(text.slice(start, end));
        }
      }
    });

    it('gives documents’ numbers in the order asked for, passing over what is not there', async () => {
      const documents: TestDocument[] = [
        {
          id: 'b',
          title: ['lion'],
          passages: [['zebra', { stop: 'the' }], [], ['lion']],
          languages: ['en', 'de'],
        },
        { id: 'a', passages: [] },
        { id: '#__proto__', passages: [['zebra']] },
      ];
      const reader = await readerOf(documents.map(analysed));
      const terms = ['zebra', 'lion', 'the'];
      const found = await reader.forward(['#__proto__', 'no such', 'b', 'a', 'b']);
      const expected = [2, 0, 1, 0].map((i) =>
        byTerms(analysed(documents[i] ?? { id: '', passages: [] }), terms),
      );
      expect(found.map((document) => byTerms(document, terms))).toEqual(expected);
      expect(found[0]?.termNumber('no such term')).toBeUndefined();
      const number = found[0]?.termNumber('zebra');
      expect(found[0]?.termAt(number ?? -1)).toBe('zebra');
    });
  });

  describe(`${name} as an engine: changes`, () => {
    it('has no reader and no generation before anything was written', async () => {
      const { engine } = await make();
      expect(await engine.open()).toEqual({});
      expect(await engine.generation()).toBeUndefined();
    });

    it('takes documents without terms, without passages, and none at all', async () => {
      const { engine } = await make();
      const reader = await replace(engine, [
        entry('empty', ''),
        entry('blank', '', ''),
        entry('a', '', 'zebra'),
      ]);
      expect((await idsOf(reader, ['zebra'])).documents).toEqual(['a']);
      expect(reader.documents).toBe(3);
      const emptied = await replace(engine, []);
      expect(await idsOf(emptied, ['zebra'])).toEqual(nothing);
      expect([
        emptied.documents,
        emptied.passages,
        (await emptied.profile(everything)).meanPassageLength,
      ]).toEqual([0, 0, 0]);
      expect([(await emptied.profile(everything)).languages, await emptied.catalogue(everything)]).toEqual([
        [],
        [],
      ]);
    });

    it('forgets what was there when replaced; a reader goes on with what it was given', async () => {
      const { engine } = await make();
      const old = await replace(engine, corpus);
      const before = await old.search(['zebra'], 10, everything);
      const reader = await replace(engine, [entry('a', '', 'other words')]);
      expect(await idsOf(reader, ['zebra', 'lion', 'grass'])).toEqual(nothing);
      expect((await idsOf(reader, ['words'])).documents).toEqual(['a']);
      await apply(engine, [], ['a']);
      expect(await old.search(['zebra'], 10, everything)).toEqual(before);
      expect((await old.document('b'))?.text.slice(0, 4)).toBe('lion');
      expect(await old.forward(['b'])).toHaveLength(1);
    });

    it('opens what was written last, in another process, too', async () => {
      const { engine, another } = await make();
      await replace(engine, corpus);
      const ids = ['a', 'b', 'c#1'];
      const reader = await apply(engine, [entry('b', '', 'lion roar')], ['c#1']);
      const expected = await observe(reader, ids, fewTerms);
      for (const other of [engine, await another?.()]) {
        if (other === undefined) continue;
        if (other !== engine) engines.push(other);
        const { reader: again, problem } = await other.open();
        expect(problem).toBeUndefined();
        expect(again?.facts).toEqual(factsOf('f'));
        expect(again && (await observe(opened(again), ids, fewTerms))).toEqual(expected);
        expect(await other.generation()).toBe(await engine.generation());
      }
    });

    it('has a new generation after every write, and the same between two', async () => {
      const { engine } = await make();
      const seen = [];
      for (const write of [replace, apply, replace]) {
        await write(engine, corpus);
        seen.push(await engine.generation());
        expect(await engine.generation()).toBe(seen.at(-1));
      }
      expect(new Set(seen).size).toBe(3);
      expect(seen).not.toContain(undefined);
    });

    it.each(['replace', 'apply'] as const)('changes nothing when %s fails', async (write) => {
      const { engine } = await make();
      await replace(engine, corpus);
      const [generation, ids] = [await engine.generation(), ['a', 'b', 'c#1', 'new']];
      const { reader } = await engine.open();
      const before = reader && (await observe(opened(reader), ids, fewTerms));
      async function* broken() {
        yield entry('new', '', 'zebra');
        throw new Error('analysis failed');
      }
      await expect(engine[write](broken(), noChange)).rejects.toThrow('analysis failed');
      await expect(
        engine[write](each([entry('new', '', 'zebra')]), () => {
          throw new Error('cannot finish');
        }),
      ).rejects.toThrow('cannot finish');
      const { reader: still } = await engine.open();
      expect(still && (await observe(opened(still), ids, fewTerms))).toEqual(before);
      expect(await engine.generation()).toBe(generation);
    });

    it('refuses a document that is given twice, and changes nothing', async () => {
      const { engine } = await make();
      await replace(engine, corpus);
      const generation = await engine.generation();
      await expect(engine.apply(each([entry('x', '', 'a'), entry('x', '', 'b')]), noChange)).rejects.toThrow(
        /x is given twice/,
      );
      expect(await engine.generation()).toBe(generation);
    });

    it('answers with the old content while it is written anew', async () => {
      const { engine } = await make();
      await replace(engine, corpus);
      let during: readonly string[] | undefined;
      async function* documents() {
        for (let i = 0; i < 100; i++) yield entry(`n${i}`, '', 'zebra '.repeat(20));
        const { reader } = await engine.open();
        during = reader && (await idsOf(opened(reader), ['zebra'], 500)).documents;
      }
      const reader = opened(await engine.replace(documents(), noChange));
      expect(during).toEqual(['a', 'b']);
      expect((await idsOf(reader, ['zebra'], 500)).documents).toHaveLength(100);
    });

    it('asks what has changed when all documents have been given', async () => {
      const { engine } = await make();
      const events: string[] = [];
      async function* documents() {
        yield entry('a', '', 'zebra');
        events.push('last document');
      }
      const reader = opened(
        await engine.apply(documents(), () => {
          events.push('finish');
          return { facts: factsOf('g'), removed: [] };
        }),
      );
      expect(events).toEqual(['last document', 'finish']);
      expect(reader.facts.documentsHash).toBe('g');
    });

    it('takes changes: new and changed documents in, removed ones out, unknown ones passed over', async () => {
      const { engine } = await make();
      await replace(engine, corpus);
      const reader = await apply(
        engine,
        [entry('a', '', 'quagga'), entry('d', '', 'lion roar')],
        ['b', 'no such'],
      );
      expect(await idsOf(reader, ['zebra', 'quagga', 'lion'])).toEqual({
        documents: ['a', 'd'],
        passages: ['a#0', 'd#0'],
      });
      expect((await idsOf(await apply(engine, []), ['lion'])).documents).toEqual(['d']);
    });

    it('says after any changes exactly what an index made afresh says', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e#1', '__proto__', '😀'];
      await fc.assert(
        fc.asyncProperty(anyChanges(ids, 6), async (changes) => {
          const { engine } = await make();
          let reader = await replace(engine, []);
          for (const { kind, documents, removed } of changes) {
            const write = kind === 'replace' ? replace : apply;
            reader = await write(engine, documents.map(analysed), removed);
          }
          const now = [...after(changes).values()].sort((a, b) => compareIds(a.id, b.id));
          const fresh = await readerOf(now.map(analysed));
          expect(await observe(reader, ids, fewTerms)).toEqual(await observe(fresh, ids, fewTerms));
        }),
        { numRuns },
      );
    });

    it('lets other work have its turn while it is written', async () => {
      const { engine } = await make();
      let turns = 0;
      let isWritten = false;
      const turn = () => {
        turns++;
        if (!isWritten) setImmediate(turn);
      };
      setImmediate(turn);
      const text = Array.from({ length: 100 }, (_, i) => `word${i}`).join(' ');
      await replace(
        engine,
        // Many times the work of one turn, also on a fast machine.
        Array.from({ length: 1_500 }, (_, i) => entry(`${i}`, '', text)),
      );
      isWritten = true;
      expect(turns).toBeGreaterThan(3);
    });

    it('is closed as often as one likes, its readers too', async () => {
      const { engine } = await make();
      const reader = await replace(engine, corpus);
      await engine.close();
      await engine.close();
      expect((await idsOf(reader, ['zebra'])).documents).toEqual(['a', 'b']);
      await reader.close();
      await reader.close();
    });
  });
}
