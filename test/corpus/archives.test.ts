import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashed } from '../../src/core/indexing/hashes.js';
import type { HashedDocument } from '../../src/core/types/document.js';
import { FolderReader } from '../../src/corpus/folder-reader.js';
import { pdf } from '../support/pdf.js';
import { bombEntry, type ZipEntry, zip, zipEntry } from '../support/zip.js';
import { addFiles, folderOf, parsingLimits, readFolder, temporaryFolder } from './folder.js';

const packed = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zip(Object.entries(files).map(([name, content]) => zipEntry(name, content)));

const damaged = 'is a damaged archive';

describe('an archive', () => {
  it('gives each of its files as a document of its own, whatever its kind', async () => {
    const folder = await folderOf({
      'exports/wiki.ZIP': packed({
        'Space/': '',
        'Space/Harbour plan.md': '# The plan\n\nThe quay opens in May.\n',
        'Space/page.html': '<html><body><p>Boats moor there.</p></body></html>',
        'Space/a.pdf': pdf([[{ text: 'A page.', x: 72, y: 100, size: 10 }]]),
      }),
      'plain.txt': 'Words.\n',
    });
    const { documents, reasons } = await readFolder(folder);
    expect(reasons).toEqual({});
    expect([...documents.keys()]).toEqual([
      'exports/wiki.ZIP/Space/Harbour plan.md',
      'exports/wiki.ZIP/Space/a.pdf',
      'exports/wiki.ZIP/Space/page.html',
      'plain.txt',
    ]);
    expect(documents.get('exports/wiki.ZIP/Space/Harbour plan.md')).toMatchObject({
      title: 'The plan',
      text: '# The plan\n\nThe quay opens in May.\n',
      bytes: 35,
    });
  });

  it('names what is not read of it, a hidden folder once', async () => {
    const link = { ...zipEntry('link.txt', '../../secret.txt') };
    const folder = await folderOf({
      'a.zip': withLinks(
        zip([
          zipEntry('good.txt', 'Words.\n'),
          zipEntry('.git/one.txt', 'x'),
          zipEntry('.git/two.txt', 'x'),
          zipEntry('node_modules/x/readme.md', 'x'),
          zipEntry('picture.png', 'x'),
          zipEntry('inner.zip', packed({ 'a.txt': 'Words.' })),
          zipEntry('large.txt', 'a word '.repeat(2_000)),
          zipEntry(`${'d/'.repeat(600)}a.txt`, 'x'),
          link,
        ]),
        'link.txt',
      ),
    });
    const { documents, reasons, skipped } = await readFolder(folder, { maxFileBytes: 10_000 });
    expect([...documents.keys()]).toEqual(['a.zip/good.txt']);
    expect(reasons).toEqual({
      'a.zip/.git': 'hidden folder',
      'a.zip/node_modules': 'installed packages',
      'a.zip/picture.png': 'file type not supported (.png)',
      'a.zip/inner.zip': 'an archive in an archive: unpack it, or the one around it',
      'a.zip/large.txt': 'larger than 10 kB (14 kB)',
      [`a.zip/${'d/'.repeat(50)}`]: 'its path is too long',
      'a.zip/link.txt': 'a link in an archive: no link is followed',
    });
    expect(skipped.filter(({ isFault }) => isFault).map(({ file }) => file)).toEqual([
      'a.zip/inner.zip',
      'a.zip/large.txt',
    ]);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['is none', () => Buffer.from('Plain text.\n'), 'is cut off: its end is missing'],
    ['is cut off', () => packed({ 'a.txt': 'Words.' }).subarray(0, 60), 'is cut off: its end is missing'],
    [
      'is encrypted',
      () => zip([zipEntry('a.txt', 'Words.', { isEncrypted: true })]),
      'is encrypted: it opens only with a password',
    ],
    [
      'unpacks to too much',
      () => zip([large('a.txt', 60), large('b.txt', 60)]),
      'unpacks to more than 100 MB',
    ],
    [
      'is packed to almost nothing',
      async () => zip([await bombEntry('a.txt', 9)]),
      'unpacks to more than 200 times its size',
    ],
    [
      'names bytes twice',
      () => zip([zipEntry('a.txt', 'x'.repeat(500)), zipEntry('b.txt', 'x'.repeat(500), { offset: 0 })]),
      `${damaged}: its entries overlap`,
    ],
    [
      'has a name twice',
      () => zip([zipEntry('a.txt', 'One.'), zipEntry('a.txt', 'Two.')]),
      `${damaged}: two of its entries have one name`,
    ],
    [
      'leads out of itself',
      () => packed({ '../a.txt': 'Words.' }),
      `${damaged}: a name in it leads out of it`,
    ],
  ])('that %s is left out as a whole, in one line', async (_, make, reason) => {
    const folder = await folderOf({ 'a.zip': await make(), 'b.txt': 'Words.\n' });
    const { documents, skipped } = await readFolder(folder, { maxFileBytes: 70_000_000 });
    expect([...documents.keys()]).toEqual(['b.txt']);
    expect(skipped).toEqual([{ file: 'a.zip', reason, isFault: true }]);
  });

  it('of a Mac has names in UTF-8, without saying so', async () => {
    const bytes = packed({ 'Über uns/Café.txt': 'Words.\n' });
    // The flag that says so, in the header of the entry and in its line of the table of contents.
    bytes.writeUInt16LE(0, 6);
    bytes.writeUInt16LE(0, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 8);
    const { documents } = await readFolder(await folderOf({ 'a.zip': bytes }));
    expect([...documents.keys()]).toEqual(['a.zip/Über uns/Café.txt']);
  });

  it('loses a file whose bytes are damaged, or not as many as it says, and no other', async () => {
    const lying = zipEntry('more.txt', 'Words, and many more of them.', { declared: 5 });
    const folder = await folderOf({
      'a.zip': zip([zipEntry('a.txt', 'Words.'), zipEntry('sum.txt', 'Words.', { crc: 1 }), lying]),
    });
    const { documents, reasons } = await readFolder(folder);
    expect([...documents.keys()]).toEqual(['a.zip/a.txt']);
    expect(reasons).toEqual({
      'a.zip/sum.txt': `${damaged}: its sum is not the one it should have`,
      'a.zip/more.txt': `${damaged}: more.txt cannot be unpacked`,
    });
  });

  it('gives one of its documents by its id, as it is now', async () => {
    const folder = await folderOf({ 'x/a.zip': packed({ 'in/a.txt': 'Words.\n', 'in/b.png': 'x' }) });
    const reader = new FolderReader({ folder, maxFileBytes: 1_000, parsing: parsingLimits });
    expect(reader.extensions).toContain('.zip');
    expect(await reader.files()).toEqual([{ id: 'x/a.zip/in/a.txt', bytes: 7 }]);
    expect(await reader.readOne('x/a.zip/in/a.txt')).toMatchObject({
      kind: 'read',
      document: { id: 'x/a.zip/in/a.txt', text: 'Words.\n' },
    });
    for (const id of ['x/a.zip/in/b.png', 'x/a.zip/in', 'x/a.zip/in/../in/a.txt', 'x/b.zip/in/a.txt'])
      expect(await reader.readOne(id)).toEqual({ kind: 'missing' });
    await addFiles(folder, { 'x/a.zip': 'no longer an archive' });
    expect(await reader.readOne('x/a.zip/in/a.txt')).toEqual({
      kind: 'unreadable',
      reason: 'is cut off: its end is missing',
    });
  });

  it('that has not changed is not read again', async () => {
    const folder = await folderOf({ 'a.zip': packed({ 'a.txt': 'Words.\n', 'b.txt': 'More words.\n' }) });
    const seen = { file: join(await temporaryFolder(), 'seen'), key: async () => 'k' };
    const now = () => Date.now() + 60_000;
    const reader = new FolderReader({ folder, maxFileBytes: 1_000, parsing: parsingLimits, seen, now });
    const first = await reader.read({ known: new Map() });
    const documents: HashedDocument[] = [];
    for await (const document of first.documents) documents.push(hashed(document));
    await first.remember?.(documents);
    const known = new Map(documents.map((document) => [document.id, document]));
    const second = await reader.read({ known });
    expect(second.unchanged).toEqual(['a.zip/a.txt', 'a.zip/b.txt']);
    expect((await second.documents[Symbol.asyncIterator]().next()).done).toBe(true);
  });

  it('is not even opened while it looks as it did; for a file in it that is to be read it is', async () => {
    const folder = await folderOf({
      'a.zip': packed({ 'a.txt': 'Words.\n', 'b.txt': 'More words.\n', 'c.mp4': 'talk' }),
    });
    const file = join(folder, 'a.zip');
    const asBefore = [1_700_000_000, 1_700_000_000] as const;
    await utimes(file, ...asBefore);
    const seen = { file: join(await temporaryFolder(), 'seen'), key: async () => 'k' };
    const now = () => Date.now() + 60_000;
    const reader = new FolderReader({ folder, maxFileBytes: 1_000, parsing: parsingLimits, seen, now });
    const read = async (known: readonly HashedDocument[]) => {
      const reading = await reader.read({ known: new Map(known.map((document) => [document.id, document])) });
      const documents: HashedDocument[] = [];
      for await (const document of reading.documents) documents.push(hashed(document));
      return { ...reading, documents };
    };
    const first = await read([]);
    await first.remember?.(first.documents);

    const whole = await readFile(file);
    await writeFile(file, Buffer.alloc(whole.length));
    await utimes(file, ...asBefore);
    const second = await read(first.documents);
    expect(second.unchanged).toEqual(['a.zip/a.txt', 'a.zip/b.txt']);
    expect(second.skipped).toEqual(first.skipped);

    await writeFile(file, whole);
    await utimes(file, ...asBefore);
    const third = await read([]);
    expect(third.documents.map(({ id }) => id)).toEqual(['a.zip/a.txt', 'a.zip/b.txt']);

    await writeFile(file, packed({ 'new.txt': 'Other words.\n' }));
    expect((await read(first.documents)).documents.map(({ id }) => id)).toEqual(['a.zip/new.txt']);
  });
});

/** Text that is packed to a tenth or so, as text is. */
function large(name: string, megabytes: number): ZipEntry {
  let state = 1;
  const letters = Buffer.alloc(20_000).map(() => {
    state = (state * 48_271) % 2_147_483_647;
    return 97 + (state % 26);
  });
  return zipEntry(name, Buffer.alloc(megabytes * 1_000_000, letters), {});
}

/** The archive with one of its entries marked as a link, as archives of Unix mark it. */
function withLinks(bytes: Buffer, name: string): Buffer {
  const line = bytes.lastIndexOf(name) - 46;
  bytes.writeUInt32LE(0xa1ff0000, line + 38);
  return bytes;
}
