import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../src/config/config.js';
import { missingPrerequisite } from './prerequisites.js';

const folder = mkdtempSync(join(tmpdir(), 'verbatim-start-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What `npm run opensearch` runs, with its temporary files in `folder`. */
function start(environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const program = join(findProjectFolder(), 'dist', 'opensearch', 'test', 'opensearch', 'start.js');
  return run(process.execPath, [program], environment);
}

function run(
  program: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const env = { ...process.env, TMPDIR: folder, ...environment };
  return spawn(program, parameters, { cwd: findProjectFolder(), env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('stdout is not piped');
  const { value } = await createInterface({ input: stdout })[Symbol.asyncIterator]().next();
  return value;
}

describe('npm run opensearch', () => {
  it('says that it is skipped and why where Maven is missing, and that is no failure', async () => {
    const program = start({ PATH: folder, JAVA_HOME: '' });
    const ended = once(program, 'exit');
    expect(await firstLine(program)).toBe('skipped: Maven (mvn) is not installed');
    expect(await ended).toEqual([0, null]);
  });

  it.skipIf(missingPrerequisite() !== undefined)(
    'prints its address, and leaves no process and no file behind when npm gets SIGTERM',
    async () => {
      const program = run('npm', ['run', '--silent', 'opensearch']);
      const ended = once(program, 'exit');
      const url = await firstLine(program);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(await (await fetch(`${url}/_cluster/health`)).json()).toMatchObject({
        status: 'green',
        number_of_nodes: 3,
      });
      expect(readdirSync(folder)).not.toEqual([]);

      program.kill('SIGTERM');
      await ended;
      await expect.poll(() => readdirSync(folder), { timeout: 100_000 }).toEqual([]);
      await expect(fetch(url)).rejects.toThrow();
    },
  );

  it.skipIf(missingPrerequisite() !== undefined)('ends also while it starts', async () => {
    const program = start();
    const ended = once(program, 'exit');
    await expect.poll(() => readdirSync(folder), { timeout: 100_000 }).not.toEqual([]);
    program.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
