import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { SupervisedModel, type SupervisedModelOptions } from '../../../src/meaning/model/supervised-model.js';

const program = fileURLToPath(new URL('programs/counting.mjs', import.meta.url));

function started(over: Partial<SupervisedModelOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-process-'));
  const ends: string[] = [];
  const model = new SupervisedModel({
    folder,
    program,
    onEnd: (problem) => ends.push(problem),
    pause: async () => {},
    ...over,
  });
  onTestFinished(() => {
    model.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { model, ends, folder, lives: () => readFileSync(join(folder, 'lives'), 'utf8').length };
}

it('encodes texts in one process, those that somebody waits for before all others', async () => {
  const { model, lives } = started();
  const done: string[] = [];
  const ask = async (text: string, isUrgent: boolean) => {
    const vector = await model.encode(text, isUrgent);
    done.push(text);
    return vector;
  };
  const vectors = await Promise.all([ask('aa', false), ask('bbb', false), ask('c', true)]);
  expect(vectors).toEqual([Int8Array.of(2, 1), Int8Array.of(3, 1), Int8Array.of(1, 1)]);
  expect(done).toEqual(['c', 'aa', 'bbb']);
  expect(lives()).toBe(1);
});

it('is ready before it is asked where it is told to start', async () => {
  const { model, folder } = started();
  model.start();
  model.start();
  await expect.poll(() => existsSync(join(folder, 'lives')), { timeout: 100_000 }).toBe(true);
  expect(await model.encode('aa', true)).toEqual(Int8Array.of(2, 1));
});

it('gives no vector where the model has none, or fails on a text', async () => {
  const { model, ends } = started();
  expect(await model.encode('nothing', true)).toBeUndefined();
  expect(await model.encode('failing', true)).toBeUndefined();
  expect(await model.encode('aa', true)).toEqual(Int8Array.of(2, 1));
  expect(ends).toEqual([]);
});

it('starts its process again when that crashes, and tries the text once more', async () => {
  const { model, ends, lives } = started();
  expect(await Promise.all([model.encode('crash once', true), model.encode('aa', true)])).toEqual([
    Int8Array.of(10, 2),
    Int8Array.of(2, 2),
  ]);
  expect(ends).toEqual(['the sentence model’s process ended (SIGSEGV)']);
  expect(lives()).toBe(2);
  expect(model.problem).toBeUndefined();
});

it('gives up a text that crashes two processes, and nothing else', async () => {
  const { model, lives } = started();
  const [crashed, other] = await Promise.all([model.encode('crash always', true), model.encode('aa', false)]);
  expect(crashed).toBeUndefined();
  expect(other).toEqual(Int8Array.of(2, 3));
  expect(lives()).toBe(3);
});

it('ends a process that hangs', async () => {
  const { model, ends } = started({ maxMs: 200 });
  expect(await model.encode('hang once', true)).toEqual(Int8Array.of(9, 2));
  expect(ends).toEqual(['the sentence model’s process hangs']);
});

it('waits longer and longer before it starts again what ends at once', async () => {
  const pauses: number[] = [];
  const { model } = started({ pause: async (ms) => void pauses.push(ms) });
  await model.encode('crash always', true);
  await model.encode('crash always', true);
  expect(pauses.length).toBeGreaterThan(2);
  expect(pauses).toEqual(pauses.map((_, i) => (pauses[0] ?? 0) * 2 ** i));
});

it('does not start a model again that cannot be used, and says why to all who ask', async () => {
  const { model, folder, lives } = started();
  writeFileSync(join(folder, 'unusable'), '');
  await expect(model.encode('aa', true)).rejects.toThrow('it is no sentence model');
  await expect(model.encode('bb', false)).rejects.toThrow('it is no sentence model');
  expect(model.problem).toBe('it is no sentence model');
  expect(lives()).toBe(1);
});

it('refuses whoever asks once it is closed', async () => {
  const { model } = started();
  const asking = model.encode('aa', true);
  model.close();
  await expect(asking).rejects.toThrow('closed');
  await expect(model.encode('aa', true)).rejects.toThrow('closed');
});
