import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { IndexedLibrary, type LibraryParts } from '../../src/core/indexed-library.js';
import { type DocumentAnalysis, OwnAnalysis } from '../../src/core/indexing/document-analysis.js';
import { documentsHashOf, hashed, hashOf, metadataHashOf } from '../../src/core/indexing/hashes.js';
import { fingerprintOf } from '../../src/core/ranking/fingerprint.js';
import type { Document } from '../../src/core/types/document.js';
import { CorpusError } from '../../src/core/types/ports.js';
import { everything, type Scope } from '../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { temporaryFolder } from '../corpus/folder.js';
import { gate } from '../support/gate.js';
import { FakeEngine, FakeLock, FakeLog, FakeReader } from '../support/ports.js';
import { documentOf } from '../support/texts.js';

const settings = { minConfidence: 0.1, maxQuestionLength: 2000 };
const zebra = documentOf('zebra.txt', 'The zebra eats grass in the morning.');
const lion = documentOf('lion.txt', 'The lion sleeps under a tree at noon.');
const lionAwake = documentOf('lion.txt', 'The lion hunts at night, and never under a tree.');
const question = 'where does the lion sleep';

/** What one or more processes share, and the parts of each. */
class World {
  readonly reader = new FakeReader();
  readonly engine = new FakeEngine();
  readonly lock = new FakeLock();
  readonly log = new FakeLog();
  clock = 1_000;
  /** Runs in place of waiting for the lock. */
  whileWaiting: () => Promise<void> | void = () => {};

  parts(over: Partial<LibraryParts> = {}): LibraryParts {
    return {
      corpus: this.reader,
      engine: this.engine,
      lock: this.lock,
      log: this.log,
      now: () => this.clock++,
      sleep: async () => this.whileWaiting(),
      ...over,
    };
  }

  async open(over: Partial<LibraryParts> = {}): Promise<IndexedLibrary> {
    return (await IndexedLibrary.open(this.parts(over), settings)).library;
  }

  /** A library that has read `zebra` and `lion`. */
  async filled(): Promise<IndexedLibrary> {
    const library = await this.open();
    this.reader.content = { documents: [lion, zebra], skipped: [] };
    await library.refresh({ by: 'Ada' });
    return library;
  }

  /** Everything that a failed refresh must leave alone. */
  snapshot(library: IndexedLibrary) {
    return {
      writes: this.engine.writes,
      records: [...this.log.records],
      isHeld: this.lock.isHeld,
      fingerprint: library.fingerprint,
    };
  }
}

function fingerprint(...documents: Document[]): string {
  return fingerprintOf(documentsHashOf(documents.map(hashed)));
}

async function quoted(library: IndexedLibrary): Promise<string[]> {
  const { quotes } = await library.answer(question, { scope: everything, limit: 3 });
  return quotes.map(({ text }) => text);
}

describe('a note that tells no language', () => {
  const running = {
    en: 'The council has decided that the old wells on the square will not be heated in the winter.',
    de: 'Der Stadtrat hat beschlossen, dass die alten Brunnen auf dem Markt nicht mehr geheizt werden.',
  };
  const note = documentOf('note.txt', 'Neue Brunnen');
  const english = documentOf('en.txt', running.en);
  const german = ['a.txt', 'b.txt'].map((id) => documentOf(id, running.de));

  it('is read anew when the language of most documents becomes another, as if all had come at once', async () => {
    const world = new World();
    const engine = new EmbeddedEngine();
    const library = await world.open({ engine });
    const languageOfNote = async () => {
      const { reader } = await engine.open();
      const [forward] = (await reader?.forward(['note.txt'])) ?? [];
      return forward?.language;
    };
    world.reader.content = { documents: [english, note], skipped: [] };
    await library.refresh({ by: 'Ada' });
    expect(await languageOfNote()).toBe('en');
    world.reader.content = { documents: [...german, english, note], skipped: [] };
    const { added, changed } = await library.refresh({ by: 'Ada' });
    expect({ added, changed }).toEqual({ added: ['a.txt', 'b.txt'], changed: [] });
    expect(await languageOfNote()).toBe('de');
  });
});

describe('a refresh', () => {
  it('adds what the folder holds, saves it, and records who did what', async () => {
    const world = new World();
    const library = await world.open();
    expect(library.fingerprint).toBe('');
    world.reader.content = { documents: [lion, zebra], skipped: [{ file: '.git', reason: 'hidden file' }] };
    const progress: string[] = [];
    const record = await library.refresh({
      by: 'Ada',
      onProgress: ({ label, done, total }) => progress.push(`${label} ${done}/${total}`),
    });
    expect(record).toMatchObject({
      added: ['lion.txt', 'zebra.txt'],
      changed: [],
      removed: [],
      skipped: [{ file: '.git', reason: 'hidden file' }],
      documents: 2,
      passages: 2,
      oldFingerprint: '',
      fingerprint: fingerprint(zebra, lion),
      by: 'Ada',
      dryRun: false,
    });
    expect(record.tookMs).toBeGreaterThan(0);
    expect(progress).toContain('Reading documents 2/2');
    expect(world.log.records).toEqual([record]);
    expect(world.engine.writes).toBe(1);
    expect((await library.catalogue(everything)).map(({ id }) => id)).toEqual(['lion.txt', 'zebra.txt']);
    expect(await quoted(library)).toEqual([lion.text]);
    expect(await library.status(everything)).toMatchObject({
      documents: 2,
      lastRefresh: record,
      corpus: world.reader.name,
    });
  });

  it('takes over what of a document has not changed, and answers as if it had come so', async () => {
    const world = new World();
    const shares: (number | undefined)[] = [];
    const own = new OwnAnalysis();
    const startAnalysis = (): DocumentAnalysis => ({
      ahead: 0,
      analyse: (document, language, unchanged) => {
        shares.push(unchanged?.share);
        return own.analyse(document, language, unchanged);
      },
      close: async () => {},
    });
    const library = await world.open({ startAnalysis });
    const rooms = Array.from({ length: 40 }, (_, i) => `Room ${i} is on floor ${i % 7}, behind the lions.`);
    const text = rooms.join('\n\n');
    const house = documentOf('house.txt', text);
    const amended = documentOf('house.txt', text.replace('Room 20 is', 'Room 20, where the lion sleeps, is'));
    const another = documentOf('zebra.txt', 'Nothing of what stood here is left.');
    world.reader.content = { documents: [house, zebra], skipped: [] };
    await library.refresh({ by: 'Ada' });
    world.reader.content = { documents: [amended, another], skipped: [] };
    await library.refresh({ by: 'Ada' });
    expect(shares).toEqual([undefined, undefined, expect.closeTo(1, 1), undefined]);

    const afresh = new World();
    afresh.reader.content = world.reader.content;
    const other = await afresh.open();
    await other.refresh({ by: 'Ada' });
    const answered = (one: IndexedLibrary) => one.answer(question, { scope: everything, limit: 3 });
    const { index: _, ...answer } = await answered(library);
    expect(answer.quotes[0]?.text).toContain('Room 20, where the lion sleeps');
    expect(await answered(other)).toMatchObject(answer);
  });

  it('answers from the old index until the new one is whole', async () => {
    const world = new World();
    const library = await world.filled();
    world.reader.content = { documents: [lionAwake], skipped: [] };
    const saving = gate();
    const reachedSave = gate();
    world.engine.beforeWrite = () => {
      reachedSave.open();
      return saving.passed;
    };
    const refreshing = library.refresh({ by: 'Ada' });
    await reachedSave.passed;
    expect(await quoted(library)).toEqual([lion.text]);
    expect((await library.catalogue(everything)).map(({ id }) => id)).toContain('zebra.txt');
    saving.open();
    const record = await refreshing;
    expect(record).toMatchObject({ added: [], changed: ['lion.txt'], removed: ['zebra.txt'] });
    expect(await quoted(library)).toEqual([lionAwake.text]);
    expect((await library.catalogue(everything)).map(({ id }) => id)).not.toContain('zebra.txt');
  });

  it('lets an answer that began before it end with the old index', async () => {
    const world = new World();
    const searching = gate();
    const reachedSearch = gate();
    const library = await world.filled();
    world.engine.beforeSearch = () => {
      reachedSearch.open();
      return searching.passed;
    };
    const answering = library.answer(question, { scope: everything, limit: 3 });
    await reachedSearch.passed;
    world.reader.content = { documents: [zebra], skipped: [] };
    const { oldFingerprint } = await library.refresh({ by: 'Ada' });
    expect(world.engine.openReaders).toBe(2);
    searching.open();
    const answer = await answering;
    expect(world.engine.openReaders).toBe(1);
    expect(answer.quotes.map(({ text }) => text)).toEqual([lion.text]);
    expect(answer.index).toEqual({ fingerprint: oldFingerprint, documents: 2, passages: 2 });
  });

  it('writes an index anew that is gone from its place, also where nothing has changed', async () => {
    const folder = join(await temporaryFolder(), 'index');
    const world = new World();
    world.reader.content = { documents: [lion, zebra], skipped: [] };
    const library = await world.open({ engine: new EmbeddedEngine({ folder }) });
    onTestFinished(() => library.close());
    await library.refresh({ by: 'Ada' });
    await rm(folder, { recursive: true });
    await library.refresh({ by: 'Ada' });
    const next = await world.open({ engine: new EmbeddedEngine({ folder }) });
    onTestFinished(() => next.close());
    expect(next.documentCount).toBe(2);
    expect(await quoted(next)).toEqual([lion.text]);
  });

  it('that is a routine is not done by one that has read the folder before', async () => {
    const world = new World();
    const library = await world.filled();
    const [reached, release] = [gate(), gate()];
    world.reader.content = { documents: [lion], skipped: [] };
    world.engine.beforeWrite = async () => {
      reached.open();
      await release.passed;
    };
    const asked = library.refresh({ by: 'Ada' });
    await reached.passed;
    world.reader.content = { documents: [lionAwake], skipped: [] };
    const joined = library.refresh({ by: 'Grace' });
    const routine = library.refresh({ by: 'watch', isRoutine: true });
    release.open();
    expect(await joined).toBe(await asked);
    expect(await routine).toMatchObject({ by: 'watch', changed: ['lion.txt'] });
    expect(await quoted(library)).toEqual([lionAwake.text]);
  });

  it('leaves everything as it was when the folder cannot be read', async () => {
    const world = new World();
    const library = await world.filled();
    const before = world.snapshot(library);
    world.reader.before = () => {
      throw new CorpusError('no such folder');
    };
    await expect(library.refresh({ by: 'Ada' })).rejects.toThrow(new CorpusError('no such folder'));
    expect(world.snapshot(library)).toEqual(before);
    expect(await quoted(library)).toEqual([lion.text]);
  });

  it('leaves everything as it was when it cannot be saved', async () => {
    const world = new World();
    const library = await world.filled();
    const before = world.snapshot(library);
    world.reader.content = { documents: [lionAwake], skipped: [] };
    world.engine.beforeWrite = () => {
      throw new Error('disk full');
    };
    await expect(library.refresh({ by: 'Ada' })).rejects.toThrow('disk full');
    expect(world.snapshot(library)).toEqual(before);
    expect(await quoted(library)).toEqual([lion.text]);
  });

  it('leaves everything as it was when it is aborted, even after the index is made', async () => {
    const world = new World();
    const library = await world.filled();
    const before = world.snapshot(library);
    world.reader.content = { documents: [lionAwake], skipped: [] };
    const aborting = new AbortController();
    world.engine.beforeWrite = () => aborting.abort();
    await expect(library.refresh({ by: 'Ada', signal: aborting.signal })).rejects.toThrow('aborted');
    expect(world.snapshot(library)).toEqual(before);
  });

  it('succeeds after one that failed', async () => {
    const world = new World();
    const library = await world.filled();
    world.reader.content = { documents: [lionAwake], skipped: [] };
    world.engine.beforeWrite = () => {
      throw new Error('disk full');
    };
    await expect(library.refresh({ by: 'Ada' })).rejects.toThrow();
    world.engine.beforeWrite = () => {};
    expect((await library.refresh({ by: 'Ada' })).changed).toEqual(['lion.txt']);
  });

  it.each([
    { what: 'an empty folder', skipped: [], told: 'it is empty' },
    {
      what: 'a folder of unreadable files',
      skipped: [{ file: 'a.txt', reason: 'not text', isFault: true as const }],
      told: 'a.txt: not text',
    },
  ])('of $what changes nothing and says so', async ({ skipped, told }) => {
    const world = new World();
    const library = await world.filled();
    const before = world.snapshot(library);
    world.reader.content = { documents: [], skipped };
    const failing = library.refresh({ by: 'Ada' });
    await expect(failing).rejects.toMatchObject({ name: 'CorpusError', kind: 'empty' });
    await expect(failing).rejects.toThrow(told);
    await expect(failing).rejects.toThrow('The old index stays in use.');
    expect(world.snapshot(library)).toEqual(before);
    expect(await quoted(library)).toEqual([lion.text]);
  });

  it('of unreadable files tells, where there is no index yet, how many they are', async () => {
    const world = new World();
    const library = await world.open();
    const skipped = [
      { file: '.git', reason: 'hidden file' },
      { file: 'a.txt', reason: 'not text', isFault: true as const },
    ];
    world.reader.content = { documents: [], skipped };
    const unreadable = async () =>
      (await library.answer(question, { scope: everything, limit: 1 })).evidence.unreadable;
    await expect(library.refresh({ by: 'Ada', dryRun: true })).rejects.toThrow(CorpusError);
    expect(await unreadable()).toBe(0);
    await expect(library.refresh({ by: 'Ada' })).rejects.toThrow(CorpusError);
    expect(await unreadable()).toBe(1);
    expect(await library.status(everything)).toMatchObject({ fingerprint: '', documents: 0, skipped });
    expect(world.engine.writes + world.log.records.length).toBe(0);
    world.reader.content = { documents: [lion], skipped: [] };
    await library.refresh({ by: 'Ada' });
    expect(await unreadable()).toBe(0);
  });

  it('that finds the same again names no change, and takes up what is left out now', async () => {
    const world = new World();
    const library = await world.filled();
    const skipped = [{ file: 'new.txt', reason: 'not text', isFault: true as const }];
    world.reader.content = { documents: [lion, zebra], skipped };
    const record = await library.refresh({ by: 'Ada' });
    expect(record).toMatchObject({ added: [], changed: [], removed: [], documents: 2, passages: 2 });
    expect(record.fingerprint).toBe(record.oldFingerprint);
    expect((await library.status(everything)).skipped).toEqual(skipped);
    expect((await library.answer(question, { scope: everything, limit: 1 })).evidence.unreadable).toBe(1);
  });

  it('on trial tells what would change, and saves, records, locks and changes nothing', async () => {
    const world = new World();
    const library = await world.filled();
    const before = world.snapshot(library);
    world.reader.content = { documents: [lionAwake], skipped: [] };
    world.lock.isHeld = true;
    const record = await library.refresh({ by: 'Ada', dryRun: true });
    expect(record).toMatchObject({
      changed: ['lion.txt'],
      removed: ['zebra.txt'],
      documents: 1,
      passages: 1,
      dryRun: true,
      oldFingerprint: library.fingerprint,
      fingerprint: fingerprint(lionAwake),
    });
    expect(world.snapshot(library)).toEqual({ ...before, isHeld: true });
    expect(await quoted(library)).toEqual([lion.text]);
  });
});

describe('two refreshes', () => {
  it('in one process are one: the second joins the first and gives its record', async () => {
    const world = new World();
    const library = await world.filled();
    const reading = gate();
    world.reader.before = () => reading.passed;
    world.reader.content = { documents: [lionAwake], skipped: [] };
    const readings = world.reader.readings;
    const first = library.refresh({ by: 'Ada' });
    const second = library.refresh({ by: 'Bob' });
    reading.open();
    expect(await second).toBe(await first);
    expect((await second).by).toBe('Ada');
    expect(world.reader.readings).toBe(readings + 1);
    expect(world.log.records).toHaveLength(2);
  });

  it('in two processes are one: the second waits, gives the first one’s record and its index', async () => {
    const world = new World();
    const library = await world.filled();
    const other = await world.open();
    const reading = gate();
    world.reader.content = { documents: [lionAwake], skipped: [] };
    world.reader.before = () => reading.passed;
    const first = library.refresh({ by: 'Ada' });
    const progress: string[] = [];
    world.whileWaiting = async () => {
      reading.open();
      await first;
    };
    const second = await other.refresh({ by: 'Bob', onProgress: ({ label }) => progress.push(label) });
    expect(second).toEqual(await first);
    expect(second.by).toBe('Ada');
    expect(progress).toEqual(['Another refresh is running']);
    expect(await quoted(other)).toEqual([lionAwake.text]);
    expect(world.lock.isHeld).toBe(false);
  });

  it('become the second one’s own when the first died without a record', async () => {
    const world = new World();
    const library = await world.filled();
    world.reader.content = { documents: [lionAwake], skipped: [] };
    world.lock.isHeld = true;
    world.whileWaiting = () => {
      world.lock.isHeld = false;
    };
    const record = await library.refresh({ by: 'Bob' });
    expect(record).toMatchObject({ by: 'Bob', changed: ['lion.txt'] });
    expect(world.log.records).toHaveLength(2);
    expect(world.lock.isHeld).toBe(false);
  });

  it('leave the lock alone when the waiting one is aborted', async () => {
    const world = new World();
    const library = await world.filled();
    const aborting = new AbortController();
    world.lock.isHeld = true;
    world.whileWaiting = () => aborting.abort();
    await expect(library.refresh({ by: 'Bob', signal: aborting.signal })).rejects.toThrow('aborted');
    expect(world.lock.isHeld).toBe(true);
    expect(world.log.records).toHaveLength(1);
  });
});

describe('a library that follows others', () => {
  it('swaps in what another process has saved, once', async () => {
    const world = new World();
    const library = await world.filled();
    const other = await world.open();
    expect(await quoted(other)).toEqual([lion.text]);
    expect(await other.followOthers()).toBe(false);
    world.reader.content = { documents: [lionAwake], skipped: [] };
    await library.refresh({ by: 'Ada' });
    expect(await quoted(other)).toEqual([lion.text]);
    expect(await other.followOthers()).toBe(true);
    expect(await quoted(other)).toEqual([lionAwake.text]);
    expect(await other.followOthers()).toBe(false);
    expect(other.fingerprint).toBe(library.fingerprint);
  });

  it('takes up what is left out now, also when the documents are the same, without another', async () => {
    const world = new World();
    const library = await world.filled();
    const other = await world.open();
    const skipped = [{ file: 'new.txt', reason: 'not text', isFault: true as const }];
    world.reader.content = { documents: [lion, zebra], skipped };
    await library.refresh({ by: 'Ada' });
    expect(await other.followOthers()).toBe(true);
    expect(await other.status(everything)).toEqual(await library.status(everything));
    expect((await other.answer(question, { scope: everything, limit: 1 })).evidence.unreadable).toBe(1);
    expect(await quoted(other)).toEqual([lion.text]);
  });

  it('does not swap in what it has saved itself', async () => {
    const library = await new World().filled();
    expect(await library.followOthers()).toBe(false);
  });

  it('keeps its own newer index when that is done while an older one is being swapped in', async () => {
    const world = new World();
    const library = await world.filled();
    const other = await world.open();
    world.reader.content = { documents: [zebra], skipped: [] };
    await library.refresh({ by: 'Ada' });

    const opening = gate();
    const reachedOpen = gate();
    world.engine.beforeOpen = () => {
      reachedOpen.open();
      return opening.passed;
    };
    const following = other.followOthers();
    await reachedOpen.passed;
    world.engine.beforeOpen = () => {};
    world.reader.content = { documents: [lionAwake], skipped: [] };
    await other.refresh({ by: 'Bob' });
    opening.open();
    await following;
    expect(await quoted(other)).toEqual([lionAwake.text]);
  });

  it('keeps answering from its own index when the saved one is damaged', async () => {
    const world = new World();
    const library = await world.filled();
    world.engine.problem = 'index was damaged';
    world.engine.writes++;
    await library.followOthers();
    expect(await quoted(library)).toEqual([lion.text]);
  });
});

describe('refreshUnlessBusy', () => {
  it('refreshes where nobody else does', async () => {
    const world = new World();
    const library = await world.filled();
    world.reader.content = { documents: [lionAwake], skipped: [] };
    expect(await library.refreshUnlessBusy({ by: 'Ada' })).toMatchObject({ changed: ['lion.txt'] });
    expect(await quoted(library)).toEqual([lionAwake.text]);
    expect(world.lock.isHeld).toBe(false);
  });

  it('leaves the old index in use while another process refreshes', async () => {
    const world = new World();
    const library = await world.filled();
    world.reader.content = { documents: [lionAwake], skipped: [] };
    const release = await world.lock.tryAcquire();
    const { readings } = world.reader;
    expect(await library.refreshUnlessBusy({ by: 'Ada' })).toBeUndefined();
    expect([await quoted(library), world.reader.readings]).toEqual([[lion.text], readings]);
    await release?.();
  });

  it('does not begin a second one in this process', async () => {
    const world = new World();
    const library = await world.filled();
    const { passed, open } = gate();
    world.reader.before = () => passed;
    const running = library.refresh({ by: 'Ada' });
    expect(await library.refreshUnlessBusy({ by: 'Bob' })).toBeUndefined();
    open();
    await running;
  });
});

describe('a library that opens', () => {
  it('answers from what was saved, with the age of that', async () => {
    const world = new World();
    const before = await world.filled();
    const status = await before.status(everything);
    world.clock = 9_000_000;
    const opened = await world.open();
    expect(await quoted(opened)).toEqual([lion.text]);
    expect(await opened.status(everything)).toEqual(status);
  });

  it('is empty, and tells why, where the saved index cannot be trusted', async () => {
    const world = new World();
    world.engine.problem = 'index was damaged';
    world.engine.writes = 1;
    const { library, problem } = await IndexedLibrary.open(world.parts(), settings);
    expect(problem).toBe('index was damaged');
    expect(library.documentCount).toBe(0);
    const answer = await library.answer(question, { scope: everything, limit: 3 });
    expect(answer).toMatchObject({ kind: 'not-found', evidence: { unsearchable: 'nothing-indexed' } });
  });

  it('reads the folder into memory alone when asked to', async () => {
    const world = new World();
    world.reader.content = { documents: [lion], skipped: [] };
    const library = await IndexedLibrary.read(world.parts(), settings);
    expect(await quoted(library)).toEqual([lion.text]);
    expect(world.log.records.length + world.lock.attempts).toBe(0);
  });
});

describe('suggestions', () => {
  const headed = documentOf(
    'savannah.md',
    '# Savannah\n\n## Where do zebras drink?\n\nZebras drink at the river early in the morning, before it is hot.\n',
  );
  const only: Scope = { kind: 'documents', ids: new Set(['savannah.md']) };

  it('are made on each index before anybody asks: of all documents, and of what was asked for before', async () => {
    const world = new World();
    const related = vi.fn(() => []);
    const thesaurus = { related, broader: () => [], verbOf: () => ({ words: [] }), knows: () => false };
    const library = await world.open({ thesaurus });
    world.reader.content = { documents: [headed], skipped: [] };
    await library.refresh({ by: 'Ada' });
    expect([await library.suggestAhead(), await library.suggestAhead()]).toEqual([true, false]);
    const asked = 'Where do zebras drink?';
    expect(await library.suggestions(only)).toEqual([{ question: asked, topic: asked }]);
    world.reader.content = { documents: [headed, zebra], skipped: [] };
    await library.refresh({ by: 'Ada' });
    while (await library.suggestAhead());
    // Every question that is tried is read with the thesaurus: whoever asks now waits for none.
    expect(related).toHaveBeenCalled();
    related.mockClear();
    expect((await library.suggestions(everything)).length).toBeGreaterThan(0);
    expect(await library.suggestions(only)).toEqual([{ question: asked, topic: asked }]);
    expect(related).not.toHaveBeenCalled();
  });

  it('that an index fails to answer are told of once, and are made again on the next index', async () => {
    const world = new World();
    const library = await world.open();
    world.reader.content = { documents: [headed], skipped: [] };
    await library.refresh({ by: 'Ada' });
    const damage = new Error('the index is damaged');
    world.engine.beforeSearch = () => {
      throw damage;
    };
    const ending = new AbortController();
    let waits = 0;
    world.whileWaiting = async () => {
      waits++;
      // Before the first question is tried, and twice while the damaged index stays.
      if (waits !== 3) return;
      world.engine.beforeSearch = () => {};
      world.reader.content = { documents: [headed, lion], skipped: [] };
      await library.refresh({ by: 'Ada' });
      world.whileWaiting = async () => {
        if (!(await library.suggestAhead())) ending.abort();
      };
    };
    const failures: unknown[] = [];
    await library.keepTrying(ending.signal, (error) => failures.push(error));
    expect(failures).toEqual([damage]);
    expect((await library.suggestions(everything)).length).toBeGreaterThan(0);
  });

  it('stop where another index has taken the place of theirs', async () => {
    const world = new World();
    const library = await world.open();
    world.reader.content = { documents: [headed], skipped: [] };
    await library.refresh({ by: 'Ada' });
    let tries = 0;
    world.whileWaiting = async () => {
      if (++tries > 1) return;
      world.reader.content = { documents: [headed, lion], skipped: [] };
      await library.refresh({ by: 'Ada' });
    };
    expect(await library.suggestAhead()).toBe(true);
    expect(tries).toBe(1);
    expect(await library.suggestAhead()).toBe(true);
    expect((await library.suggestions(everything)).length).toBeGreaterThan(0);
  });
});

describe('quotesAgain', () => {
  const given = (document: typeof lion, start: number, end: number) => ({
    documentId: document.id,
    documentHash: hashOf(document.text),
    span: { start, end },
  });

  it('slices given spans again, in their order, with the question’s words marked', async () => {
    const library = await new World().filled();
    const quotes = await library.quotesAgain(
      [given(zebra, 4, 9), given(lion, 0, 15)],
      'which lion',
      everything,
    );
    expect(quotes.map(({ text }) => text)).toEqual(['zebra', 'The lion sleeps']);
    expect(quotes.map(({ highlights }) => highlights)).toEqual([[], [{ start: 4, end: 8 }]]);
  });

  it('leaves out documents that have changed, and those that are gone', async () => {
    const world = new World();
    const library = await world.filled();
    world.reader.content = { documents: [lionAwake, documentOf('new.txt', 'A new one.')], skipped: [] };
    await library.refresh({ by: 'Ada' });
    const again = [given(lion, 0, 8), given(zebra, 0, 9), given(lionAwake, 0, 8)];
    expect((await library.quotesAgain(again, question, everything)).map(({ text }) => text)).toEqual([
      'The lion',
    ]);
  });
});

it('lists, counts and gives documents of the scope alone', async () => {
  const library = await new World().filled();
  const scope = { kind: 'documents', ids: new Set(['zebra.txt', 'no-such.txt']) } as const;
  expect(await library.catalogue(scope)).toEqual([
    {
      id: 'zebra.txt',
      title: 'zebra.txt',
      titleOrigin: 'file-name',
      bytes: zebra.bytes,
      hash: hashOf(zebra.text),
      metadataHash: metadataHashOf(zebra),
      length: zebra.text.length,
      passages: 1,
    },
  ]);
  expect(await library.status(scope)).toMatchObject({ documents: 1, passages: 1 });
});
