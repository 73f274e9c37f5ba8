import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCachedFolder } from '../../../src/cli/wiring/cached-folder.js';
import { addFiles, folderOf, parsingLimits, temporaryFolder } from '../../corpus/folder.js';
import { zip, zipEntry } from '../../support/zip.js';

it('reads a folder anew when a file in it has changed, in an archive too', async () => {
  const packed = (words: string) => zip([zipEntry('in/a.txt', words)]);
  const folder = await folderOf({ 'a.zip': packed('Words.'), 'b.txt': 'More.' });
  const cache = join(await temporaryFolder(), 'cache');
  const corpus = { folder, maxFileBytes: 1_000, parsing: parsingLimits, sourcesFile: '' };
  const texts = async () => (await readCachedFolder(folder, { corpus }, cache)).map(({ text }) => text);
  expect(await texts()).toEqual(['Words.', 'More.']);
  expect(await texts()).toEqual(['Words.', 'More.']);
  await addFiles(folder, { 'a.zip': packed('Other.') });
  expect(await texts()).toEqual(['Other.', 'More.']);
});
