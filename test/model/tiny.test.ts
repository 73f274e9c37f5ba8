import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { similarityOf } from '../../src/core/types/sentence-encoder.js';
import { ModelProcess } from '../../src/meaning/model/model-process.js';
import { SupervisedModel } from '../../src/meaning/model/supervised-model.js';
import { tinyOnnx, tinyTokenizer } from './tiny-onnx.js';

const words = [
  '[UNK]',
  ...'the ship left harbour in morning . interest rates rose by half a percent nowhere'.split(' '),
];

/** Each word a direction of its own; "nowhere" is no number. */
const rows = words.map((word, i) =>
  words.map((_, at) => (word === 'nowhere' ? Number.NaN : at === i ? 1 : 0)),
);

interface Files {
  readonly model?: Buffer;
  readonly tokenizer?: string;
}

/** A model's folder as `model add` leaves it. */
function folderOf({ model = tinyOnnx(rows), tokenizer = tinyTokenizer(words) }: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-tiny-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  const fileOf = (name: string, content: Buffer) => {
    writeFileSync(join(folder, name), content);
    return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  };
  const files = {
    model: fileOf('model.onnx', model),
    tokenizer: fileOf('tokenizer.json', Buffer.from(tokenizer)),
  };
  const description = { name: 'tiny', languages: ['en'], pooling: 'mean', files };
  writeFileSync(join(folder, 'model.json'), JSON.stringify(description));
  return folder;
}

function modelIn(folder: string): SupervisedModel {
  const model = new SupervisedModel({ folder });
  onTestFinished(() => model.close());
  return model;
}

async function whyUnusable(folder: string): Promise<string> {
  const process = new ModelProcess({ folder });
  process.hold(true);
  const end = await Promise.race([process.ended, process.ready]);
  process.end();
  return typeof end === 'number' ? `works, with ${end} dimensions` : end.problem;
}

it('gives near vectors for what holds the same words, the same ones every time', async () => {
  const model = modelIn(folderOf());
  const [one, same, other, again] = await Promise.all(
    ['The ship left.', 'Left the ship.', 'Rates rose.', 'The ship left.'].map((text) =>
      model.encode(text, true),
    ),
  );
  if (one === undefined || same === undefined || other === undefined) throw new Error('no vector');
  expect(similarityOf(one, same)).toBeGreaterThan(0.98);
  expect(similarityOf(one, other)).toBeLessThan(0.5);
  expect(again).toEqual(one);
});

it('takes texts of any length and kind, and gives no vector for one that is nothing or no number', async () => {
  const model = modelIn(folderOf());
  expect(await model.encode('the ship '.repeat(50_000), true)).toBeDefined();
  expect(await model.encode('🎉🎉', true)).toEqual(await model.encode('zebra', true));
  expect(await model.encode('', true)).toBeUndefined();
  expect(await model.encode('nowhere', true)).toBeUndefined();
  expect(model.problem).toBeUndefined();
});

it('refuses in one line what is no sentence model, or not what was added', async () => {
  const cutOff = folderOf();
  truncateSync(join(cutOff, 'model.onnx'), 100);
  const changed = folderOf();
  writeFileSync(join(changed, 'tokenizer.json'), tinyTokenizer(words).replace('harbour', 'harbors'));
  const numberless = words.map(() => words.map(() => Number.NaN));
  for (const [folder, message] of [
    [cutOff, /model\.onnx has 100 bytes where \d+ were added: add the model again$/],
    [changed, /tokenizer\.json is not what was added: add the model again$/],
    [folderOf({ model: Buffer.from('no model at all') }), /^onnxruntime-\w+ [\d.]+ cannot load the model: /],
    [folderOf({ model: tinyOnnx(rows).subarray(0, 300) }), /^onnxruntime-\w+ [\d.]+ cannot load the model: /],
    [folderOf({ model: tinyOnnx(rows, 'pixels') }), /^it is no sentence model: it takes pixels$/],
    [folderOf({ model: tinyOnnx(numberless) }), /^it gives no numbers for a sentence$/],
    [
      folderOf({ tokenizer: '{"model":{"type":"Unheard"}}' }),
      /tokenizer\.json is no tokenizer that is known$/,
    ],
    [
      folderOf({ tokenizer: tinyTokenizer([...words, 'zebra']) }),
      /: does the tokenizer belong to the model\?$/,
    ],
    [folderOf({ model: tinyOnnx(words.map(() => [1, 1])) }), /: does the tokenizer belong to the model\?$/],
  ] as const) {
    const why = await whyUnusable(folder);
    expect(why).toMatch(message);
    expect(why).not.toContain('\n');
  }
  expect(await whyUnusable(folderOf())).toBe(`works, with ${words.length} dimensions`);
});
