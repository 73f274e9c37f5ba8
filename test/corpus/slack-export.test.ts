import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashed } from '../../src/core/indexing/hashes.js';
import type { HashedDocument } from '../../src/core/types/document.js';
import { FolderReader } from '../../src/corpus/folder-reader.js';
import { zip, zipEntry } from '../support/zip.js';
import { addFiles, folderOf, parsingLimits, readFolder, temporaryFolder } from './folder.js';

const said = (user: string, text: string) => ({ type: 'message', user, ts: '1528233240.000200', text });
const users = (name: string) =>
  JSON.stringify([
    { id: 'U0ADA', name: 'ada', profile: { real_name: name } },
    { id: 'U0GRACE', name: 'grace', real_name: 'Grace Hopper' },
  ]);
const exported = {
  'users.json': users('Ada Lovelace'),
  'channels.json': '[{"id":"C1","name":"harbour"}]',
  'integration_logs.json': '[]',
  'harbour/2018-06-05.json': JSON.stringify([said('U0ADA', 'Ask <@U0GRACE> or <@U0NOBODY>.')]),
  'D01234567/2018-06-05.json': JSON.stringify([said('U0GRACE', 'Between us.')]),
  'harbour/notes.json': '[{"id":"U0ADA"}]',
};
const inZip = zip(Object.entries(exported).map(([name, content]) => zipEntry(name, content)));
const under = (folder: string) =>
  Object.fromEntries(Object.entries(exported).map(([name, content]) => [`${folder}/${name}`, content]));
const aList = 'a list of a Slack export: names are taken from it, it is no document';

it.each([
  ['a folder', under('all'), 'all'],
  ['an archive', { 'all.zip': inZip }, 'all.zip'],
  [
    'an archive around a folder',
    { 'a.zip': zip(Object.entries(under('all')).map((entry) => zipEntry(...entry))) },
    'a.zip/all',
  ],
])('an export of Slack in %s names people and channels in place of ids', async (_, files, root) => {
  const folder = await folderOf(files);
  const { documents, reasons, skipped } = await readFolder(folder);
  const harbour = documents.get(`${root}/harbour/2018-06-05.json`);
  expect(harbour).toMatchObject({
    title: '#harbour, 2018-06-05',
    date: '2018-06-05',
    text: 'Ada Lovelace: Ask @Grace Hopper or @U0NOBODY.\n',
  });
  expect(harbour?.places?.anchors).toEqual([{ offset: 0, label: '2018-06-05 21:14, Ada Lovelace' }]);
  const between = documents.get(`${root}/D01234567/2018-06-05.json`);
  expect(between?.text).toBe('Grace Hopper: Between us.\n');
  expect(between?.title).not.toContain('D01234567');
  expect(documents.get(`${root}/harbour/notes.json`)?.text).toBe('id: U0ADA\n');
  expect(reasons).toEqual({
    [`${root}/users.json`]: aList,
    [`${root}/channels.json`]: aList,
    [`${root}/integration_logs.json`]: aList,
  });
  expect(skipped.every(({ isFault }) => isFault === undefined)).toBe(true);
  const reader = new FolderReader({ folder, maxFileBytes: 100_000, parsing: parsingLimits });
  expect(await reader.readOne(`${root}/harbour/2018-06-05.json`)).toEqual({
    kind: 'read',
    document: harbour,
  });
});

it('a list of people alone is a document, and ids stay ids where it cannot be read', async () => {
  const { documents } = await readFolder(
    await folderOf({
      'a/users.json': users('Ada'),
      'b/users.json': '{broken',
      'b/channels.json': '[]',
      'b/harbour/2018-06-05.json': JSON.stringify([said('U0ADA', 'Hello there.')]),
    }),
  );
  expect([...documents.keys()]).toEqual(['a/users.json', 'b/harbour/2018-06-05.json']);
  expect(documents.get('b/harbour/2018-06-05.json')?.text).toBe('U0ADA: Hello there.\n');
});

it('a day is read again when its people have other names', async () => {
  const folder = await folderOf(exported);
  const seen = { file: join(await temporaryFolder(), 'seen'), key: async () => 'k' };
  const now = () => Date.now() + 60_000;
  const reader = new FolderReader({ folder, maxFileBytes: 100_000, parsing: parsingLimits, seen, now });
  const readBy = async (known: ReadonlyMap<string, HashedDocument>) => {
    const { documents, remember } = await reader.read({ known });
    const read: HashedDocument[] = [];
    const texts: string[] = [];
    for await (const document of documents) {
      read.push(hashed(document));
      texts.push(document.text);
    }
    await remember?.(read);
    return { read, texts };
  };
  const first = await readBy(new Map());
  const known = new Map(first.read.map((document) => [document.id, document]));
  expect((await readBy(known)).texts).toEqual([]);
  await addFiles(folder, { 'users.json': users('Countess Ada') });
  expect((await readBy(known)).texts).toContain('Countess Ada: Ask @Grace Hopper or @U0NOBODY.\n');
});
