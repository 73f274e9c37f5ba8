import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { launch, run, runInProcess, temporaryFolder } from './program.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** In a namespace of its own, whose end unmounts it: a disk of 64 kB in place of the state folder. */
const onSmallDisk = 'mount -t tmpfs -o size=64k,mode=700 tmpfs "$VERBATIM_STATE" && exec "$@"';

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const isUnix = process.platform !== 'win32';

/** A state folder with a mode; it is there before anything starts. */
function folderOf(mode: number): string {
  const folder = join(temporaryFolder(), 'state');
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

describe('a first start on a full disk', () => {
  it.skipIf(!canMount())(
    'answers from a temporary state, and says so (skipped where no disk can be mounted)',
    async () => {
      const env = { PORT: '0', VERBATIM_STATE: folderOf(0o700), PUBLIC_URL: 'https://bot.example.org' };
      const program = launch(['start'], env, { under: `exec unshare -rm sh -c '${onSmallDisk}' sh "$@"` });
      await program.ready();
      expect(program.stdout).toContain('(2 documents)');
      expect(program.stderr).toContain(
        `the state folder ${env.VERBATIM_STATE} cannot be written (ENOSPC): nothing is kept when the bot stops; make room there`,
      );
      expect((await program.stop()).code).toBe(0);
    },
  );

  it.skipIf(!isUnix)(
    'answers in the terminal, and leaves no file behind, however often it is tried',
    async () => {
      const folder = folderOf(0o700);
      const env = { VERBATIM_STATE: folder, PUBLIC_URL: 'https://bot.example.org' };
      // No file may grow at all: as on a full disk, one can be made and nothing written into it.
      const ask = () => run(['ask', 'which companies had access'], env, { under: 'ulimit -f 0; exec "$@"' });
      for (const { code, stdout, stderr } of [await ask(), await ask()]) {
        expect(stderr).toContain(`the state folder ${folder} cannot be written`);
        expect([code, stdout]).toEqual([0, expect.stringContaining('as well as to Lenovo, Oppo and TCL')]);
      }
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.skipIf(!isUnix)('of a state that has no link keys yet gives passing ones', async () => {
    const folder = folderOf(0o700);
    const env = { VERBATIM_STATE: folder, PUBLIC_URL: 'https://bot.example.org' };
    expect((await runInProcess(['index'], env)).code).toBe(0);
    // SQLite's own two files are there as long as somebody, a thread that ends, still has the database open.
    const files = () =>
      readdirSync(folder)
        .filter((name) => !/-(?:shm|wal)$/u.test(name))
        .sort();
    const before = files();
    const rotated = await run(['rotate-link-key'], env, { under: 'ulimit -f 0; exec "$@"' });
    expect([rotated.code, rotated.stderr]).toEqual([
      1,
      expect.stringMatching(
        /link-keys cannot be written \((?:EFBIG|ENOSPC)\): links are signed as before\n$/,
      ),
    ]);
    const asked = await run(['ask', 'which companies had access'], env, { under: 'ulimit -f 0; exec "$@"' });
    expect(asked.code).toBe(0);
    expect(files()).toEqual(before);
  });
});

describe.skipIf(!isUnix)('a state folder', () => {
  it('that everybody may write is refused, exit 1, and doctor says so', async () => {
    const env = { PORT: '0', VERBATIM_STATE: folderOf(0o1777) };
    const [started, asked, told] = await Promise.all([
      runInProcess(['start'], env),
      runInProcess(['ask', 'anything'], env),
      runInProcess(['doctor'], env),
    ]);
    expect([started.code, asked.code, told.code]).toEqual([1, 1, 1]);
    expect(started.stderr).toMatch(
      / may be written by everybody \(mode 01777\), .*: run chmod 700 on it, .*\n$/,
    );
    expect(told.stdout).toContain('PROBLEM  state: the state folder');
    expect(readdirSync(env.VERBATIM_STATE)).toEqual([]);
  });

  it('that its group may write is warned of', async () => {
    const told = await runInProcess(['doctor'], { VERBATIM_STATE: folderOf(0o770) });
    expect(told.code).toBe(0);
    expect(told.stdout).toMatch(/^warning {2}state: .* may be written by its group \(mode 0770\)/m);
  });

  it('with a link in place of its database is not written through', async () => {
    const folder = folderOf(0o700);
    const target = join(temporaryFolder(), 'precious');
    writeFileSync(target, 'precious');
    chmodSync(target, 0o644);
    symlinkSync(target, join(folder, 'state.db'));
    const told = await runInProcess(['doctor'], { VERBATIM_STATE: folder });
    expect(told.stdout).toContain('state.db is a symbolic link, which is not followed');
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });
});
