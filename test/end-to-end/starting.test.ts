import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { variableNames } from '../../src/config/environment.js';
import { openState } from '../../src/state/open-state.js';
import { freePorts } from '../support/free-ports.js';
import { corpusCopy, launch, project, run, temporaryFolder } from './program.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const patience = { timeout: 100_000, interval: 50 };

/** Settings of a start whose port is known before it is ready. */
async function environment() {
  const [port] = (await freePorts(1)).map(String);
  const env = {
    PORT: port ?? '',
    VERBATIM_STATE: join(temporaryFolder(), 'state'),
    VERBATIM_CORPUS: corpusCopy(),
  };
  return { env, address: `http://127.0.0.1:${port}` };
}

/** Keeps the first index from being made, as another process does that is making it. */
async function holdLock(env: {
  VERBATIM_STATE: string;
  VERBATIM_CORPUS: string;
}): Promise<() => Promise<void>> {
  const state = openState({ folder: env.VERBATIM_STATE, now: Date.now });
  onTestFinished(() => state.close());
  const release = await state.forCorpus(env.VERBATIM_CORPUS).writerLock.tryAcquire();
  if (release === undefined) throw new Error('the lock is taken');
  return release;
}

async function isListening(address: string): Promise<void> {
  await vi.waitFor(async () => expect((await fetch(`${address}/healthz`)).status).toBe(200), patience);
}

describe('start, while the first index is made', () => {
  it('keeps a question until it is there, and is ready only then', async () => {
    const { env, address } = await environment();
    const release = await holdLock(env);
    const program = launch(['start'], env);
    await isListening(address);
    const asked = fetch(address, {
      method: 'POST',
      headers: { origin: address },
      body: new URLSearchParams({ question: 'which companies had access' }),
    });
    await isListening(address);
    expect(program.stdout).toBe('');
    await release();
    expect(await (await asked).text()).toContain('as well as to Lenovo, Oppo and TCL');
    await program.ready();
    expect((await program.stop()).code).toBe(0);
  });

  it('stops at SIGTERM at once, with 0', async () => {
    const { env, address } = await environment();
    await holdLock(env);
    const program = launch(['start'], env);
    await isListening(address);
    const { code, stdout } = await program.stop();
    expect([code, stdout]).toEqual([0, '']);
  });
});

describe('start', () => {
  it('answers where the state folder cannot be written, and leaves nothing behind', async () => {
    const { env, address } = await environment();
    writeFileSync(env.VERBATIM_STATE, 'a file');
    const temporary = temporaryFolder();
    const program = launch(['start'], { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary });
    await program.ready();
    expect(program.stdout).toContain('(2 documents)');
    const asked = await fetch(address, {
      method: 'POST',
      headers: { origin: address },
      body: new URLSearchParams({ question: 'which companies had access' }),
    });
    expect(await asked.text()).toContain('as well as to Lenovo, Oppo and TCL');
    expect(readdirSync(temporary)).toHaveLength(1);
    expect((await program.stop()).code).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('says in one line that the corpus folder is missing, exit 2', async () => {
    const corpus = join(temporaryFolder(), 'nowhere');
    const { code, stdout, stderr } = await run(['start'], {
      PORT: '0',
      VERBATIM_CORPUS: corpus,
      LOG_LEVEL: 'silent',
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(corpus);
  });

  it('starts over an empty folder', async () => {
    const corpus = join(temporaryFolder(), 'empty');
    mkdirSync(corpus);
    const program = launch(['start'], { PORT: '0', VERBATIM_CORPUS: corpus });
    await program.ready();
    expect(program.stdout).toContain('(0 documents)');
    expect((await program.stop()).code).toBe(0);
  });

  it('tells in its log that the saved index is damaged, and makes it anew', async () => {
    const { env } = await environment();
    expect((await run(['index'], env)).code).toBe(0);
    const folder = readdirSync(env.VERBATIM_STATE, { recursive: true, encoding: 'utf8' });
    const manifest = folder.find((file) => file.endsWith('manifest.json')) ?? '';
    writeFileSync(join(env.VERBATIM_STATE, manifest), 'no manifest');
    const program = launch(['start'], { ...env, LOG_LEVEL: 'warn' });
    await program.ready();
    // Two pipes: what was written to one first may be read from the other sooner.
    await vi.waitFor(() => expect(program.stderr).toContain('the saved index was not used'), patience);
    expect(program.stdout).toContain('(2 documents)');
    expect((await program.stop()).code).toBe(0);
  });

  it('stops in order when npm, by which it was started, gets the signal and does not pass it on', async () => {
    const { env, address } = await environment();
    const unset = Object.fromEntries(variableNames.map((name) => [name, '']));
    const npm = spawn('npm', ['start', '--silent'], {
      cwd: project,
      env: { ...process.env, ...unset, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void npm.kill('SIGKILL'));
    let said = '';
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await vi.waitFor(() => expect(said).toContain('ready'), patience);
    npm.kill('SIGTERM');
    await vi.waitFor(async () => await expect(fetch(`${address}/healthz`)).rejects.toThrow(), patience);
    rmSync(env.VERBATIM_CORPUS, { recursive: true });
  });
});
