import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileLock } from '../../src/state/file-lock.js';
import { ProcessLock } from '../../src/state/process-lock.js';
import { StateError } from '../../src/state/state-error.js';
import { temporaryFolder } from '../corpus/folder.js';

async function newLockFile() {
  return join(await temporaryFolder(), 'index-0', 'refresh.lock');
}

/** A process that holds the lock from now on. */
async function holder(file: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-lock.mjs'), file]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe.each([
  ['FileLock', async () => new FileLock(await newLockFile())],
  ['ProcessLock', async () => new ProcessLock()],
])('%s', (_, create) => {
  it('is held by one at a time and free again after its release', async () => {
    const lock = await create();
    const release = await lock.tryAcquire();
    expect(release).toBeDefined();
    expect(await lock.tryAcquire()).toBeUndefined();
    await release?.();
    const again = await lock.tryAcquire();
    expect(again).toBeDefined();
    await again?.();
  });

  it('is not given up by releasing an earlier hold twice', async () => {
    const lock = await create();
    const first = await lock.tryAcquire();
    await first?.();
    const second = await lock.tryAcquire();
    await first?.();
    expect(await lock.tryAcquire()).toBeUndefined();
    await second?.();
  });

  it('goes to exactly one of many who ask at once', async () => {
    const lock = await create();
    const releases = await Promise.all(Array.from({ length: 8 }, () => lock.tryAcquire()));
    expect(releases.filter((release) => release !== undefined)).toHaveLength(1);
    await Promise.all(releases.map((release) => release?.()));
  });
});

describe('FileLock', () => {
  it('excludes another lock on the same file, and none on another file', async () => {
    const file = await newLockFile();
    const release = await new FileLock(file).tryAcquire();
    expect(await new FileLock(file).tryAcquire()).toBeUndefined();
    const other = await new FileLock(`${file}-2`).tryAcquire();
    expect(other).toBeDefined();
    await other?.();
    await release?.();
  });

  it('is refused while another process holds it, and taken over as soon as that process is killed', async () => {
    const file = await newLockFile();
    const lock = new FileLock(file);
    await (await lock.tryAcquire())?.();
    const child = await holder(file);
    expect(await lock.tryAcquire()).toBeUndefined();
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    const release = await lock.tryAcquire();
    expect(release).toBeDefined();
    await release?.();
  });

  it('keeps another process out while it is held here', async () => {
    const file = await newLockFile();
    const release = await new FileLock(file).tryAcquire();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-lock.mjs'), file]);
    let complaint = '';
    child.stderr.on('data', (data) => {
      complaint += data;
    });
    const [code] = await once(child, 'close');
    expect([code, complaint]).toEqual([1, expect.stringContaining('database is locked')]);
    await release?.();
  });

  it('says what to do when its file is something else, or its folder a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'refresh.lock');
    writeFileSync(file, 'no database, but some text of other people '.repeat(100));
    const attempt = new FileLock(file).tryAcquire();
    await expect(attempt).rejects.toThrow(StateError);
    await expect(attempt).rejects.toThrow(
      `the lock ${file} cannot be used (SQLITE_NOTADB); make its folder writable`,
    );
    await expect(new FileLock(join(file, 'x')).tryAcquire()).rejects.toThrow(StateError);
  });
});
