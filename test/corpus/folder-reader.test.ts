import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashOf } from '../../src/core/indexing/hashes.js';
import type { Document } from '../../src/core/types/document.js';
import { CorpusError } from '../../src/core/types/ports.js';
import { quoteAt } from '../../src/core/types/quote.js';
import { countUnreadable } from '../../src/core/types/refresh-record.js';
import { FolderReader, type FolderReaderOptions } from '../../src/corpus/folder-reader.js';
import type { Format } from '../../src/corpus/format.js';
import {
  addFiles,
  folderOf,
  parsingLimits,
  readFolder,
  said,
  temporaryFolder,
  unprivileged,
} from './folder.js';

function reader(folder: string, options: Partial<FolderReaderOptions> = {}) {
  const real = new FolderReader({ folder, maxFileBytes: 10_000_000, parsing: parsingLimits, ...options });
  return {
    name: real.name,
    async read(how?: Parameters<FolderReader['read']>[0]) {
      const { documents: reading, skipped } = await real.read(how);
      const documents: Document[] = [];
      for await (const document of reading) documents.push(document);
      return { documents, skipped };
    },
  };
}

async function skippedIn(folder: string, options: Partial<FolderReaderOptions> = {}) {
  const { skipped } = await reader(folder, options).read();
  return Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]));
}

const fileOf = (content: string) => ({ hash: hashOf(content), earlierTexts: [] });

describe('FolderReader', () => {
  it('reads the sample corpus byte for byte, with the opening words for titles', async () => {
    const { documents, skipped } = await reader('seeds').read();
    expect(skipped).toEqual([]);
    expect(documents.map(({ id, titleOrigin }) => [id, titleOrigin])).toEqual([
      ['000_f2fb10b7c3e32bff.txt', 'opening-words'],
      ['004_53e2a7249fa19d72.txt', 'opening-words'],
    ]);
    expect(documents[0]?.title).toBe('I’m spending a couple of days in Thailand at Huawei’s …');
    for (const { id, text, bytes } of documents) {
      const file = await readFile(join('seeds', id));
      expect([Buffer.from(text).equals(file), bytes]).toEqual([true, file.length]);
    }
  });

  it('reads .txt and .md at any depth and in any case, sorted by code unit', async () => {
    const deep = `${'d/'.repeat(60)}deep.txt`;
    const folder = await folderOf({
      'b.txt': 'b',
      'B.TXT': 'B',
      'a/z.md': 'z',
      'ä.txt': 'ä',
      [deep]: 'deep',
    });
    const { documents } = await reader(folder).read();
    expect(documents.map(({ id }) => id)).toEqual(['B.TXT', 'a/z.md', 'b.txt', deep, 'ä.txt']);
  });

  it('gives the same documents for the same text in UTF-8 and UTF-16, and keeps CRLF', async () => {
    const text = 'First line.\r\nSecond “line” 🎉.\r\n';
    const folder = await folderOf({
      '1.txt': text,
      '2.txt': `\ufeff${text}`,
      '3.txt': Buffer.from(`\ufeff${text}`, 'utf16le'),
      '4.txt': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      '5.txt': Buffer.from(text, 'utf16le'),
    });
    const { documents } = await reader(folder).read();
    expect(documents).toHaveLength(5);
    for (const document of documents) {
      expect(document.text).toBe(text);
      const start = document.text.indexOf('Second');
      const quote = quoteAt(document, { start, end: start + 16 });
      expect([quote.text, quote.citation.line]).toEqual(['Second “line” 🎉', 2]);
    }
  });

  it('takes metadata from front matter first and from sources where the file says nothing', async () => {
    const text = '---\ntitle: From the file\ndate: June 5, 2018\n---\n\n# Heading\n';
    const heading = text.indexOf('# Heading');
    const folder = await folderOf({ 'a.md': text, 'b.md': '# Heading\ntext', 'c.md': 'x' });
    const sources = said({
      'a.md': { title: 'From sources', author: 'Ada' },
      'b.md': { title: 'From sources', url: 'https://example.com/' },
    });
    const { documents } = await reader(folder, { sources }).read();
    expect(documents).toEqual([
      {
        id: 'a.md',
        title: 'From the file',
        titleOrigin: 'front-matter',
        author: 'Ada',
        date: '2018-06-05',
        text,
        body: { start: text.indexOf('\n# Heading'), end: text.length },
        blocks: [{ kind: 'heading', start: heading, end: text.length - 1, level: 1 }],
        bytes: text.length,
        file: fileOf(text),
      },
      {
        id: 'b.md',
        title: 'From sources',
        titleOrigin: 'sources',
        url: 'https://example.com/',
        text: '# Heading\ntext',
        blocks: [
          { kind: 'heading', start: 0, end: 9, level: 1 },
          { kind: 'paragraph', start: 10, end: 14 },
        ],
        bytes: 14,
        file: fileOf('# Heading\ntext'),
      },
      {
        id: 'c.md',
        title: 'x',
        titleOrigin: 'opening-words',
        text: 'x',
        blocks: [{ kind: 'paragraph', start: 0, end: 1 }],
        bytes: 1,
        file: fileOf('x'),
      },
    ]);
  });

  it('finds the sources of a file whose name the disk spells in decomposed form', async () => {
    const folder = await folderOf({ 'cafe\u0301.txt': 'text' });
    const { documents } = await reader(folder, { sources: said({ 'café.txt': { title: 'T' } }) }).read();
    expect(documents[0]?.title).toBe('T');
  });

  it('reads files whatever they are called', async () => {
    const names = [
      '🎉.txt',
      '"quoted" \'name\'.txt',
      '<b>bold<.txt',
      'a#1?x=%20.txt',
      '__proto__.txt',
      'constructor/__proto__.md',
      ' .txt',
      '-rf.txt',
      'a\\b.txt',
      '@everyone.txt',
      `${'n'.repeat(250)}.txt`,
    ];
    const folder = await folderOf(Object.fromEntries(names.map((name) => [name, 'text'])));
    const { documents, skipped } = await reader(folder).read();
    expect(skipped).toEqual([]);
    expect(documents.map(({ id }) => id)).toEqual([...names].sort());
  });

  it('skips by name and reason what is hidden, installed, of another kind or without text', async () => {
    const folder = await folderOf({
      'good.txt': 'text',
      '.env': 'SECRET=1',
      '.hidden.txt': 'hidden',
      '.git/notes.txt': 'hidden',
      'sub/.obsidian/x.md': 'hidden',
      'node_modules/pkg/README.md': 'package',
      'sub/node_modules/README.md': 'package',
      'picture.png': 'png',
      'old.doc': 'doc',
      'sheet.xls': 'xls',
      'archive.tar.GZ': 'gz',
      LICENSE: 'no extension',
      '.txt': 'hidden too',
      'empty.txt': '',
      'mark.txt': '\ufeff',
      'blank.txt': ' \r\n\t\u200b\n',
      'matter.md': '---\ntitle: T\n---\n\n',
      'cyrillic.txt': Buffer.from('cff0e8f7e0eb', 'hex'),
      'binary.txt': Buffer.from([0x4d, 0x5a, 0, 0, 1, 2, 3, 0]),
    });
    expect(await skippedIn(folder)).toEqual({
      '.env': 'hidden file',
      '.git': 'hidden folder',
      '.hidden.txt': 'hidden file',
      '.txt': 'hidden file',
      LICENSE: 'file type not supported (no extension)',
      'archive.tar.GZ': 'file type not supported (.gz)',
      'binary.txt': 'holds NUL characters, so it is no text',
      'blank.txt': 'holds nothing but white space',
      'cyrillic.txt': 'is neither UTF-8 nor UTF-16 text; save it as UTF-8',
      'empty.txt': 'is empty',
      'mark.txt': 'is empty',
      'matter.md': 'holds nothing but front matter',
      node_modules: 'installed packages',
      'old.doc':
        'file type not supported (.doc): save it as .docx, or convert it: soffice --convert-to docx FILE',
      'picture.png': 'file type not supported (.png)',
      'sheet.xls':
        'file type not supported (.xls): save it as .xlsx, or convert it: soffice --convert-to xlsx FILE',
      'sub/.obsidian': 'hidden folder',
      'sub/node_modules': 'installed packages',
    });
  });

  it('counts as unreadable what may be a document: other kinds too, but not what dresses web pages, and nothing hidden', async () => {
    const folder = await folderOf({
      'good.txt': 'Words.\n',
      'old.doc': 'doc',
      'talk.mp4': 'mp4',
      LICENSE: 'no extension',
      'large.txt': 'a word '.repeat(2_000),
      'style.css': 'css',
      'logo.png': 'png',
      '.hidden': 'hidden',
    });
    const { skipped } = await readFolder(folder, { maxFileBytes: 10_000 });
    expect(skipped).toHaveLength(7);
    expect(countUnreadable(skipped)).toBe(4);
  });

  it('skips links, wherever they lead, and goes round in no circle', async () => {
    const outside = await folderOf({ 'secret.txt': 'secret', 'sub/other.txt': 'secret' });
    const folder = await folderOf({ 'a/real.txt': 'text', 'b/x.txt': 'x', '.env': 'SECRET' });
    await symlink(join(outside, 'secret.txt'), join(folder, 'leaves.txt'));
    await symlink(outside, join(folder, 'leaves'));
    await symlink(`${folder}-beside`, join(folder, 'broken.txt'));
    await symlink('a/real.txt', join(folder, 'inside.txt'));
    await symlink('.env', join(folder, 'env.txt'));
    await symlink('..', join(folder, 'a/up'));
    await symlink('self', join(folder, 'self'));
    const { documents, skipped } = await reader(folder).read();
    expect(documents.map(({ id }) => id)).toEqual(['a/real.txt', 'b/x.txt']);
    expect(skipped).toEqual([
      { file: '.env', reason: 'hidden file' },
      { file: 'a/up', reason: 'a link within the folder: no link is followed' },
      { file: 'broken.txt', reason: 'a link that leads nowhere' },
      { file: 'env.txt', reason: 'a link within the folder: no link is followed' },
      { file: 'inside.txt', reason: 'a link within the folder: no link is followed' },
      { file: 'leaves', reason: 'a link that leaves the folder' },
      { file: 'leaves.txt', reason: 'a link that leaves the folder' },
      { file: 'self', reason: 'a link that leads nowhere' },
    ]);
  });

  it('reads a corpus folder that is itself a link', async () => {
    const folder = await folderOf({ 'a.txt': 'text' });
    const link = join(await temporaryFolder(), 'link');
    await symlink(folder, link);
    expect((await reader(link).read()).documents).toHaveLength(1);
  });

  it.skipIf(process.platform === 'win32')('skips pipes and sockets without waiting for them', async () => {
    const folder = await folderOf({ 'good.txt': 'text' });
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const server = createServer().listen(join(folder, 'socket.txt'));
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    expect(await skippedIn(folder)).toEqual({
      'pipe.txt': 'a pipe, not a file',
      'socket.txt': 'a socket, not a file',
    });
  });

  it('skips a file over the size, and reads one of just that size', async () => {
    const folder = await folderOf({
      'just.txt': 'a'.repeat(1000),
      'over.txt': 'a'.repeat(1001),
      'far.txt': 'a'.repeat(2340),
    });
    const { documents } = await reader(folder, { maxFileBytes: 1000 }).read();
    expect(documents.map(({ id }) => id)).toEqual(['just.txt']);
    expect(await skippedIn(folder, { maxFileBytes: 1000 })).toEqual({
      'far.txt': 'larger than 1 kB (2.3 kB)',
      'over.txt': 'larger than 1000 bytes (1001 bytes)',
    });
  });

  it.skipIf(process.platform === 'win32')('skips files and folders that may not be opened', async () => {
    const folder = await folderOf({ 'good.txt': 'text', 'locked.txt': 'text', 'closed/a.txt': 'text' });
    await chmod(folder, 0o755);
    await chmod(join(folder, 'locked.txt'), 0);
    await chmod(join(folder, 'closed'), 0);
    const skipped = await unprivileged(() => skippedIn(folder));
    const faults = await unprivileged(async () =>
      (await reader(folder).read()).skipped.filter(({ isFault }) => isFault),
    );
    await chmod(join(folder, 'closed'), 0o700);
    expect(faults.map(({ file }) => file)).toEqual(['closed', 'locked.txt']);
    expect(skipped).toEqual({
      closed: 'folder cannot be opened: permission denied',
      'locked.txt': 'cannot be opened: permission denied',
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'skips names that are no valid UTF-8 or hold control characters',
    async () => {
      const folder = await folderOf({ 'line\nbreak.txt': 'text', 'tab\there/a.txt': 'text' });
      await writeFile(
        Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('.txt')]),
        'text',
      );
      const { documents, skipped } = await reader(folder).read();
      expect(documents).toEqual([]);
      expect(skipped).toEqual([
        { file: 'bad\ufffd.txt', reason: 'its name is not valid UTF-8' },
        { file: 'line break.txt', reason: 'its name holds control characters' },
        { file: 'tab here', reason: 'its name holds control characters' },
      ]);
    },
  );

  describe('while files change', () => {
    /** Reads `folder`, which `meddle` changes once the walk is over and before any file is opened. */
    function readWhile(folder: string, meddle: () => void) {
      const onProgress = ({ done }: { done: number }) => {
        if (done === 0) meddle();
      };
      return reader(folder, { maxFileBytes: 100 }).read({ onProgress });
    }

    it('skips a file that vanished, and reads the others', async () => {
      const folder = await folderOf({ 'a.txt': 'a', 'b.txt': 'b' });
      const { documents, skipped } = await readWhile(folder, () => rmSync(join(folder, 'a.txt')));
      expect(documents.map(({ id }) => id)).toEqual(['b.txt']);
      expect(skipped).toEqual([{ file: 'a.txt', reason: 'vanished while it was read', isFault: true }]);
    });

    it('does not follow a link or wait for a pipe that took a file’s place', async () => {
      const outside = await folderOf({ 'secret.txt': 'secret' });
      const folder = await folderOf({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
      const { documents, skipped } = await readWhile(folder, () => {
        rmSync(join(folder, 'a.txt'));
        symlinkSync(join(outside, 'secret.txt'), join(folder, 'a.txt'));
        rmSync(join(folder, 'b.txt'));
        execFileSync('mkfifo', [join(folder, 'b.txt')]);
      });
      expect(documents.map(({ id }) => id)).toEqual(['c.txt']);
      expect(skipped).toEqual([
        { file: 'a.txt', reason: 'was replaced while it was read', isFault: true },
        { file: 'b.txt', reason: 'was replaced while it was read', isFault: true },
      ]);
    });

    it('does not read through a folder that was swapped for a link out of the corpus', async () => {
      const outside = await folderOf({ 'a.txt': 'secret' });
      const folder = await folderOf({ 'sub/a.txt': 'a' });
      const { documents, skipped } = await readWhile(folder, () => {
        renameSync(join(folder, 'sub'), join(folder, 'old'));
        symlinkSync(outside, join(folder, 'sub'));
      });
      expect(documents).toEqual([]);
      expect(skipped).toEqual([
        { file: 'sub/a.txt', reason: 'was replaced while it was read', isFault: true },
      ]);
    });

    it('skips a file that grew past the size meanwhile', async () => {
      const folder = await folderOf({ 'a.txt': 'a' });
      const reading = readWhile(folder, () => appendFileSync(join(folder, 'a.txt'), 'a'.repeat(100)));
      expect((await reading).skipped).toEqual([
        { file: 'a.txt', reason: 'larger than 100 bytes (101 bytes)', isFault: true },
      ]);
    });
  });

  it('skips by name what holds more different words than an index of it may take memory for', async () => {
    const numbers = Array.from({ length: 300_001 }, (_, i) => i);
    const folder = await folderOf({
      'list.txt': numbers.join(' '),
      'row.csv': `${numbers.map((i) => `c${i}`).join(',')}\n${numbers.join(',')}\n`,
      'long.txt': 'The fund paid twice in May. '.repeat(100_000),
      'han.txt': numbers
        .slice(0, 100_000)
        .map((i) => `港湾の監査${String.fromCodePoint(0x4e00 + (i % 9000))}`)
        .join(' '),
    });
    const { documents, reasons } = await readFolder(folder, { maxFileBytes: 10_000_000 });
    const reason = 'holds more than 300,000 different words and numbers, as no text for people does';
    expect(reasons).toEqual({ 'list.txt': reason, 'row.csv': reason });
    expect([...documents.keys()]).toEqual(['han.txt', 'long.txt']);
  });

  it('reports progress up to the last file', async () => {
    const folder = await folderOf(
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, 'x'])),
    );
    const seen: string[] = [];
    await reader(folder).read({ onProgress: ({ done, total }) => void seen.push(`${done}/${total}`) });
    expect(seen).toEqual(Array.from({ length: 31 }, (_, i) => `${i}/30`));
  });

  it('stops with the reason of its signal, before and amid reading', async () => {
    const folder = await folderOf(
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, 'x'])),
    );
    await expect(reader(folder).read({ signal: AbortSignal.abort('stopped') })).rejects.toBe('stopped');
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = reader(folder).read({
      signal: controller.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        if (done === 5) controller.abort('enough');
      },
    });
    await expect(reading).rejects.toBe('enough');
    expect(Math.max(...seen)).toBeLessThan(30);
  });

  it('reads an empty folder as an empty corpus', async () => {
    expect(await reader(await temporaryFolder()).read()).toEqual({ documents: [], skipped: [] });
  });

  it('says what, where and what to do when the folder is missing, is a file or is closed', async () => {
    const folder = await folderOf({ 'file.txt': 'text', 'closed/a.txt': 'text' });
    const missing = reader(join(folder, 'none')).read();
    await expect(missing).rejects.toThrow(CorpusError);
    await expect(missing).rejects.toThrow(
      `the corpus folder ${folder}/none does not exist; name an existing folder`,
    );
    await expect(reader(join(folder, 'file.txt')).read()).rejects.toThrow(
      'is not a folder; name an existing folder',
    );
    await chmod(folder, 0o755);
    await chmod(join(folder, 'closed'), 0);
    const closed = unprivileged(() => reader(join(folder, 'closed')).read());
    await expect(closed).rejects.toThrow('cannot be opened: permission denied');
    await expect(closed).rejects.toThrow(CorpusError);
  });

  it('reads a folder again as it is now', async () => {
    const folder = await folderOf({ 'a.txt': 'a', 'b.txt': 'b' });
    const same = reader(folder);
    const first = await same.read();
    await rename(join(folder, 'a.txt'), join(folder, 'c.txt'));
    await addFiles(folder, { 'b.txt': 'new' });
    const second = await same.read();
    expect([first, second].map(({ documents }) => documents.map(({ id, text }) => `${id}=${text}`))).toEqual([
      ['a.txt=a', 'b.txt=b'],
      ['b.txt=new', 'c.txt=a'],
    ]);
  });

  it('reads a format that is added to it', async () => {
    const folder = await folderOf({ 'a.csv': 'x;y' });
    const csv: Format = {
      name: 'rows',
      extensions: ['.csv'],
      read: async (bytes) => ({
        text: Buffer.from(bytes).toString(),
        fields: { publisher: 'P' },
        heading: 'H',
      }),
    };
    expect((await reader(folder, { formats: [csv] }).read()).documents).toEqual([
      {
        id: 'a.csv',
        title: 'H',
        titleOrigin: 'heading',
        publisher: 'P',
        text: 'x;y',
        bytes: 3,
        file: fileOf('x;y'),
      },
    ]);
  });

  it('names the corpus as the operator did', () => {
    expect(reader('./seeds').name).toBe('./seeds');
  });
});
