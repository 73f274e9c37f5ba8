import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/core/document.js';
import type { SavedIndex } from '../../src/core/ports.js';
import { MemoryIndexStore } from '../../src/state/memory-index-store.js';
import { SavedIndexStore } from '../../src/state/saved-index-store.js';
import { StateError } from '../../src/state/state-error.js';
import { temporaryFolder } from '../corpus/folder.js';

const small: SavedIndex = {
  fingerprint: 'f'.repeat(64),
  documents: [
    {
      id: 'a.txt',
      title: 'Data “deal”\u2028🎉',
      titleOrigin: 'front-matter',
      url: 'https://example.com/',
      author: 'Ada',
      date: '2018-06-05',
      publisher: 'P',
      text: '---\r\ntitle: T\r\n---\r\nBody, with a half \ud800 of a pair.',
      body: { start: 21, end: 40 },
      bytes: 60,
    },
    { id: '__proto__', title: 't', titleOrigin: 'opening-words', text: 't', bytes: 1 },
  ],
  skipped: [
    { file: '.env', reason: 'hidden file' },
    { file: 'scan.txt', reason: 'not text', isFault: true },
  ],
  savedAt: 1_700_000_000_000,
};

const documents: fc.Arbitrary<Document> = fc
  .record(
    {
      id: fc.string({ minLength: 1, unit: 'binary' }),
      title: fc.string({ unit: 'grapheme' }),
      titleOrigin: fc.constantFrom('front-matter', 'sources', 'heading', 'file-name', 'opening-words'),
      text: fc.string({ unit: 'binary' }),
      bytes: fc.nat(),
      url: fc.webUrl(),
      author: fc.string(),
      date: fc.string(),
      publisher: fc.string(),
      body: fc.constant({ start: 0, end: 0 }),
    },
    { requiredKeys: ['id', 'title', 'titleOrigin', 'text', 'bytes'], noNullPrototype: true },
  )
  .map((document) => document as Document);

const savedIndexes: fc.Arbitrary<SavedIndex> = fc.record(
  {
    fingerprint: fc.string(),
    documents: fc.array(documents),
    skipped: fc.array(fc.record({ file: fc.string(), reason: fc.string() }, { noNullPrototype: true })),
    savedAt: fc.nat(),
  },
  { noNullPrototype: true },
);

async function newStore() {
  const folder = join(await temporaryFolder(), 'state', 'index-0');
  return { folder, file: join(folder, 'index.jsonl'), store: new SavedIndexStore(folder) };
}

describe.each([
  ['SavedIndexStore', async () => (await newStore()).store],
  ['MemoryIndexStore', async () => new MemoryIndexStore()],
])('%s', (_, create) => {
  it('has nothing, no problem and no generation at first', async () => {
    const store = await create();
    expect(await store.load()).toEqual({});
    expect(await store.generation()).toBeUndefined();
  });

  it('gives the last index back as it was saved', async () => {
    const store = await create();
    await store.save({ ...small, fingerprint: 'older' });
    await store.save(small);
    expect(await store.load()).toEqual({ saved: small });
  });

  it('has a new generation after each save, and the same in between', async () => {
    const store = await create();
    const seen = new Set<string | undefined>();
    for (let i = 0; i < 10; i++) {
      await store.save(small);
      seen.add(await store.generation());
      expect(seen).toContain(await store.generation());
    }
    expect([seen.size, seen.has(undefined)]).toEqual([10, false]);
  });
});

describe('SavedIndexStore', () => {
  it('loads equal to what was saved, whatever it holds', async () => {
    const { store } = await newStore();
    await fc.assert(
      fc.asyncProperty(savedIndexes, async (saved) => {
        await store.save(saved);
        expect(await store.load()).toEqual({ saved });
      }),
      { numRuns: 60 },
    );
  });

  it('loads documents that are longer than the pieces it reads', async () => {
    const { store } = await newStore();
    const texts = ['é'.repeat(1_500_000), 'short', '\n'.repeat(600_000), 'x'.repeat((1 << 20) - 100)];
    const saved = {
      ...small,
      documents: texts.map((text, i) => ({
        id: `${i}`,
        title: 't',
        titleOrigin: 'heading' as const,
        text,
        bytes: 1,
      })),
    };
    await store.save(saved);
    const loaded = (await store.load()).saved?.documents ?? [];
    expect(loaded.map(({ text }, i) => text === texts[i])).toEqual([true, true, true, true]);
  });

  it('shows another process’s index to a store that is already open', async () => {
    const { folder, store } = await newStore();
    await store.save(small);
    const before = await store.generation();
    await new SavedIndexStore(folder).save({ ...small, fingerprint: 'newer' });
    expect(await store.generation()).not.toBe(before);
    expect((await store.load()).saved?.fingerprint).toBe('newer');
  });

  it('refuses a file that is cut off anywhere', async () => {
    const { file, store } = await newStore();
    await store.save(small);
    const whole = await readFile(file);
    for (let length = 0; length < whole.length; length++) {
      await writeFile(file, whole.subarray(0, length));
      const { saved, problem } = await store.load();
      expect([length, saved, problem]).toEqual([length, undefined, expect.stringContaining(`${file} `)]);
    }
  });

  it('refuses a file in which any byte is another one', async () => {
    const { file, store } = await newStore();
    await store.save(small);
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(whole);
        changed[at] = (whole[at] ?? 0) ^ flip;
        await writeFile(file, changed);
        const { saved, problem } = await store.load();
        expect([saved, typeof problem]).toEqual([undefined, 'string']);
      }),
      { numRuns: 400 },
    );
  });

  it.each<[string, (whole: string) => string, string]>([
    ['empty', () => '', 'is cut off'],
    ['of something else', () => '{"some":"json"}\n', 'is no saved index'],
    ['no JSON', () => 'PK\u0003\u0004 zip\n', 'is no saved index'],
    ['a long line', () => 'x'.repeat(3_000_000), 'is no saved index'],
    [
      'of another version',
      (whole) => whole.replace('"version":1', '"version":2'),
      'was written by another version',
    ],
    ['longer than sealed', (whole) => `${whole}{}\n`, 'goes on after its end'],
    ['two files in one', (whole) => whole + whole, 'goes on after its end'],
    ['missing a document', (whole) => whole.replace(/\n.*__proto__.*\n/, '\n'), 'is damaged'],
    [
      'promising more than it holds',
      (whole) => whole.replace('"documents":2', '"documents":99999999'),
      'is damaged',
    ],
  ])('names a file that is %s, and what is wrong', async (_, change, reason) => {
    const { file, store } = await newStore();
    await store.save(small);
    await writeFile(file, change(await readFile(file, 'utf8')));
    const { saved, problem } = await store.load();
    expect(saved).toBeUndefined();
    expect(problem).toBe(
      `the saved index ${file} ${reason}${reason.endsWith('version') ? ' of Verbatim' : ''}: it is left alone, and the corpus is read again`,
    );
    await store.save(small);
    expect((await store.load()).saved).toEqual(small);
  });

  it('names a file that cannot be opened as one', async () => {
    const { file, store } = await newStore();
    await mkdir(file, { recursive: true });
    expect((await store.load()).problem).toContain(`${file} cannot be read (EISDIR)`);
  });

  it.skipIf(process.platform === 'win32')('keeps what it writes to its owner', async () => {
    const { folder, file, store } = await newStore();
    await store.save(small);
    expect([(await stat(folder)).mode & 0o777, (await stat(file)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('ignores what a writer that died left behind, and clears it away at the next save', async () => {
    const { folder, store } = await newStore();
    await store.save(small);
    await writeFile(join(folder, 'index.jsonl.99-abc.new'), 'half an ind');
    expect((await store.load()).saved).toEqual(small);
    await store.save(small);
    expect(await readdir(folder)).toEqual(['index.jsonl']);
  });

  it('keeps the old index, and leaves nothing behind, when a new one cannot be written', async () => {
    const { folder, store } = await newStore();
    await store.save(small);
    const unwritable = {
      ...small,
      documents: [{ ...small.documents[0], bytes: 1n }],
    } as unknown as SavedIndex;
    await expect(store.save(unwritable)).rejects.toThrow(StateError);
    expect(await store.load()).toEqual({ saved: small });
    expect(await readdir(folder)).toEqual(['index.jsonl']);
  });

  it('says what, where and what to do when its folder cannot be made', async () => {
    const { folder, store } = await newStore();
    await mkdir(join(folder, '..', '..'), { recursive: true });
    await writeFile(join(folder, '..'), 'a file');
    await expect(store.save(small)).rejects.toThrow(`the index could not be saved in ${folder} (ENOTDIR)`);
    expect(await store.generation()).toBeUndefined();
    await rm(join(folder, '..'));
  });

  it('reads the index it began with to the end while another one is saved', async () => {
    const { store } = await newStore();
    const large = {
      ...small,
      documents: Array.from({ length: 3000 }, (_, i) => ({
        id: `${i}`,
        title: 't',
        titleOrigin: 'heading' as const,
        text: 'x'.repeat(1000),
        bytes: 1000,
      })),
    };
    await store.save(large);
    const [loaded] = await Promise.all([store.load(), store.save(small)]);
    expect([3000, 2]).toContain(loaded.saved?.documents.length);
    expect(loaded.problem).toBeUndefined();
  });
});
