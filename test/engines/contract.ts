import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { compareIds } from '../../src/core/document.js';
import type { Engine, IndexedDocument } from '../../src/core/ports.js';
import { everything, type Scope } from '../../src/core/scope.js';

/** A document of passages, each written as words. */
export function entry(id: string, title: string, ...passages: string[]): IndexedDocument {
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  const analysed = passages.map((text, i) => ({ id: `${id}#${i * 100}`, terms: words(text) }));
  return {
    id,
    titleTerms: words(title),
    terms: [...words(title), ...analysed.flatMap(({ terms }) => terms)],
    passages: analysed,
  };
}

const only = (...ids: string[]): Scope => ({ kind: 'documents', ids: new Set(ids) });

const corpus = [
  entry('a', 'zebra', 'zebra eat grass', 'morning light fall'),
  entry('b', '', 'lion sleep tree', 'zebra run away lion'),
  entry('c#1', '', 'grass grow', 'grass grass grass'),
];

/** The cases that every engine passes. */
export function engineContract(name: string, makeEngine: () => Promise<Engine> | Engine): void {
  const open: Engine[] = [];
  const engineOf = async (documents: readonly IndexedDocument[]) => {
    const engine = await makeEngine();
    open.push(engine);
    await engine.replace(documents);
    return engine;
  };
  const idsOf = async (engine: Engine, terms: readonly string[], k = 10, scope: Scope = everything) => {
    const { documents, passages } = await engine.search(terms, k, scope);
    return { documents: documents.map(({ id }) => id), passages: passages.map(({ id }) => id) };
  };
  const nothing = { documents: [], passages: [] };

  afterEach(async () => {
    await Promise.all(open.splice(0).map((engine) => engine.close()));
  });

  describe(`${name} as an engine`, () => {
    it('finds nothing before it is filled', async () => {
      const engine = await makeEngine();
      open.push(engine);
      expect(await engine.search(['zebra'], 10, everything)).toEqual(nothing);
    });

    it('finds every document and passage that holds any of the terms, and no other', async () => {
      const found = await idsOf(await engineOf(corpus), ['sleep', 'zebra']);
      expect(new Set(found.documents)).toEqual(new Set(['a', 'b']));
      expect(new Set(found.passages)).toEqual(new Set(['a#0', 'b#0', 'b#100']));
    });

    it('scores above 0, best first', async () => {
      const { documents, passages } = await (await engineOf(corpus)).search(
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
      const engine = await engineOf([
        entry('rare', '', 'quagga x1 x2 x3'),
        entry('common', '', 'horse y1 y2 y3'),
        entry('common2', '', 'horse z1 z2 z3'),
        entry('twice', '', 'emu emu q1 q2'),
        entry('once', '', 'emu r1 r2 r3'),
        entry('short', '', 'ibis s1'),
        entry('long', '', 'ibis t1 t2 t3 t4 t5 t6 t7'),
      ]);
      expect((await idsOf(engine, ['horse', 'quagga'])).documents[0]).toBe('rare');
      expect((await idsOf(engine, ['emu'])).passages).toEqual(['twice#0', 'once#0']);
      expect((await idsOf(engine, ['ibis'])).passages).toEqual(['short#0', 'long#0']);
    });

    it('puts the document that has the term in its title first', async () => {
      const engine = await engineOf([
        entry('body', '', 'zebra eat grass'),
        entry('title', 'zebra', 'they eat'),
      ]);
      expect((await idsOf(engine, ['zebra'])).documents).toEqual(['title', 'body']);
    });

    it('gives at most k, the best of them', async () => {
      const engine = await engineOf(corpus);
      const all = await idsOf(engine, ['zebra', 'grass', 'lion']);
      for (const k of [1, 2, 3]) {
        const found = await idsOf(engine, ['zebra', 'grass', 'lion'], k);
        expect(found).toEqual({ documents: all.documents.slice(0, k), passages: all.passages.slice(0, k) });
      }
      expect(await idsOf(engine, ['zebra'], 0)).toEqual(nothing);
    });

    it('orders ties by id, compared by code unit, whatever order they came in', async () => {
      const ids = ['b', 'ä', 'Z', 'a', 'a10', 'a2', '\u{1f600}', '\uffee'];
      const engine = await engineOf(ids.map((id) => entry(id, '', 'zebra runs')));
      const found = await idsOf(engine, ['zebra']);
      expect(found.documents).toEqual([...ids].sort(compareIds));
      expect(found.passages).toEqual([...ids].map((id) => `${id}#0`).sort(compareIds));
      expect((await idsOf(engine, ['zebra'], 2)).documents).toEqual(['Z', 'a']);
    });

    it('applies the scope before it cuts to k', async () => {
      const many = Array.from({ length: 30 }, (_, i) => entry(`loud${i}`, '', 'zebra zebra zebra'));
      const engine = await engineOf([...many, entry('quiet', '', 'zebra and many other words here')]);
      expect(await idsOf(engine, ['zebra'], 1, only('quiet'))).toEqual({
        documents: ['quiet'],
        passages: ['quiet#0'],
      });
      expect(await idsOf(engine, ['zebra'], 5, only())).toEqual(nothing);
      expect(await idsOf(engine, ['zebra'], 5, only('no such document'))).toEqual(nothing);
    });

    it('tells documents apart whose ids hold a passage’s mark', async () => {
      const engine = await engineOf([entry('c', '', 'grass'), entry('c#1', '', 'grass')]);
      expect(await idsOf(engine, ['grass'], 5, only('c'))).toEqual({ documents: ['c'], passages: ['c#0'] });
      expect(await idsOf(engine, ['grass'], 5, only('c#1'))).toEqual({
        documents: ['c#1'],
        passages: ['c#1#0'],
      });
    });

    it('finds nothing for no terms and for unknown ones, which change no score beside known ones', async () => {
      const engine = await engineOf(corpus);
      expect(await idsOf(engine, [])).toEqual(nothing);
      expect(await idsOf(engine, ['quagga', '', ' ', '__proto__', 'constructor'])).toEqual(nothing);
      expect(await engine.search(['zebra', 'quagga'], 10, everything)).toEqual(
        await engine.search(['zebra'], 10, everything),
      );
    });

    it('matches terms whole: no beginning of one, no other form, no other script', async () => {
      const engine = await engineOf([entry('a', '', '漢字 zebra naïve')]);
      expect(await idsOf(engine, ['zeb', 'zebras', 'Zebra', '漢', 'naive'])).toEqual(nothing);
      expect((await idsOf(engine, ['漢字'])).documents).toEqual(['a']);
    });

    it('takes documents without terms, without passages, and none at all', async () => {
      const engine = await engineOf([entry('empty', ''), entry('blank', '', ''), entry('a', '', 'zebra')]);
      expect((await idsOf(engine, ['zebra'])).documents).toEqual(['a']);
      await engine.replace([]);
      expect(await idsOf(engine, ['zebra'])).toEqual(nothing);
    });

    it('forgets what was there when replaced', async () => {
      const engine = await engineOf(corpus);
      await engine.replace([entry('a', '', 'other words')]);
      expect(await idsOf(engine, ['zebra', 'lion', 'grass'])).toEqual(nothing);
      expect((await idsOf(engine, ['words'])).documents).toEqual(['a']);
    });

    it('answers with the old content when replacing fails, and while it lasts', async () => {
      const engine = await engineOf(corpus);
      const before = await engine.search(['zebra'], 10, everything);
      function* broken() {
        yield entry('new', '', 'zebra');
        throw new Error('analysis failed');
      }
      await expect(engine.replace(broken())).rejects.toThrow('analysis failed');
      expect(await engine.search(['zebra'], 10, everything)).toEqual(before);
      const replacing = engine.replace(
        Array.from({ length: 500 }, (_, i) => entry(`n${i}`, '', 'quagga '.repeat(50))),
      );
      expect([nothing.documents.length, 500]).toContain(
        (await idsOf(engine, ['quagga'], 1_000)).documents.length,
      );
      await replacing;
      expect((await idsOf(engine, ['quagga'], 1_000)).documents).toHaveLength(500);
    });

    it('takes changes: new and changed documents in, removed ones out, unknown ones passed over', async () => {
      const engine = await engineOf(corpus);
      await engine.apply({
        changed: [entry('a', '', 'quagga'), entry('d', '', 'lion roar')],
        removed: ['b', 'no such'],
      });
      expect(await idsOf(engine, ['zebra', 'quagga', 'lion'])).toEqual({
        documents: ['a', 'd'],
        passages: ['a#0', 'd#0'],
      });
      await engine.apply({ changed: [], removed: [] });
      expect((await idsOf(engine, ['lion'])).documents).toEqual(['d']);
    });

    it('scores after any changes exactly as an index made afresh', async () => {
      const words = ['zebra', 'lion', 'grass', 'tree', 'eat', 'run'];
      const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' '));
      const anyEntry = fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), text, fc.array(text, { maxLength: 3 }))
        .map(([id, title, passages]) => entry(id, title, ...passages));
      const anyChange = fc.record({
        changed: fc.uniqueArray(anyEntry, { maxLength: 3, selector: ({ id }) => id }),
        removed: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 2 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(anyEntry, { maxLength: 4, selector: ({ id }) => id }),
          fc.array(anyChange, { maxLength: 4 }),
          async (first, changes) => {
            const now = new Map(first.map((document) => [document.id, document]));
            const engine = await engineOf(first);
            for (const { changed, removed } of changes) {
              const gone = removed.filter((id) => !changed.some((document) => document.id === id));
              await engine.apply({ changed, removed: gone });
              for (const id of gone) now.delete(id);
              for (const document of changed) now.set(document.id, document);
            }
            const fresh = await engineOf([...now.values()].sort((a, b) => compareIds(a.id, b.id)));
            for (const terms of [['zebra'], ['lion', 'grass'], words]) {
              const [scored, expected] = [
                await engine.search(terms, 20, everything),
                await fresh.search(terms, 20, everything),
              ];
              for (const kind of ['documents', 'passages'] as const) {
                const bare = (list: typeof scored.documents) =>
                  list.map(({ id, score }) => [id, score.toFixed(9)]);
                expect(bare(scored[kind])).toEqual(bare(expected[kind]));
              }
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    it('is closed as often as one likes', async () => {
      const engine = await engineOf(corpus);
      await engine.close();
      await engine.close();
    });
  });
}
