import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { IndexWriteError } from '../../../src/engines/embedded/index-errors.js';
import { stride } from '../../support/runs-all.js';
import { each, entry, factsOf, fewTerms } from '../analysed.js';
import { byTerms } from '../observe.js';

/** How many more changes to files are carried out; from then on each fails, as if the process were dead. */
let operationsLeft = Number.POSITIVE_INFINITY;
/** Bytes of the first write that fails which still get to the disk. */
let tornBytes = 0;

class Crash extends Error {
  readonly code = 'ENOSPC';
}

function step(): void {
  if (operationsLeft <= 0) throw new Crash('no space left');
  operationsLeft--;
}

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const breaking = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      step();
      return await call(...args);
    };
  };
  const open: typeof real.open = async (file, flags, mode) => {
    step();
    const handle = await real.open(file, flags, mode);
    const write = handle.write.bind(handle) as (
      bytes: Uint8Array,
      offset: number,
      length?: number,
    ) => Promise<unknown>;
    return Object.assign(handle, {
      // Only a power cut would tell whether it was done.
      sync: async () => step(),
      write: async (bytes: Uint8Array, offset: number) => {
        try {
          step();
        } catch (error) {
          await write(bytes, offset, Math.min(tornBytes, bytes.length - offset));
          throw error;
        }
        return await write(bytes, offset);
      },
    });
  };
  return { ...real, open, mkdir: breaking(real.mkdir), rename: breaking(real.rename), rm: breaking(real.rm) };
});

let folder: string;

beforeEach(async () => {
  operationsLeft = Number.POSITIVE_INFINITY;
  folder = await mkdtemp(join(tmpdir(), 'index-crash-'));
});

afterEach(async () => {
  operationsLeft = Number.POSITIVE_INFINITY;
  await rm(folder, { recursive: true });
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const bounds = { passages: 2, text: 1_000 };
const old = [
  entry('a', 'lion', 'zebra lion'),
  entry('b', '', 'grass'),
  entry('c', '', 'land tree'),
  entry('d', '', 'zebras'),
];
const fresh = [entry('a', '', 'grassland'), entry('e', 'tree', 'zebra'), entry('f', '', 'landing lion')];

async function said(): Promise<unknown> {
  const { reader, problem } = await new EmbeddedEngine({ folder, bounds }).open();
  expect(problem).toBeUndefined();
  if (reader === undefined) return undefined;
  try {
    const documents = await Promise.all(ids.map((id) => reader.document(id)));
    const forward = await reader.forward(ids);
    return [
      reader.facts,
      await reader.search(fewTerms, 10, everything),
      await reader.catalogue(everything),
      documents.map((document) => document?.text.slice(0)),
      forward.map((document) => byTerms(document, fewTerms)),
    ];
  } finally {
    await reader.close();
  }
}

async function write(kind: 'replace' | 'apply', facts: string): Promise<void> {
  const documents = facts === 'old' ? old : fresh;
  const finish = () => ({ facts: factsOf(facts), removed: ['b'] });
  await (await new EmbeddedEngine({ folder, bounds })[kind](each(documents), finish)).close();
}

it.each(['replace', 'apply'] as const)(
  'has the old index or the new one, whole, wherever %s breaks off, and the next write works and clears up',
  async (kind) => {
    await write('replace', 'old');
    const before = await said();
    await write(kind, 'new');
    const after = await said();
    expect(after).not.toEqual(before);

    let outcomes = '';
    for (let operations = 0; !outcomes.endsWith('.'); operations += stride) {
      await rm(folder, { recursive: true });
      await write('replace', 'old');
      operationsLeft = operations;
      tornBytes = (operations * 7) % 50;
      const error: unknown = await write(kind, 'new').catch((thrown: unknown) => thrown);
      const isBroken = operationsLeft === 0;
      operationsLeft = Number.POSITIVE_INFINITY;
      const now = await said();
      const isOld = JSON.stringify(now) === JSON.stringify(before);
      expect(now).toEqual(isOld ? before : after);
      if (isOld) expect(error).toBeInstanceOf(IndexWriteError);
      outcomes += isOld ? 'o' : isBroken ? 'n' : '.';

      await write(kind === 'apply' && !isOld ? 'apply' : kind, 'new');
      expect(await said()).toEqual(after);
      expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
    }
    // Old until the manifest is renamed, new from then on.
    expect(outcomes).toMatch(new RegExp(`^o{${Math.floor(20 / stride)},}n+\\.$`));
  },
  120_000,
);

it('says what could not be saved, where, and what to do', async () => {
  await write('replace', 'old');
  operationsLeft = 5;
  await expect(write('apply', 'new')).rejects.toThrow(
    `the index could not be saved in ${folder} (ENOSPC); the old one is kept. Make room or make the folder writable, and refresh again`,
  );
});

it('leaves nothing of a first index that breaks off, and says so', async () => {
  operationsLeft = 9;
  await expect(write('replace', 'old')).rejects.toThrow(IndexWriteError);
  operationsLeft = Number.POSITIVE_INFINITY;
  expect(await said()).toBeUndefined();
});
