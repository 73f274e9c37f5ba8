import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { IndexedLibrary } from '../../src/core/indexed-library.js';
import { hashOf } from '../../src/core/indexing/hashes.js';
import { everything } from '../../src/core/types/scope.js';
import type { QuotedWords } from '../../src/core/types/verification.js';
import { FolderReader } from '../../src/corpus/folder-reader.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { hostileTexts } from '../adapters/contract.js';
import { folderOf, parsingLimits } from '../corpus/folder.js';
import { FakeLock, FakeLog } from '../support/ports.js';

const words = 'The harbour was closed to all ferries in 2018.';
const before = `A first line.\n\n${words} Nobody paid the toll.\n`;

function quotedFrom(text: string, quoted = words, documentId = 'a.txt'): QuotedWords {
  const start = text.indexOf(quoted);
  return {
    documentId,
    documentHash: hashOf(text),
    span: { start, end: start + quoted.length },
    words: quoted,
  };
}

/** A library whose index is of `text`, and the folder it was read from, to be changed behind its back. */
async function indexed(text = before, others: Record<string, string> = {}) {
  const folder = await folderOf({ 'a.txt': text, ...others });
  const parts = {
    corpus: new FolderReader({ folder, maxFileBytes: 100_000, parsing: parsingLimits }),
    engine: new EmbeddedEngine(),
    lock: new FakeLock(),
    log: new FakeLog(),
    now: Date.now,
    sleep: async () => {},
  };
  const library = await IndexedLibrary.read(parts, { minConfidence: 0.5, maxQuestionLength: 200 });
  onTestFinished(() => library.close());
  const file = join(folder, 'a.txt');
  const verify = (quoted = quotedFrom(text)) => library.verify(quoted, { scope: everything });
  return { folder, file, library, verify };
}

describe('verifying quoted words', () => {
  it('finds them unchanged in a file that is as it was, and in one that changed behind them', async () => {
    const { file, verify } = await indexed();
    expect(await verify()).toMatchObject({
      kind: 'unchanged',
      isDocumentChanged: false,
      quote: { text: words },
    });
    await writeFile(file, `${before}More.`);
    expect(await verify()).toMatchObject({ kind: 'unchanged', isDocumentChanged: true });
  });

  it('tells where they moved to in the file, though the index is older', async () => {
    const { file, verify } = await indexed();
    const now = `New.\n\n${before}`;
    await writeFile(file, now);
    const start = now.indexOf(words);
    expect(await verify()).toMatchObject({
      kind: 'moved',
      isRenamed: false,
      further: 0,
      places: [
        {
          text: words,
          citation: { documentId: 'a.txt', line: 5, span: { start, end: start + words.length } },
        },
      ],
    });
  });

  it('names every place where they stand more than once, and picks none', async () => {
    const { file, verify } = await indexed();
    await writeFile(file, `Else. ${words} ${words}`);
    expect(await verify()).toMatchObject({ kind: 'moved', places: [{ text: words }, { text: words }] });
  });

  it('compares them word by word with what stands there now', async () => {
    const { file, verify } = await indexed();
    await writeFile(file, before.replace('all ferries', 'most ferries'));
    expect(await verify()).toMatchObject({
      kind: 'changed',
      quote: { text: words.replace('all', 'most') },
      comparison: expect.arrayContaining([{ kind: 'changed', was: 'all ', is: 'most ' }]),
    });
  });

  it('tells a change of typography from one of words', async () => {
    const { file, verify } = await indexed();
    await writeFile(file, before.replace('closed to', 'closed\r\nto'));
    expect(await verify()).toMatchObject({ kind: 'changed', differences: ['white space'] });
  });

  it('takes a word that grew at the quote’s edge for a change', async () => {
    const { file, verify } = await indexed('Nobody can', {});
    await writeFile(file, 'Nobody cannot');
    expect((await verify(quotedFrom('Nobody can', 'Nobody can'))).kind).not.toBe('unchanged');
  });

  it('knows a renamed file by its text, in the index or not yet in it', async () => {
    const { folder, file, verify } = await indexed(before, { 'copy/b.txt': before });
    await rm(file);
    expect(await verify()).toMatchObject({
      kind: 'moved',
      isRenamed: true,
      places: [{ text: words, citation: { documentId: 'copy/b.txt', line: 3 } }],
    });
    await rename(join(folder, 'copy', 'b.txt'), join(folder, 'c.txt'));
    await writeFile(join(folder, 'd.txt'), before.replace('first', 'other'));
    expect(await verify()).toMatchObject({ kind: 'moved', places: [{ citation: { documentId: 'c.txt' } }] });
  });

  it('says which file, or passage, is gone', async () => {
    const { folder, file, verify } = await indexed();
    await writeFile(file, 'Wholly other things are told here.');
    expect(await verify()).toEqual({ kind: 'gone', what: 'passage' });
    await rm(file);
    expect(await verify()).toEqual({ kind: 'gone', what: 'file' });
    await rm(folder, { recursive: true });
    expect(await verify()).toMatchObject({
      kind: 'gone',
      what: 'readable file',
      reason: expect.stringContaining('not there'),
    });
  });

  it('follows no link, waits for no pipe and opens no folder in the file’s place, and names nothing else', async () => {
    const { folder, file, verify } = await indexed(before, { 'secret/plan.txt': 'The secret plan is here.' });
    const reasons: unknown[] = [];
    const put: (() => Promise<unknown>)[] = [
      () => symlink(join(folder, 'secret', 'plan.txt'), file),
      async () => execFileSync('mkfifo', [file]),
      () => mkdir(file),
      () => writeFile(file, ''),
      () => writeFile(file, Buffer.alloc(100_001, 'a')),
      () => writeFile(file, Buffer.from([0, 1, 2, 0, 255])),
    ];
    for (const replace of put) {
      await rm(file, { recursive: true, force: true });
      await replace();
      const found = await verify();
      expect(found).toMatchObject({ kind: 'gone', what: 'readable file', reason: expect.any(String) });
      reasons.push(found);
    }
    expect(JSON.stringify(reasons)).not.toMatch(/secret|plan/u);
    expect(reasons.slice(0, 3)).toMatchObject([
      { reason: 'is a link now' },
      { reason: 'is a pipe, not a file' },
      { reason: 'is a folder now' },
    ]);
  });

  it('reads nothing outside the folder, whatever the id', async () => {
    const { folder, verify } = await indexed();
    await writeFile(join(folder, '..', 'outside.txt'), before).catch(() => {});
    onTestFinished(() => rm(join(folder, '..', 'outside.txt'), { force: true }));
    await symlink(join(folder, '..'), join(folder, 'up'));
    for (const documentId of [
      '../outside.txt',
      '/etc/passwd',
      'up/outside.txt',
      '.',
      '',
      'a.txt/b.txt',
      '..\\outside.txt',
      'a\0.txt',
    ]) {
      expect((await verify({ ...quotedFrom(before), documentId, documentHash: 'x' })).kind).toBe('gone');
    }
  });

  it.each(hostileTexts.map((text, i) => [i, text] as const))(
    'keeps hostile text %i as it is: %j',
    async (_, hostile) => {
      const text = `First.\n\n${hostile}`;
      const { file, verify } = await indexed(text);
      await writeFile(file, `Before it. ${text}`);
      const found = await verify(quotedFrom(text, hostile));
      if (found.kind === 'moved') expect(found.places[0]?.text).toBe(hostile);
      else expect(found.kind).toBe('gone');
    },
  );
});
