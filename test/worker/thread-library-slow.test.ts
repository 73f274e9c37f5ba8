import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { LibraryBusyError, LibraryLateError } from '../../src/core/types/library.js';
import { CorpusError, DamagedIndexError, EngineError } from '../../src/core/types/ports.js';
import { ThreadDiedError } from '../../src/worker/thread.js';
import { quotesFor, RealLibrary } from './real-library.js';
import { damage, documents, lion, manyDocuments, progressOf, question } from './zebra-library.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe('a library in threads', () => {
  it('makes one refresh of two that are asked for at once, and ends its thread', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    real.put('owl.txt', 'The owl hunts at midnight.');
    const before = real.workers.length;
    const [one, two] = await Promise.all([library.refresh({ by: 'Ada' }), library.refresh({ by: 'Bob' })]);
    expect(two).toEqual(one);
    expect(real.workers.length).toBe(before + 1);
    expect(real.workers.at(-1)?.threadId).toBe(-1);
    expect(await real.kept.refreshLog.latest(9)).toHaveLength(2);
  });

  it('gives a full refresh to who asks for one while another runs, and makes it of everything', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    const files = () => readdirSync(real.kept.indexFolder).sort();
    const before = files();
    await library.refresh({ by: 'Ada' });
    expect(files()).toEqual(before);
    const threads = real.workers.length;
    const [, full] = await Promise.all([
      library.refresh({ by: 'Ada' }),
      library.refresh({ by: 'Bob', full: true }),
    ]);
    expect(full).toMatchObject({ by: 'Bob', added: [], changed: [], removed: [], documents: 2 });
    expect(real.workers.length).toBe(threads + 2);
    expect(files().filter((name) => name.startsWith('segment') && before.includes(name))).toEqual([]);
    expect(await quotesFor(library, question)).toEqual([lion]);
  });

  it('tells in a dry run what would change, and changes nothing', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    real.remove('zebra.txt');
    const record = await library.refresh({ by: 'Ada', dryRun: true });
    expect(record).toMatchObject({ removed: ['zebra.txt'], dryRun: true });
    expect(await library.listed()).toEqual(['lion.txt', 'zebra.txt']);
    expect(await real.kept.refreshLog.latest(9)).toHaveLength(1);
  });

  it.each(['signal', 'death'])(
    'keeps the old index and frees the lock when a refresh is cut off by %s',
    async (how) => {
      const real = await RealLibrary.create(documents);
      const library = await real.open();
      for (const [name, text] of Object.entries(manyDocuments())) real.put(name, text);
      const { reached, onProgress } = progressOf('Reading documents');
      const stop = new AbortController();
      const refreshing = library.refresh({ by: 'Ada', onProgress, signal: stop.signal });
      const end = expect(refreshing).rejects.toThrow(how === 'signal' ? /aborted/ : ThreadDiedError);
      await reached;
      expect(await real.kept.writerLock.tryAcquire()).toBeUndefined();
      if (how === 'signal') stop.abort();
      else await real.workers.at(-1)?.terminate();
      await end;
      const release = await real.kept.writerLock.tryAcquire();
      expect(release).toBeDefined();
      await release?.();
      expect(await library.listed()).toHaveLength(2);
      expect(await quotesFor(library, question)).toEqual([lion]);
      expect(await library.refresh({ by: 'Ada' })).toMatchObject({ documents: 302 });
      expect(await library.listed()).toHaveLength(302);
      expect(real.deaths).toEqual([]);
    },
  );

  it('can be told to stop while it waits for the refresh of another process', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    const release = await real.kept.writerLock.tryAcquire();
    const { reached, onProgress } = progressOf('Another refresh is running');
    const stop = new AbortController();
    const refreshing = library.refresh({ by: 'Ada', onProgress, signal: stop.signal });
    const end = expect(refreshing).rejects.toThrow(/aborted/);
    await reached;
    stop.abort();
    await end;
    await release?.();
    expect(await library.refresh({ by: 'Ada' })).toMatchObject({ by: 'Ada' });
  });

  it('refuses a refresh with a CorpusError of its kind, and starts none whose signal is aborted', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    const aborted = AbortSignal.abort();
    await expect(library.refresh({ by: 'Ada', signal: aborted })).rejects.toThrow(/aborted/);
    expect(real.workers).toHaveLength(2);
    real.remove('lion.txt');
    real.remove('zebra.txt');
    const empty = library.refresh({ by: 'Ada' });
    await expect(empty).rejects.toThrow(CorpusError);
    await expect(empty).rejects.toMatchObject({ kind: 'empty', name: 'CorpusError' });
    real.remove();
    await expect(library.refresh({ by: 'Ada' })).rejects.toMatchObject({ kind: 'missing' });
    expect(await quotesFor(library, question)).toEqual([lion]);
  });

  it('follows what another process has written', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    expect(await library.followOthers()).toBe(false);
    const other = await real.open();
    real.put('owl.txt', 'The owl hunts at midnight.');
    await other.refresh({ by: 'other' });
    expect(await library.listed()).toHaveLength(2);
    expect(await library.followOthers()).toBe(true);
    expect(await library.listed()).toHaveLength(3);
    expect(await library.followOthers()).toBe(false);
  });

  it('fails every call when it is closed, and every one after', async () => {
    const real = await RealLibrary.create({ ...documents, ...manyDocuments() });
    const library = real.library();
    const { reached, onProgress } = progressOf('Reading documents');
    const opening = library.open(
      () => {},
      () => library.refresh({ by: 'start', onProgress }),
    );
    const ends = Promise.allSettled([opening, quotesFor(library, question), library.listed()]);
    await reached;
    await library.close();
    for (const end of await ends) {
      expect(end).toMatchObject({ status: 'rejected', reason: { name: 'ThreadDiedError' } });
    }
    const after = [library.refresh({ by: 'Ada' }), quotesFor(library, question), library.followOthers()];
    for (const call of after) await expect(call).rejects.toThrow(ThreadDiedError);
  });
});

describe('while the first index is made', () => {
  it('answers whoever asks from the moment that the saved index loads', async () => {
    const real = await RealLibrary.create(documents);
    await (await real.open()).close();
    const library = real.library();
    const asked = [quotesFor(library, question), library.listed()];
    const makeFirst = vi.fn();
    await library.open(() => {}, makeFirst);
    expect(await Promise.all(asked)).toEqual([[lion], ['lion.txt', 'zebra.txt']]);
    expect(makeFirst).not.toHaveBeenCalled();
  });

  it('tells those whose deadline passes, and those beyond the bound at once', async () => {
    const real = await RealLibrary.create(documents);
    const library = real.library({ deadlineMs: 300, longestQueue: 2 });
    const opening = library.open(
      () => {},
      async () => {
        const late = [quotesFor(library, question), library.listed()];
        const ends = late.map((call) => expect(call).rejects.toThrow(LibraryLateError));
        await expect(quotesFor(library, question)).rejects.toThrow(LibraryBusyError);
        await Promise.all(ends);
      },
    );
    await opening;
  });

  it('lets questions through when it cannot be made: there is nothing to wait for', async () => {
    const real = await RealLibrary.create({});
    const library = real.library();
    const makeFirst = () => library.refresh({ by: 'start' });
    await expect(library.open(() => {}, makeFirst)).rejects.toMatchObject({ kind: 'empty' });
    expect(await quotesFor(library, question)).toEqual([]);
    expect(await library.listed()).toEqual([]);
    real.put('lion.txt', lion);
    await library.refresh({ by: 'Ada' });
    expect(await quotesFor(library, question)).toEqual([lion]);
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

  it('that cannot even be opened is told, and made anew', async () => {
    const real = await RealLibrary.create(documents);
    await (await real.open()).close();
    writeFileSync(join(real.kept.indexFolder, 'manifest.json'), 'no manifest');
    const library = real.library();
    const problems: string[] = [];
    await library.open(
      (problem) => problems.push(problem),
      () => library.refresh({ by: 'start' }),
    );
    expect(problems).toEqual([expect.stringMatching(/manifest\.json is .*the corpus is read again$/)]);
    expect(await quotesFor(library, question)).toEqual([lion]);
  });

  it('that a thread meets which is started again is made anew, and questions wait for it', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    writeFileSync(join(real.kept.indexFolder, 'manifest.json'), 'no manifest');
    await real.workers[0]?.terminate();
    await library.followOthers();
    expect(await quotesFor(library, question)).toEqual([lion]);
    expect(real.damages).toHaveLength(1);
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

  it('is not mended again and again where that fails', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    damage(real);
    const failed = vi.fn();
    real.mend = async () => failed();
    await expect(quotesFor(library, question)).rejects.toThrow(DamagedIndexError);
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
    await expect(quotesFor(library, question)).rejects.toThrow(DamagedIndexError);
    expect(real.damages).toHaveLength(1);
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
