import { afterEach, describe, expect, it } from 'vitest';
import { IndexedLibrary, type LibraryParts } from '../../src/core/indexed-library.js';
import type { AnalysedDocument } from '../../src/core/types/forward-document.js';
import type { Engine } from '../../src/core/types/ports.js';
import { everything } from '../../src/core/types/scope.js';
import type { OpenSearchError } from '../../src/engines/opensearch/opensearch-error.js';
import { each, entry, factsOf } from '../engines/analysed.js';
import { FakeLock, FakeLog, FakeReader } from '../support/ports.js';
import { documentOf } from '../support/texts.js';
import { nodesAt } from './control.js';
import { type GuardedProxy, guard } from './guarded-proxy.js';
import { control, missing, nodes, Shelves } from './support.js';

const shelves = new Shelves();
let proxy: GuardedProxy | undefined;
afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
  await shelves.clear();
});

const change = () => ({ facts: factsOf('f'), removed: [] });
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => entry(`d${i}`, '', `zebra word${i}`, `lion word${i}`));

const healthy = () =>
  fetch(`${nodes.at(-1)}/_cluster/health?wait_for_nodes=3&wait_for_status=green&timeout=60s`);

describe.skipIf(control === undefined)('an index in a cluster of which a node stops', () => {
  const machines = nodesAt(control ?? '');

  it('answers on, with the same', async () => {
    const alias = shelves.alias();
    const engine = shelves.engine(alias);
    const reader = await engine.replace(each(numbered(50)), change);
    await healthy();
    const ask = async () => [
      await reader.search(['word7', 'lion'], 5, everything),
      (await reader.document('d7'))?.text.slice(0),
      await engine.generation(),
    ];
    const expected = await ask();
    let isStopped = false;
    const stopping = machines.stopNode(1).then(() => {
      isStopped = true;
    });
    try {
      for (let asked = 0; asked < 10 || !isStopped; asked++) expect(await ask()).toEqual(expected);
      const { reader: again } = await shelves.engine(alias).open();
      expect(await again?.search(['word7', 'lion'], 5, everything)).toEqual(expected[0]);
    } finally {
      await stopping;
      await machines.startNode(1);
      await healthy();
    }
  });

  it('is built whole while the node goes and comes: nothing lost, nothing twice', async () => {
    const engine = shelves.engine(shelves.alias(), { bulk: { batchRows: 40 } });
    const documents = numbered(600);
    let stopping: Promise<void> | undefined;
    async function* slowly(): AsyncGenerator<AnalysedDocument> {
      for (const [i, document] of documents.entries()) {
        if (i === 100) stopping = machines.stopNode(2);
        if (i === 400) await stopping;
        yield document;
      }
    }
    try {
      const reader = await engine.replace(slowly(), change);
      expect([reader.documents, reader.passages]).toEqual([600, 1200]);
      const { documents: found } = await reader.search(['zebra'], 1_000, everything, { units: 'documents' });
      expect(found.map(({ id }) => id)).toEqual(documents.map(({ id }) => id).sort());
    } finally {
      await stopping;
      await machines.startNode(2);
      await healthy();
    }
  });
});

describe.skipIf(missing !== undefined)('an index in a cluster', () => {
  it('is not to be had with a wrong password, which no message tells', async () => {
    proxy = await guard(nodes[0] ?? '', 'bot', 'right-one');
    const alias = shelves.alias();
    const address = { nodes: [proxy.url], username: 'bot' };
    const wrong = shelves.engine(alias, { address: { ...address, password: 'wrong-one' } });
    const error = await wrong.open().catch((reason: OpenSearchError) => reason);
    expect(error).toMatchObject({ name: 'OpenSearchError', kind: 'denied', status: 401 });
    expect(JSON.stringify([error, String(error)])).not.toContain('wrong-one');
    const right = shelves.engine(alias, { address: { ...address, password: 'right-one' } });
    expect((await right.replace(each(numbered(2)), change)).documents).toBe(2);
  });

  const settings = { minConfidence: 0.1, maxQuestionLength: 2000 };
  const zebra = documentOf('zebra.txt', 'The zebra eats grass in the morning.');
  const lion = documentOf('lion.txt', 'The lion sleeps under a tree at noon.');

  /** A bot of its own: nothing but the corpus' content and the cluster is shared. */
  async function bot(engine: Engine, corpus: FakeReader): Promise<IndexedLibrary> {
    const parts: LibraryParts = {
      corpus,
      engine,
      lock: new FakeLock(),
      log: new FakeLog(),
      now: Date.now,
      sleep: async () => {},
    };
    return (await IndexedLibrary.open(parts, settings)).library;
  }
  const ask = async (library: IndexedLibrary) =>
    (await library.answer('where does the lion sleep', { scope: everything, limit: 3 })).quotes.map(
      ({ citation }) => citation.documentId,
    );

  it('is made anew by the next refresh when its alias is gone; who has it open answers on meanwhile', async () => {
    const alias = shelves.alias();
    const corpus = new FakeReader();
    corpus.content = { documents: [lion, zebra], skipped: [] };
    const library = await bot(shelves.engine(alias), corpus);
    await library.refresh({ by: 'Ada' });
    await fetch(`${nodes[0]}/*/_alias/${alias}`, { method: 'DELETE' });
    expect(await shelves.engine(alias).open()).toEqual({});
    expect(await library.followOthers()).toBe(false);
    expect(await ask(library)).toEqual(['lion.txt']);
    await library.refresh({ by: 'Ada' });
    expect((await shelves.engine(alias).open()).reader?.documents).toBe(2);
    expect(await ask(library)).toEqual(['lion.txt']);
  });

  it('is followed by one bot when another refreshes it, without a disk in common', async () => {
    const alias = shelves.alias();
    const corpus = new FakeReader();
    corpus.content = { documents: [zebra], skipped: [] };
    const one = await bot(shelves.engine(alias), corpus);
    await one.refresh({ by: 'Ada' });
    const other = await bot(shelves.engine(alias), corpus);
    expect(await ask(other)).toEqual([]);
    corpus.content = { documents: [lion, zebra], skipped: [] };
    await one.refresh({ by: 'Ada' });
    expect(await other.followOthers()).toBe(true);
    expect(await ask(other)).toEqual(['lion.txt']);
    expect(other.fingerprint).toBe(one.fingerprint);
    expect(await other.followOthers()).toBe(false);
    // Nothing has changed for it, too.
    expect(await other.refresh({ by: 'Ben' })).toMatchObject({ added: [], changed: [], removed: [] });
  });
});
