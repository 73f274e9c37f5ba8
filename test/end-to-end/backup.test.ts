import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { corpusCopy, launch, run, temporaryFolder } from './program.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

it('backs up and restores from the command line, the backup while the bot runs', async () => {
  const env = { PORT: '0', VERBATIM_STATE: join(temporaryFolder(), 'state') };
  const file = join(temporaryFolder(), 'backup');
  const bot = launch(['start'], env);
  const address = await bot.ready();
  await fetch(address, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams({ question: 'which companies had access' }),
  });
  const made = await run(['backup', file], env);
  expect([made.code, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toMatch(/ holds 1 given answer, what else the state keeps, and the link keys\. /);
  const early = await run(['restore', file], env);
  expect([early.code, early.stdout]).toEqual([1, '']);
  expect(early.stderr).toBe(`a bot or a command is using ${env.VERBATIM_STATE}: stop it, then restore\n`);
  expect((await bot.stop()).code).toBe(0);
  rmSync(env.VERBATIM_STATE, { recursive: true });
  const restored = await run(['restore', file], env);
  expect([restored.code, restored.stderr]).toEqual([0, '']);
  const again = await run(['backup', `${file}-2`], env);
  expect(again.stdout).toContain(' holds 1 given answer, ');
});

it('says in one line what is wrong with a file, and how the commands are used', async () => {
  const file = join(temporaryFolder(), 'letter');
  writeFileSync(file, 'Dear all,');
  const [taken, foreign, nothing, two] = await Promise.all([
    run(['backup', file]),
    run(['restore', file]),
    run(['backup']),
    run(['restore', 'a', 'b']),
  ]);
  expect(taken.code).toBe(1);
  expect(taken.stderr).toMatch(/^there is nothing to back up: .*\n$/);
  expect(foreign.code).toBe(1);
  expect(foreign.stderr).toMatch(/ is no backup of Verbatim: .*\n$/);
  expect([nothing.code, two.code]).toEqual([2, 2]);
  expect(two.stderr).toBe('restore takes one word, the file: npm run verbatim -- restore FILE\n');
});

it('is whole while a refresh of another process runs', async () => {
  const env = { VERBATIM_STATE: join(temporaryFolder(), 'state'), VERBATIM_CORPUS: corpusCopy() };
  const files = Array.from({ length: 300 }, (_, i) => i);
  for (const i of files) {
    const text = `Herd ${i} crossed the river. `.repeat(200);
    writeFileSync(join(env.VERBATIM_CORPUS, `herd-${i}.txt`), text);
  }
  expect((await run(['ask', 'which companies had access'], env)).code).toBe(0);
  const refresh = launch(['index', '--full'], env);
  const folder = temporaryFolder();
  let isRunning = true;
  void refresh.ended.then(() => {
    isRunning = false;
  });
  let backups = 0;
  do {
    const made = await run(['backup', join(folder, String(backups++))], env);
    expect([made.code, made.stderr]).toEqual([0, '']);
  } while (isRunning);
  expect((await refresh.ended).code).toBe(0);
  const elsewhere = { VERBATIM_STATE: join(temporaryFolder(), 'state') };
  expect((await run(['restore', join(folder, '0')], elsewhere)).code).toBe(0);
});
