import { describe, expect, it, vi } from 'vitest';
import { LibraryBusyError, LibraryLateError } from '../../src/core/types/library.js';
import { CorpusError, DamagedIndexError } from '../../src/core/types/ports.js';
import { everything } from '../../src/core/types/scope.js';
import { ThreadDiedError } from '../../src/worker/thread.js';
import type { ThreadLibrary } from '../../src/worker/thread-library.js';
import { gate } from '../support/gate.js';
import { ScriptedLibrary } from './scripted-library.js';

const ask = (library: ThreadLibrary, question = 'q') =>
  library.answer(question, { scope: everything, limit: 3 });
const noProblem = () => {};

describe('a refresh', () => {
  it('is one for two who ask at once, in a thread of its own that ends with it', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    const [one, two] = await Promise.all([library.refresh({ by: 'Ada' }), library.refresh({ by: 'Bob' })]);
    expect(two).toEqual(one);
    expect(script.write).toHaveBeenCalledTimes(1);
    expect(script.workers.map(({ isEnded }) => isEnded)).toEqual([false, true]);
    expect(await library.listed()).toEqual(['a.txt', 'b.txt', '3.txt']);
  });

  it('of everything is made for who asks for it while another runs', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    const both = [library.refresh({ by: 'Ada' }), library.refresh({ by: 'Bob', full: true })];
    expect(await Promise.all(both)).toEqual([{ added: ['3.txt'] }, { added: ['4.txt'] }]);
    expect(script.write.mock.calls.map(([{ by, full }]) => [by, full])).toEqual([
      ['Ada', undefined],
      ['Bob', true],
    ]);
  });

  it('that only tells what would change is nothing to take up', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    script.write.mockImplementation(async () => {
      script.index('meanwhile.txt');
      return {};
    });
    await library.refresh({ by: 'Ada', dryRun: true });
    expect(await library.listed()).toEqual(['a.txt', 'b.txt']);
  });

  it('tells of its progress, ends with its thread when it is called off, and the next one runs', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    script.write.mockImplementationOnce(async (_options, tell) => {
      tell({ label: 'Another refresh is running', done: 0, total: 0 });
      return await new Promise(() => {});
    });
    const reached = gate();
    const labels: string[] = [];
    const stop = new AbortController();
    const refreshing = library.refresh({
      by: 'Ada',
      signal: stop.signal,
      onProgress: ({ label }) => {
        labels.push(label);
        reached.open();
      },
    });
    const end = expect(refreshing).rejects.toThrow(/aborted/);
    await reached.passed;
    stop.abort();
    await end;
    expect(labels).toEqual(['Another refresh is running']);
    expect(script.workers.at(-1)?.isEnded).toBe(true);
    expect(await library.refresh({ by: 'Ada' })).toEqual({ added: ['3.txt'] });
    expect(script.deaths).toEqual([]);
  });

  it('is not begun where it was called off before, and fails with the kind of what is wrong with the folder', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    await expect(library.refresh({ by: 'Ada', signal: AbortSignal.abort() })).rejects.toThrow(/aborted/);
    expect(script.workers).toHaveLength(1);
    script.write.mockRejectedValueOnce(new CorpusError('nothing there', 'empty'));
    const refused = library.refresh({ by: 'Ada' });
    await expect(refused).rejects.toThrow(CorpusError);
    await expect(refused).rejects.toMatchObject({ kind: 'empty', name: 'CorpusError' });
  });

  it('by another process is taken up when it is looked for', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    expect(await library.followOthers()).toBe(false);
    script.index('owl.txt');
    expect(await library.listed()).toHaveLength(2);
    expect(await library.followOthers()).toBe(true);
    expect(await library.listed()).toHaveLength(3);
    expect(await library.followOthers()).toBe(false);
  });
});

describe('a library that is closed', () => {
  it('fails every call, and every one after', async () => {
    const script = new ScriptedLibrary();
    const library = script.library();
    const reached = gate();
    script.write.mockImplementation(async () => {
      reached.open();
      return await new Promise(() => {});
    });
    const opening = library.open(noProblem, () => library.refresh({ by: 'start' }));
    const ends = Promise.allSettled([opening, ask(library), library.listed()]);
    await reached.passed;
    await library.close();
    for (const end of await ends) {
      expect(end).toMatchObject({ status: 'rejected', reason: { name: 'ThreadDiedError' } });
    }
    for (const call of [library.refresh({ by: 'Ada' }), ask(library), library.followOthers()])
      await expect(call).rejects.toThrow(ThreadDiedError);
  });
});

describe('while the first index is made', () => {
  it('answers whoever asks from the moment that the saved index loads', async () => {
    const script = new ScriptedLibrary();
    script.index('a.txt');
    const library = script.library();
    const asked = [ask(library), library.listed()];
    const makeFirst = vi.fn();
    await library.open(noProblem, makeFirst);
    expect(await Promise.all(asked)).toEqual(['answer to q', ['a.txt']]);
    expect(makeFirst).not.toHaveBeenCalled();
  });

  it('tells those whose deadline passes, and those beyond the bound at once', async () => {
    const library = new ScriptedLibrary().library({ deadlineMs: 50, maxQueueLength: 2 });
    await library.open(noProblem, async () => {
      const late = [ask(library), library.listed()];
      const ends = late.map((call) => expect(call).rejects.toThrow(LibraryLateError));
      await expect(ask(library)).rejects.toThrow(LibraryBusyError);
      await Promise.all(ends);
    });
  });

  it('lets questions through when it cannot be made: there is nothing to wait for', async () => {
    const script = new ScriptedLibrary();
    const library = script.library();
    script.write.mockRejectedValueOnce(new CorpusError('nothing there', 'empty'));
    const opened = library.open(noProblem, () => library.refresh({ by: 'start' }));
    await expect(opened).rejects.toMatchObject({ kind: 'empty' });
    expect(await library.listed()).toEqual([]);
    expect(await ask(library)).toBe('answer to q');
    await library.refresh({ by: 'Ada' });
    expect(await library.listed()).toEqual(['1.txt']);
  });
});

describe('a damaged index', () => {
  it('that cannot even be opened is told, and made anew', async () => {
    const script = new ScriptedLibrary();
    script.problem = 'manifest.json is cut off; the corpus is read again';
    const library = script.library();
    const problems: string[] = [];
    await library.open(
      (problem) => problems.push(problem),
      () => library.refresh({ by: 'start' }),
    );
    expect(problems).toEqual(['manifest.json is cut off; the corpus is read again']);
    expect(await library.listed()).toEqual(['1.txt']);
  });

  it('that a thread meets which is started again is made anew, and questions wait for it', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    const mended = gate();
    script.mend.mockImplementation(async () => {
      await mended.passed;
      await library.refresh({ by: 'repair', full: true });
    });
    script.problem = 'manifest.json is cut off';
    await script.workers[0]?.terminate();
    await library.followOthers();
    const asked = ask(library);
    await vi.waitFor(() => expect(script.mend).toHaveBeenCalledTimes(1));
    expect(script.answer).not.toHaveBeenCalled();
    mended.open();
    expect(await asked).toBe('answer to q');
    expect(script.damages).toEqual(['manifest.json is cut off']);
    expect(script.deaths).toHaveLength(1);
  });

  it('is not mended again and again where that fails', async () => {
    const script = new ScriptedLibrary();
    const library = await script.open();
    script.answer.mockRejectedValue(new DamagedIndexError('a.documents', 'is damaged'));
    await expect(ask(library)).rejects.toThrow(DamagedIndexError);
    await vi.waitFor(() => expect(script.mend).toHaveBeenCalledTimes(1));
    await expect(ask(library)).rejects.toThrow(DamagedIndexError);
    expect(script.damages).toEqual(['the index file a.documents is damaged']);
  });
});
