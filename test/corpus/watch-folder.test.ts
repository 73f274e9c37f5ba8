import { once } from 'node:events';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { watchFolder } from '../../src/corpus/watch-folder.js';
import { addFiles, folderOf, temporaryFolder } from './folder.js';

const patience = { timeout: 100_000, interval: 20 };

/** A folder that is watched in earnest. */
async function watched(folder: string) {
  const [onChange, onFault] = [vi.fn(), vi.fn()];
  const end = await watchFolder(folder, ['.txt', '.md'], { onChange, onFault });
  onTestFinished(end);
  // Once it watches all of it.
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), patience);
  return {
    onFault,
    end,
    async changesBy(act: () => Promise<unknown>) {
      onChange.mockClear();
      await act();
      await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), patience);
    },
    /** That nothing is told cannot be waited for: so something is done that is told, behind it. */
    async nothingBy(act: () => Promise<unknown>) {
      onChange.mockClear();
      await act();
      const calls = onChange.mock.calls.length;
      await addFiles(folder, { 'last.txt': String(Math.random()) });
      await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), patience);
      return calls;
    },
  };
}

it('tells of files that come, change, move and go, at any depth, in folders that came later, too', async () => {
  const folder = await folderOf({ 'a.txt': 'One.', 'b/c.md': 'Two.' });
  const { changesBy, onFault } = await watched(folder);
  await changesBy(() => writeFile(join(folder, 'a.txt'), 'One and more.'));
  await changesBy(() => rename(join(folder, 'b/c.md'), join(folder, 'b/d.md')));
  await changesBy(() => mkdir(join(folder, 'x/y'), { recursive: true }));
  await changesBy(() => writeFile(join(folder, 'x/y/new.txt'), 'Three.'));
  await changesBy(() => rm(join(folder, 'x'), { recursive: true }));
  expect(onFault).not.toHaveBeenCalled();
});

it('does not look at what is hidden, installed, of another kind, or no file', async () => {
  const outside = await folderOf({ 'secret.txt': 'Not ours.' });
  const folder = await folderOf({
    'a.txt': 'One.',
    '.git/x.txt': 'x',
    '.env': 'TOKEN=x',
    'node_modules/p/readme.md': 'x',
    'server.log': 'x',
  });
  await symlink(outside, join(folder, 'out'));
  const socket = createServer().listen(join(folder, 'socket.txt'));
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  const { nothingBy } = await watched(folder);
  const calls = await nothingBy(async () => {
    for (const file of [
      '.git/x.txt',
      '.env',
      'node_modules/p/readme.md',
      'server.log',
      'out/secret.txt',
      '.git/new.txt',
    ])
      await writeFile(join(folder, file), String(Math.random()));
  });
  expect(calls).toBe(0);
});

it('says so when the folder itself is gone, and throws where it never was', async () => {
  const folder = join(await temporaryFolder(), 'corpus');
  await expect(watched(folder)).rejects.toThrow('ENOENT');
  await addFiles(folder, { 'a.txt': 'One.' });
  const { onFault } = await watched(folder);
  await rm(folder, { recursive: true });
  await vi.waitFor(() => expect(onFault).toHaveBeenCalledTimes(1), patience);
});

it('watches a folder that is itself a link', async () => {
  const folder = await folderOf({ 'a.txt': 'One.' });
  const link = join(await temporaryFolder(), 'link');
  await symlink(folder, link);
  const { changesBy } = await watched(link);
  await changesBy(() => writeFile(join(folder, 'a.txt'), 'Two.'));
});

it('is silent once it has ended', async () => {
  const folder = await folderOf({ 'a.txt': 'One.' });
  const [onChange, onFault] = [vi.fn(), vi.fn()];
  const end = await watchFolder(folder, ['.txt'], { onChange, onFault });
  await end();
  onChange.mockClear();
  await rm(folder, { recursive: true });
  expect([onChange.mock.calls, onFault.mock.calls]).toEqual([[], []]);
});
