import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CorpusError, EngineError } from '../../src/core/types/ports.js';
import { ThreadDiedError } from '../../src/worker/thread.js';
import { quotesFor, RealLibrary } from './real-library.js';
import { documents, lion, manyDocuments, progressOf, question } from './zebra-library.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe('a library in threads', () => {
  it('keeps the old index and frees the lock when the thread of a refresh dies', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    for (const [name, text] of Object.entries(manyDocuments())) real.put(name, text);
    const { reached, onProgress } = progressOf('Reading documents');
    const refreshing = library.refresh({ by: 'Ada', onProgress });
    const end = expect(refreshing).rejects.toThrow(ThreadDiedError);
    await reached;
    expect(await real.kept.writerLock.tryAcquire()).toBeUndefined();
    await real.workers.at(-1)?.terminate();
    await end;
    const release = await real.kept.writerLock.tryAcquire();
    expect(release).toBeDefined();
    await release?.();
    expect(await library.listed()).toHaveLength(2);
    expect(await quotesFor(library, question)).toEqual([lion]);
    expect(await library.refresh({ by: 'Ada' })).toMatchObject({ documents: 302 });
    expect(await library.listed()).toHaveLength(302);
    expect(real.deaths).toEqual([]);
  });
});

describe('a damaged index', () => {
  it('is made anew by a refresh that meets the damage', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    const folder = real.kept.indexFolder;
    const [side = ''] = readdirSync(folder).filter((file) => file.endsWith('.documents'));
    const bytes = readFileSync(join(folder, side));
    // Its metadata stand first; without them nothing can be compared.
    bytes[8] = (bytes[8] ?? 0) ^ 1;
    writeFileSync(join(folder, side), bytes);
    real.put('owl.txt', 'The owl hunts at midnight.');
    expect(await library.refresh({ by: 'Ada' })).toMatchObject({ documents: 3 });
    expect(await quotesFor(library, 'when does the owl hunt')).toEqual(['The owl hunts at midnight.']);
    expect(await quotesFor(library, question)).toEqual([lion]);
  });

  it('stays in use where the state folder can no longer be written, and the refresh says so', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    const state = join(real.kept.indexFolder, '..', '..');
    renameSync(state, `${state}-moved`);
    writeFileSync(state, 'a file');
    real.put('owl.txt', 'The owl hunts at midnight.');
    await expect(library.refresh({ by: 'Ada' })).rejects.toThrow(EngineError);
    expect(await quotesFor(library, question)).toEqual([lion]);
  });
});

describe('a refresh that takes more memory than there is', () => {
  /** A text of eight megabytes, of as many different words as are still indexed, each four times. */
  const huge = Array.from({ length: 100_000 }, (_, i) => {
    const words = Array.from({ length: 10 }, (_, j) => `word${((i * 10 + j) % 250_000).toString(36)}`);
    return `The ${words.join(' ')}. `;
  }).join('');

  it('names the file, keeps the old index, and the next refresh without it succeeds', async () => {
    const real = await RealLibrary.create(documents);
    real.memoryMegabytes = 100;
    const library = await real.open();
    real.put('huge.txt', huge);
    const refreshed = library.refresh({ by: 'test' });
    await expect(refreshed).rejects.toThrow(CorpusError);
    await expect(refreshed).rejects.toThrow('the refresh ran out of memory while huge.txt was read');
    expect(await quotesFor(library, question)).toEqual([lion]);
    expect(real.deaths).toEqual([]);
    real.remove('huge.txt');
    real.put('third.txt', 'The giraffe drinks in the evening.');
    expect(await library.refresh({ by: 'test' })).toMatchObject({ added: ['third.txt'], documents: 3 });
  });

  it('is told where there is no index yet, and the library answers that it has no documents', async () => {
    const real = await RealLibrary.create({ ...documents, 'huge.txt': huge });
    real.memoryMegabytes = 100;
    const library = real.library();
    const opened = library.open(
      () => {},
      () => library.refresh({ by: 'start' }),
    );
    await expect(opened).rejects.toMatchObject({ name: 'CorpusError', kind: 'too-large' });
    expect(await library.listed()).toEqual([]);
    expect(await quotesFor(library, question)).toEqual([]);
  });
});
