import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../src/state/backup.js';
import { safetyOf } from '../../src/state/folder-safety.js';
import { fileLinkKeys, linkKeyFile } from '../../src/state/link-keys.js';
import { openState } from '../../src/state/open-state.js';
import { StateError } from '../../src/state/state-error.js';
import { temporaryFolder } from '../corpus/folder.js';

const now = () => Date.UTC(2026, 0, 1);
const isRoot = process.geteuid?.() === 0;

async function folderWith(mode: number): Promise<string> {
  const folder = join(await temporaryFolder(), 'state');
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

function open(folder: string) {
  const state = openState({ folder, now });
  onTestFinished(() => state.close());
  return state;
}

describe.skipIf(process.platform === 'win32')('a state folder', () => {
  it.each([0o700, 0o750, 0o755, 0o500])('is used without a word with mode %o', async (mode) => {
    expect(safetyOf(await folderWith(mode))).toEqual({ warnings: [] });
  });

  it.each([0o777, 0o1777, 0o702, 0o722])(
    'is refused with mode %o, which lets everybody write',
    async (mode) => {
      const folder = await folderWith(mode);
      expect(() => openState({ folder, now })).toThrow(StateError);
      expect(() => openState({ folder, now })).toThrow(`(mode 0${mode.toString(8)})`);
      expect(existsSync(join(folder, 'state.db'))).toBe(false);
    },
  );

  it.each([0o770, 0o2775, 0o720])('is warned of with mode %o, which lets its group write', async (mode) => {
    const { problems, isLasting } = open(await folderWith(mode));
    expect(isLasting).toBe(true);
    expect(problems).toEqual([expect.stringContaining('may be written by its group')]);
  });

  it('that is not there yet is made for its owner alone', async () => {
    const folder = join(await temporaryFolder(), 'state');
    expect(open(folder).problems).toEqual([]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.skipIf(!isRoot)('of another user is warned of (only root can give one away)', async () => {
    const folder = await folderWith(0o700);
    chownSync(folder, 12_345, 12_345);
    expect(open(folder).problems).toEqual([expect.stringContaining('belongs to another user (12345)')]);
  });
});

describe('a symbolic link', () => {
  it.each(['state.db', 'open.lock'])(
    'in place of %s is not followed: the state is in memory',
    async (name) => {
      const folder = await folderWith(0o700);
      const target = join(await temporaryFolder(), 'target');
      writeFileSync(target, '', { mode: 0o644 });
      symlinkSync(target, join(folder, name));
      const { problems } = open(folder);
      expect(problems).toEqual([
        expect.stringContaining(`${name} is a symbolic link, which is not followed`),
      ]);
      expect(statSync(target).size).toBe(0);
      expect(statSync(target).mode & 0o777).toBe(0o644);
      expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
    },
  );

  it('that leads nowhere makes no file there', async () => {
    const folder = await folderWith(0o700);
    const target = join(await temporaryFolder(), 'none');
    symlinkSync(target, join(folder, 'state.db'));
    open(folder);
    expect(existsSync(target)).toBe(false);
  });

  it('in place of state.db is not backed up', async () => {
    const folder = await folderWith(0o700);
    const target = join(await temporaryFolder(), 'target');
    writeFileSync(target, '');
    symlinkSync(target, join(folder, 'state.db'));
    await expect(backUp(folder, `${target}.backup`, now())).rejects.toThrow('is a symbolic link');
  });

  it('in place of the link keys is not read', async () => {
    const folder = await folderWith(0o700);
    const elsewhere = await folderWith(0o700);
    fileLinkKeys(elsewhere, [], now);
    symlinkSync(linkKeyFile(elsewhere), linkKeyFile(folder));
    expect(() => fileLinkKeys(folder, [], now)).toThrow('is a symbolic link');
  });
});

it.skipIf(!isRoot)(
  'refuses link keys of another user, who knows them (only root can give a file away)',
  async () => {
    const folder = await folderWith(0o700);
    fileLinkKeys(folder, [], now);
    chownSync(linkKeyFile(folder), 12_345, 12_345);
    expect(() => fileLinkKeys(folder, [], now)).toThrow(
      'belongs to another user (12345), who knows the keys',
    );
  },
);
