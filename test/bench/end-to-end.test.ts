import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../src/config/config.js';
import { expectAnswers } from './contender-cases.js';
import { contenderNamed, ourIndex, ours } from './contenders/index.js';
import type { Row } from './report/row.js';
import { promised } from './report/targets.js';

/** A busy machine starts eight processes slowly. */
const timeoutMs = 300_000;

describe('npm run bench', { timeout: timeoutMs }, () => {
  const project = findProjectFolder();
  const temporary = mkdtempSync(join(tmpdir(), 'bench-run-'));

  /** Never synchronously: vitest gives up a worker that does not answer for a minute. */
  function run(...argv: string[]): Promise<{ status: unknown; stdout: string; stderr: string }> {
    const options = { cwd: project, env: { ...process.env, TMPDIR: temporary } };
    return new Promise((resolve) => {
      execFile(process.execPath, argv, options, (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : error.code, stdout, stderr });
      });
    });
  }
  const bench = (...argv: string[]) =>
    run(join(project, 'dist', 'bench', 'test', 'bench', 'main.js'), ...argv);

  beforeAll(async () => {
    const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
    expect(await run(compiler, '-p', join('test', 'bench', 'tsconfig.json'))).toMatchObject({
      status: 0,
      stdout: '',
    });
    const bundler = join(project, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
    expect(await run(bundler, '-c', join('test', 'bench', 'rolldown.config.js'))).toMatchObject({
      status: 0,
    });
  }, timeoutMs);
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  it('measures every row, ours beside the peers, and leaves nothing but the corpus behind', async () => {
    const corpus = join('test', 'fixtures', 'news', 'documents');
    const only = 'MiniSearch,SQLite FTS5';
    const { status, stdout, stderr } = await bench(
      '--json',
      '--size',
      '300',
      '--corpus',
      corpus,
      '--only',
      only,
      '--questions',
      '14',
    );
    expect(status, stderr).toBe(0);
    const rows: Row[] = JSON.parse(stdout);
    // Lucene takes no part, no sentence model was added, and of so few documents none may be of some length.
    const missing: readonly string[] = [promised.besideLucene.metric, promised.besideLuceneBuild.metric];
    const isMissing = (metric: string) =>
      missing.includes(metric) ||
      metric.includes('sentence model') ||
      metric.startsWith('hit@10, whole /ask, documents');
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['metric', 'size', 'unit', 'ours', 'peers', 'target', 'run']);
      expect(row.size).toBe(300);
      expect(row.run?.versions['node']).toBe(process.versions.node);
      if (!isMissing(row.metric)) expect(row.ours, row.metric).toBeGreaterThanOrEqual(0);
    }
    const row = (metric: string) => rows.find((candidate) => candidate.metric === metric);
    for (const { metric } of Object.values(promised)) expect(row(metric), metric).toBeDefined();
    expect(row('corpus: passages')?.ours).toBe(300);
    for (const metric of ['questions asked, question as asked', 'questions asked, same words']) {
      expect(row(metric)).toMatchObject({ ours: 14, peers: { MiniSearch: 14, 'SQLite FTS5': 14 } });
    }
    // The words of each question come from one passage of 300: no engine may lose many of them.
    for (const metric of ['hit@10, question as asked', 'hit@10, same words']) {
      const { ours, peers } = row(metric) ?? {};
      for (const share of [ours, ...Object.values(peers ?? {})])
        expect(share, metric).toBeGreaterThanOrEqual(70);
    }
    expect(row('hit@10, whole /ask')?.ours).toBeGreaterThanOrEqual(70);
    expect(readdirSync(temporary)).toEqual(['verbatim-bench']);
  });

  it.each([ours, ourIndex])('%s answers from what another of its kind has built', async (name) => {
    const folder = mkdtempSync(join(temporary, 'contender-'));
    try {
      await expectAnswers(contenderNamed(name), folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says in one line what is wrong with its options, with exit code 2', async () => {
    const { status, stdout, stderr } = await bench('--size', 'big');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('--size must be a whole number from 100 to 10000000, got big\n');
  });

  it('says what to do where the corpus has no text', async () => {
    const { status, stderr } = await bench('--size', '100', '--corpus', join(temporary, 'nowhere'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/no real text to make a corpus of: .*--corpus\n$/u);
  });
});
