import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexedLibrary } from '../../src/core/indexed-library.js';
import { hashed } from '../../src/core/indexing/hashes.js';
import type { Document, HashedDocument } from '../../src/core/types/document.js';
import { everything } from '../../src/core/types/scope.js';
import { FolderReader, type FolderReaderOptions } from '../../src/corpus/folder-reader.js';
import type { Format } from '../../src/corpus/format.js';
import { text } from '../../src/corpus/formats/text.js';
import type { Source } from '../../src/corpus/sources/source.js';
import { ParserFailed, Unreadable } from '../../src/corpus/unreadable.js';
import { FakeEngine, FakeLock, FakeLog } from '../support/ports.js';
import { addFiles, folderOf, parsingLimits, said, temporaryFolder, unprivileged } from './folder.js';

/** Long ago, in seconds since 1970. */
const old = 1_700_000_000;

/** Text files, of which some are broken, and some in part. */
function formatTelling(isOpened: (content: string) => void): Format {
  return {
    ...text,
    read: async (bytes, limits) => {
      const content = Buffer.from(bytes).toString();
      isOpened(content);
      if (content.startsWith('unlucky')) throw new ParserFailed('its parser failed');
      if (content.startsWith('broken')) throw new Unreadable('is broken');
      const reading = await text.read(bytes, limits);
      return content.startsWith('half') ? { ...reading, fault: 'half of it is missing' } : reading;
    },
  };
}

/** A folder that is read again and again, and what an index of it would hold. */
class World {
  readonly opened: string[] = [];
  known = new Map<string, HashedDocument>();
  key = 'one';
  readonly folder: string;
  readonly seenFile: string;
  readonly #options: Partial<FolderReaderOptions>;

  private constructor(folder: string, seenFile: string, options: Partial<FolderReaderOptions>) {
    this.folder = folder;
    this.seenFile = seenFile;
    this.#options = options;
  }

  static async with(
    files: Readonly<Record<string, string>>,
    options: Partial<FolderReaderOptions> = {},
  ): Promise<World> {
    const world = new World(await folderOf({}), join(await temporaryFolder(), 'seen.jsonl'), options);
    await world.write(files);
    return world;
  }

  /** @param seconds When the files say that they were changed. */
  async write(files: Readonly<Record<string, string>>, seconds = old): Promise<void> {
    await addFiles(this.folder, files);
    for (const id of Object.keys(files)) utimesSync(this.path(id), seconds, seconds);
  }

  path(id: string): string {
    return join(this.folder, id);
  }

  reader(): FolderReader {
    const watched = formatTelling((content) => this.opened.push(content));
    const seen = { file: this.seenFile, key: async () => this.key };
    const given = { folder: this.folder, maxFileBytes: 10_000, parsing: parsingLimits };
    return new FolderReader({ ...given, formats: [watched], seen, ...this.#options });
  }

  /** One refresh. @returns what was opened, sorted, and what the reading said. */
  async refresh({ full = false } = {}) {
    this.opened.length = 0;
    const reader = this.reader();
    const progress: object[] = [];
    const onProgress = (one: object) => progress.push(one);
    const reading = await reader.read({ ...(full ? {} : { known: this.known }), onProgress });
    const read: Document[] = [];
    for await (const document of reading.documents) read.push(document);
    const earlier = read.map(({ id, file }) => [id, file?.earlierTexts]);
    const unchanged = reading.unchanged ?? [];
    const restated = [...(reading.restated ?? [])];
    const kept = unchanged.map((id) => [id, this.known.get(id) as HashedDocument] as const);
    this.known = new Map([...kept, ...read.map((document) => [document.id, hashed(document)] as const)]);
    await reading.remember?.([...this.known.values()]);
    return {
      opened: this.opened.toSorted(),
      unchanged,
      restated,
      skipped: reading.skipped,
      progress,
      earlier,
    };
  }
}

describe('a folder that is read again', () => {
  it('has no file opened that looks as it did', async () => {
    const world = await World.with({ 'a.txt': 'One.', 'b/c.txt': 'Three.' });
    expect((await world.refresh()).opened).toEqual(['One.', 'Three.']);
    const again = await world.refresh();
    expect(again).toMatchObject({ opened: [], unchanged: ['a.txt', 'b/c.txt'] });
    expect(again.progress).toEqual([{ done: 2, total: 2, doneBytes: 10, totalBytes: 10 }]);
  });

  it('has opened what is new, of another size, of another time, or another file under the same name', async () => {
    const world = await World.with({ 'a.txt': 'One.', 'b.txt': 'Two.', 'c.txt': 'Three.', 'd.txt': 'Four.' });
    await world.refresh();
    await world.write({ 'a.txt': 'One and more.', 'e.txt': 'Five.' });
    utimesSync(world.path('b.txt'), old, old + 1);
    await world.write({ 'new.tmp': 'Third.' });
    renameSync(world.path('new.tmp'), world.path('c.txt'));
    const again = await world.refresh();
    expect(again.opened).toEqual(['Five.', 'One and more.', 'Third.', 'Two.']);
    expect(again.unchanged).toEqual(['d.txt']);
    expect(again.progress.at(0)).toMatchObject({ done: 1, total: 5, doneBytes: 5 });
    expect(again.progress.at(-1)).toMatchObject({ done: 5, total: 5, doneBytes: 33, totalBytes: 33 });
  });

  it('has opened again what was changed so shortly before that it may have been changed once more', async () => {
    const world = await World.with({});
    await world.write({ 'a.txt': 'One.' }, Date.now() / 1_000);
    await world.refresh();
    const { mtimeMs } = statSync(world.path('a.txt'));
    writeFileSync(world.path('a.txt'), 'Two.');
    utimesSync(world.path('a.txt'), mtimeMs / 1_000, mtimeMs / 1_000);
    expect((await world.refresh()).opened).toEqual(['Two.']);
  });

  it('hides an edit of the same size whose time was put back, until everything is read', async () => {
    const world = await World.with({ 'a.txt': 'One.' });
    await world.refresh();
    writeFileSync(world.path('a.txt'), 'Two.');
    utimesSync(world.path('a.txt'), old, old);
    expect((await world.refresh()).opened).toEqual([]);
    expect((await world.refresh({ full: true })).opened).toEqual(['Two.']);
    expect((await world.refresh()).opened).toEqual([]);
  });

  it('has opened what the index holds differently, or not at all', async () => {
    const world = await World.with({ 'a.txt': 'One.', 'b.txt': 'Two.' });
    await world.refresh();
    world.known.delete('a.txt');
    const b = world.known.get('b.txt') as HashedDocument;
    world.known.set('b.txt', { ...b, metadataHash: 'another' });
    expect((await world.refresh()).opened).toEqual(['One.', 'Two.']);
  });

  it('has everything opened when files are read differently than before', async () => {
    const world = await World.with({ 'a.txt': 'One.' });
    await world.refresh();
    world.key = 'two';
    expect((await world.refresh()).opened).toEqual(['One.']);
    expect((await world.refresh()).opened).toEqual([]);
  });

  it('has no file opened of which the operator says something else, unless it is the encoding', async () => {
    const told: Record<string, Source> = { 'a.txt': { title: 'First' }, 'b.txt': { author: 'Ada' } };
    const world = await World.with(
      { 'a.txt': 'One.', 'b.txt': 'Two.', 'c.txt': 'broken' },
      { sources: () => said(told)() },
    );
    await world.refresh();
    told['a.txt'] = { title: 'The first', publisher: 'Example', language: 'de' };
    told['b.txt'] = { author: 'Ada', encoding: 'koi8-r' };
    told['c.txt'] = { author: 'Ada' };
    const again = await world.refresh();
    expect([again.opened, again.unchanged]).toEqual([['Two.'], []]);
    expect(again.restated).toEqual([
      ['a.txt', { title: 'The first', titleOrigin: 'sources', publisher: 'Example', language: 'de' }],
    ]);
  });

  it('names the faults of files again that are not opened', async () => {
    const world = await World.with({ 'a.txt': 'broken', 'b.txt': 'half of it', 'c.txt': 'whole' });
    const { skipped } = await world.refresh();
    expect(skipped).toEqual([
      { file: 'a.txt', reason: 'is broken', isFault: true },
      {
        file: 'b.txt',
        reason: 'half of it is missing; the rest of it is read',
        isFault: true,
        isPartial: true,
      },
    ]);
    expect(await world.refresh()).toMatchObject({ opened: [], skipped, unchanged: ['b.txt', 'c.txt'] });
    await world.write({ 'a.txt': 'it is mended' });
    expect(await world.refresh()).toMatchObject({ opened: ['it is mended'], skipped: skipped.slice(1) });
  });

  it('has a file tried again whose parser failed through no fault of the file', async () => {
    const world = await World.with({ 'a.txt': 'unlucky', 'b.txt': 'Two.' });
    const skipped = [{ file: 'a.txt', reason: 'its parser failed', isFault: true }];
    expect(await world.refresh()).toMatchObject({ opened: ['Two.', 'unlucky'], skipped });
    expect(await world.refresh()).toMatchObject({ opened: ['unlucky'], skipped });
  });

  it('has a file tried again that could not be opened', async () => {
    const world = await World.with({ 'a.txt': 'One.' });
    await chmod(world.folder, 0o755);
    await chmod(world.path('a.txt'), 0);
    const closed = await unprivileged(async () => {
      const reading = await world.reader().read({ known: new Map() });
      for await (const _ of reading.documents) throw new Error('it was opened');
      return reading;
    });
    expect(closed.skipped).toMatchObject([{ file: 'a.txt', reason: 'cannot be opened: permission denied' }]);
    await closed.remember?.([]);
    await chmod(world.path('a.txt'), 0o644);
    expect(await world.refresh()).toMatchObject({ opened: ['One.'], skipped: [] });
  });

  it.each(['', 'no JSON', '{"format":"verbatim-seen","version":1,"key":"one"}\n["a.txt",{}]\n', 'cut off'])(
    'has everything opened where what was seen reads %j',
    async (content) => {
      const world = await World.with({ 'a.txt': 'One.' });
      await world.refresh();
      const before = readFileSync(world.seenFile, 'utf8');
      writeFileSync(world.seenFile, content === 'cut off' ? before.slice(0, -5) : content);
      expect((await world.refresh()).opened).toEqual(['One.']);
      expect(readFileSync(world.seenFile, 'utf8')).toBe(before);
    },
  );

  it('is read all the same where nothing can be kept', async () => {
    const world = await World.with({ 'a.txt': 'One.' });
    writeFileSync(world.seenFile, '');
    const below = { seen: { file: join(world.seenFile, 'no-folder'), key: async () => 'one' } };
    const other = await World.with({ 'a.txt': 'One.' }, below);
    expect((await other.refresh()).opened).toEqual(['One.']);
    expect((await other.refresh()).opened).toEqual(['One.']);
  });

  it('gives, whatever happened to its files, what reading all of it gives', async () => {
    const step = fc.record({
      id: fc.constantFrom('a.txt', 'b.txt', 'x/a.txt', '__proto__.txt'),
      content: fc.constantFrom('One.', 'Two.', 'Three.', 'broken', 'half.', undefined),
      seconds: fc.constantFrom<number | 'now'>(old, old + 1, 'now'),
      isReplaced: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 4 }), async (rounds) => {
        const world = await World.with({});
        const times = new Map<string, string>();
        for (const round of rounds) {
          for (const { id, content, seconds, isReplaced } of round) {
            if (content === undefined || isReplaced) rmSync(world.path(id), { force: true });
            if (content === undefined) continue;
            const time = seconds === 'now' ? Date.now() / 1_000 : seconds;
            // The limit of the method: a time is never given twice to different content of one file.
            const isTaken = times.get(`${id} ${time} ${content.length}`) ?? content;
            times.set(`${id} ${time} ${content.length}`, isTaken);
            await world.write({ [id]: isTaken }, time);
          }
          const { skipped } = await world.refresh();
          const reading = await new FolderReader({
            folder: world.folder,
            maxFileBytes: 10_000,
            parsing: parsingLimits,
            formats: [formatTelling(() => {})],
          }).read();
          const documents: HashedDocument[] = [];
          for await (const document of reading.documents) documents.push(hashed(document));
          expect([...world.known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(documents);
          expect(skipped).toEqual(reading.skipped);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a refresh of such a folder', () => {
  it('keeps in the index what was not opened, tells the same as one that opens all, and is exact again when full', async () => {
    const world = await World.with({
      'a.txt': 'The bell of the church rang in the morning, and we all heard it.',
      'b.txt': 'The ship left the harbour when the tide was high, as it does on most days.',
      'c.txt': 'broken',
    });
    const log = new FakeLog();
    const parts = {
      engine: new FakeEngine(),
      lock: new FakeLock(),
      log,
      now: Date.now,
      sleep: async () => {},
    };
    const settings = { minConfidence: 0.1, maxQuestionLength: 200 };
    const refresh = async (how: { full?: boolean; dryRun?: boolean } = {}) => {
      const { library } = await IndexedLibrary.open({ ...parts, corpus: world.reader() }, settings);
      world.opened.length = 0;
      const record = await library.refresh({ by: 'Ada', ...how });
      return { record, library, opened: [...world.opened] };
    };
    const first = await refresh();
    const again = await refresh();
    expect(again.opened).toEqual([]);
    const { documents, passages, fingerprint, skipped } = first.record;
    expect(again.record).toMatchObject({
      added: [],
      changed: [],
      removed: [],
      documents,
      passages,
      fingerprint,
      skipped,
    });
    await world.write({ 'a.txt': 'The bell of the church rang twice in the morning, and we all heard it.' });
    rmSync(world.path('b.txt'));
    const dry = await refresh({ dryRun: true });
    const changed = await refresh();
    for (const { record, opened } of [dry, changed]) {
      expect(opened).toEqual(['The bell of the church rang twice in the morning, and we all heard it.']);
      expect(record).toMatchObject({
        changed: ['a.txt'],
        removed: ['b.txt'],
        documents: 1,
        passages: 1,
        skipped,
      });
    }
    expect(dry.record.fingerprint).toBe(changed.record.fingerprint);
    const { quotes } = await changed.library.answer('when did the bell ring', {
      scope: everything,
      limit: 3,
    });
    expect(quotes.map(({ text: words }) => words)).toEqual([
      'The bell of the church rang twice in the morning, and we all heard it.',
    ]);
    writeFileSync(
      world.path('a.txt'),
      'The bell of the church rang again in the morning, and we all heard it.',
    );
    utimesSync(world.path('a.txt'), old, old);
    expect((await refresh()).record.changed).toEqual([]);
    expect((await refresh({ full: true })).record.changed).toEqual(['a.txt']);
  });
});

describe('a folder that another version of the program reads', () => {
  it('tells which texts were read before in the very same bytes, however the files look', async () => {
    const world = await World.with({ 'a.txt': 'One.', 'b.txt': 'Two.' });
    expect((await world.refresh()).earlier).toEqual([
      ['a.txt', []],
      ['b.txt', []],
    ]);
    const [a, b] = ['a.txt', 'b.txt'].map((id) => world.known.get(id)?.hash);
    world.key = 'two';
    utimesSync(world.path('a.txt'), old + 9, old + 9);
    await world.write({ 'b.txt': 'Six.' });
    expect((await world.refresh({ full: true })).earlier).toEqual([
      ['a.txt', [a]],
      ['b.txt', []],
    ]);
    expect(b).toBeDefined();
  });

  it('takes files for the same that look the same, where a version before kept no hash of their bytes', async () => {
    const world = await World.with({ 'a.txt': 'One.', 'b.txt': 'Two.' });
    await world.refresh();
    const lines = readFileSync(world.seenFile, 'utf8');
    const older = lines.replaceAll(/"history":\{[^}]*\},?/g, '').replaceAll(',}', '}');
    expect(older).not.toBe(lines);
    writeFileSync(world.seenFile, older);
    world.key = 'two';
    await world.write({ 'b.txt': 'Six.' }, old + 9);
    const a = world.known.get('a.txt')?.hash;
    expect((await world.refresh()).earlier).toEqual([
      ['a.txt', [a]],
      ['b.txt', []],
    ]);
  });
});
