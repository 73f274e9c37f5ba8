import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { logModelAdvice, modelAdvice } from '../../../src/cli/wiring/models.js';
import { readConfig } from '../../../src/config/config.js';
import { commandLine } from '../../../src/texts/command-line/index.js';
import { readProjectFile } from '../../support/documentation.js';

const { gain } = commandLine.printed.model;

const config = readConfig({});
const file = { bytes: 3, sha256: '0'.repeat(64) };
const described = {
  name: 'ours',
  languages: ['en'],
  pooling: 'mean',
  files: { model: file, tokenizer: file },
};

/** What is logged of a model with this description. */
function logged(description: object): readonly { readonly level: number; readonly renamed?: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const model = join(folder, 'models', 'ours');
  mkdirSync(model, { recursive: true });
  for (const name of ['model.onnx', 'tokenizer.json']) writeFileSync(join(model, name), 'abc');
  writeFileSync(join(model, 'model.json'), JSON.stringify(description));
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  logModelAdvice({ ...config, state: { ...config.state, folder } }, log);
  return lines.map((line) => JSON.parse(line));
}

it('logs one line where a model is described with a key of an earlier version', () => {
  const warnings = logged({ ...described, mostTokens: 64 }).filter(({ level }) => level === 40);
  expect(warnings).toEqual([
    expect.objectContaining({
      renamed: expect.stringMatching(/model\.json: mostTokens is called maxTokens now$/),
    }),
  ]);
  expect(logged({ ...described, maxTokens: 64 }).filter(({ level }) => level === 40)).toEqual([]);
});

it('offers a model with what it adds, until one is added or none is wanted, in the figures of the measurement', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const state = { ...config.state, folder };
  expect(modelAdvice({ ...config, state })).toContain(`(${gain}): npm run verbatim -- model add`);
  expect(modelAdvice({ state, meaning: { ...config.meaning, model: 'off' } })).toBeUndefined();
  expect(modelAdvice({ state, meaning: { ...config.meaning, enabled: false } })).toBeUndefined();
  expect(readProjectFile('README.md')).toContain(gain);
  const measured = readProjectFile('test/README.md');
  const rowOf = (set: string) => {
    const cells =
      measured
        .split('\n')
        .find((line) => line.startsWith(`| ${set} |`))
        ?.split('|') ?? [];
    const [of, , shipped, byModel] = cells.slice(2).map((cell) => cell.trim().split(' / ').at(-1));
    return { of, shipped, byModel };
  };
  const [manuals, news] = ['manuals', 'news'].map(rowOf);
  expect(gain).toContain(`of ${manuals?.of} questions to manuals`);
  expect(gain).toContain(`answers ${manuals?.byModel} in three quotes instead of ${manuals?.shipped}`);
  expect(gain).toContain(`of ${news?.of} to news ${news?.byModel} instead of ${news?.shipped}`);
});
