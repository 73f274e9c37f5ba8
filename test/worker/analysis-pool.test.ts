import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { AnalysisData } from '../../src/cli/wiring/analysis-thread.js';
import { findProjectFolder, readConfig } from '../../src/config/config.js';
import { copyOfAnalysis } from '../../src/core/indexing/copied-analysis.js';
import { type DocumentAnalysis, OwnAnalysis } from '../../src/core/indexing/document-analysis.js';
import { analyseChanged, type Findings, type Known } from '../../src/core/refresh/analyse-changed.js';
import type { Document } from '../../src/core/types/document.js';
import { ShippedEncoder } from '../../src/meaning/shipped-encoder.js';
import { StaticEncoder } from '../../src/meaning/static-encoder.js';
import { analysisMethods } from '../../src/worker/analysis-methods.js';
import { AnalysisPool } from '../../src/worker/analysis-pool.js';
import { smallTable } from '../meaning/small-table.js';
import { defaultConfiguration } from '../support/default-configuration.js';
import { documentOf, longText } from '../support/texts.js';
import { InProcessWorker } from './in-process-worker.js';

const nothing: Known = {
  documents: new Map(),
  earlier: async () => undefined,
  stored: async () => undefined,
};
const own = () => new OwnAnalysis(new StaticEncoder(smallTable()));

/** What a refresh hands to the engine, as plain data, and what it has found out. */
async function analysedBy(analysis: DocumentAnalysis, documents: readonly Document[]) {
  const findings: Findings = { documents: [], extents: [] };
  async function* read() {
    yield* documents;
  }
  const reading = { documents: read(), skipped: [] };
  const analysed = [];
  try {
    for await (const one of analyseChanged(reading, nothing, findings, { all: true, analysis }))
      analysed.push({
        ...copyOfAnalysis(one),
        text: one.document.text,
        first: one.termNumber(one.termAt(0)),
      });
  } finally {
    await analysis.close();
  }
  return { analysed, findings };
}

/** A pool of threads that take their time. @param lives After so many documents a thread ends; absent: none does. */
function poolOf(threads: number, delaysMs: readonly number[], lives = Number.POSITIVE_INFINITY) {
  let calls = 0;
  const startThread = () => {
    const { analyse } = analysisMethods(own());
    let left = lives;
    const worker: InProcessWorker = new InProcessWorker({
      analyse: async (args, report) => {
        await sleep(delaysMs[calls++ % delaysMs.length]);
        if (left-- <= 0) void worker.terminate();
        return await analyse?.(args, report);
      },
    });
    return worker;
  };
  return new AnalysisPool({ own: own(), threads, startThread, minText: 0 });
}

const anyDocuments = fc
  .array(longText, { minLength: 1, maxLength: 8 })
  .map((texts) => texts.map((text, i) => documentOf(`${i}.txt`, text)));
const anyDelays = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 });

it('gives the same documents in the same order, however many threads analyse them', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyDocuments,
      fc.integer({ min: 1, max: 4 }),
      anyDelays,
      async (documents, threads, delays) => {
        expect(await analysedBy(poolOf(threads, delays), documents)).toEqual(
          await analysedBy(own(), documents),
        );
      },
    ),
  );
});

it('analyses itself what a thread leaves behind that ends', async () => {
  const documents = Array.from({ length: 12 }, (_, i) =>
    documentOf(`${i}.txt`, `The cat of ship ${i} sleeps.`),
  );
  expect(await analysedBy(poolOf(3, [1, 0, 2], 2), documents)).toEqual(await analysedBy(own(), documents));
});

it('fails with what a thread fails with', async () => {
  const startThread = () =>
    new InProcessWorker({ analyse: async () => Promise.reject(new RangeError('no such language')) });
  const pool = new AnalysisPool({ own: own(), threads: 2, startThread, minText: 0 });
  await expect(analysedBy(pool, [documentOf('a', 'A cat.'), documentOf('b', 'A dog.')])).rejects.toThrow(
    'no such language',
  );
});

it('analyses itself what comes while each thread has enough to do', async () => {
  const analyse = vi.fn<DocumentAnalysis['analyse']>((...args) => own().analyse(...args));
  const startThread = () => new InProcessWorker({ analyse: () => new Promise(() => {}) });
  const pool = new AnalysisPool({
    own: { ahead: 0, analyse, close: async () => {} },
    threads: 2,
    startThread,
    minText: 0,
    enough: 5,
  });
  const documents = ['A cat.', 'A dog.', 'A ship.', 'A boat.'].map((text) => documentOf(text, text));
  const all = documents.map((document) => pool.analyse(document, { code: 'en', isTold: true }));
  const left = Promise.allSettled(all);
  expect((await Promise.all(all.slice(2))).map(({ id }) => id)).toEqual(['A ship.', 'A boat.']);
  expect(analyse).toHaveBeenCalledTimes(2);
  await pool.close();
  await left;
});

it('analyses nothing itself of what is left when it is closed', async () => {
  const startThread = () => new InProcessWorker({ analyse: () => new Promise(() => {}) });
  const analyse = vi.fn<DocumentAnalysis['analyse']>();
  const pool = new AnalysisPool({
    own: { ahead: 0, analyse, close: async () => {} },
    threads: 1,
    startThread,
    minText: 0,
  });
  const left = pool.analyse(documentOf('a', 'A cat.'), { code: 'en', isTold: true });
  const refused = expect(left).rejects.toThrow('ended');
  await pool.close();
  await refused;
  expect(analyse).not.toHaveBeenCalled();
});

it('starts no thread for little text', async () => {
  const startThread = vi.fn<() => InProcessWorker>();
  const pool = new AnalysisPool({ own: own(), threads: 2, startThread });
  expect((await analysedBy(pool, [documentOf('a', 'A cat.')])).analysed).toHaveLength(1);
  expect(startThread).not.toHaveBeenCalled();
});

it('analyses in real threads as in its own', { timeout: 120_000 }, async () => {
  const { meaning } = readConfig({ ...defaultConfiguration });
  const encoder = new ShippedEncoder(meaning.table);
  const program = pathToFileURL(
    join(findProjectFolder(), 'dist', 'src', 'cli', 'wiring', 'analysis-thread.js'),
  );
  const workerData: AnalysisData = { table: meaning.table };
  const startThread = () => new Worker(program, { workerData });
  const documents = [
    'The ship left the harbour. Nobody saw it go.',
    'Das Schiff verließ den Hafen, und niemand sah es.',
  ].map((text, i) => documentOf(`${i}.txt`, text));
  const pool = new AnalysisPool({ own: new OwnAnalysis(encoder), threads: 2, startThread, minText: 0 });
  expect(await analysedBy(pool, documents)).toEqual(await analysedBy(new OwnAnalysis(encoder), documents));
});
