import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { expect, it, onTestFinished } from 'vitest';
import { addModel } from '../../../src/meaning/model/add-model.js';
import { ModelFolder } from '../../../src/meaning/model/model-folder.js';
import { type ModelPreset, presets } from '../../../src/meaning/model/presets.js';
import { zip, zipEntry } from '../../support/zip.js';

const bytes = { model: randomBytes(100_000), tokenizer: randomBytes(3_000) };
const described = JSON.stringify({ name: 'ours', languages: ['en', 'de'], pooling: 'mean', unrelated: 0.2 });

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-take-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Files = Readonly<Record<string, string | Buffer>>;

const whole: Files = {
  'ours/onnx/model_quantized.onnx': bytes.model,
  'ours/tokenizer.json': bytes.tokenizer,
  'ours/model.json': described,
  'ours/README.md': 'Hello',
};

function folderOf(files: Files): string {
  const folder = temporary();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function zipFile(files: Files): string {
  const file = join(temporary(), 'model.jar');
  writeFileSync(file, zip(Object.entries(files).map(([name, content]) => zipEntry(name, content))));
  return file;
}

async function tarFile(files: Files, gzip: boolean): Promise<string> {
  const file = join(temporary(), 'model.tar');
  const cwd = folderOf(files);
  await create({ file, cwd, gzip }, ['.']);
  return file;
}

const models = () => new ModelFolder(join(temporary(), 'models'));

it.each([
  ['a folder', async () => folderOf(whole)],
  ['a zip or jar', async () => zipFile(whole)],
  ['a tar', () => tarFile(whole, false)],
  ['a gzipped tar', () => tarFile(whole, true)],
])('takes a model with its description out of %s', async (_, source) => {
  const told: [number, number][] = [];
  const added = await addModel(await source(), models(), { onBytes: (...of) => told.push(of) });
  expect(added.description).toMatchObject({
    name: 'ours',
    languages: ['en', 'de'],
    pooling: 'mean',
    maxTokens: 256,
  });
  expect(readFileSync(join(added.folder, 'model.onnx')).equals(bytes.model)).toBe(true);
  expect(readFileSync(join(added.folder, 'tokenizer.json')).equals(bytes.tokenizer)).toBe(true);
  expect(told.at(-1)).toEqual([103_000, 103_000]);
});

const fileOf = (content: Buffer) => ({
  path: 'x',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});
const known: readonly ModelPreset[] = presets.slice(0, 1).map((preset) => ({
  ...preset,
  files: { model: fileOf(bytes.model), tokenizer: fileOf(bytes.tokenizer) },
}));

it('knows a preset by its files, whatever they are called', async () => {
  const source = zipFile({ 'some-q.onnx': bytes.model, 'some-q-tokenizer.json': bytes.tokenizer });
  const { description } = await addModel(source, models(), { known });
  expect(description).toMatchObject({ name: known[0]?.name, pooling: 'cls' });
});

it('refuses files of a preset’s length that are not its own, and leaves what was there', async () => {
  const place = models();
  const source = zipFile({ 'some.onnx': bytes.model, 'tokenizer.json': bytes.tokenizer });
  const { folder } = await addModel(source, place, { known });
  const foreign = zipFile({ 'some.onnx': randomBytes(100_000), 'tokenizer.json': bytes.tokenizer });
  await expect(addModel(foreign, place, { known })).rejects.toThrow(
    'some.onnx is not that of bge-small-en-v1.5',
  );
  expect(readFileSync(join(folder, 'model.onnx')).equals(bytes.model)).toBe(true);
  expect(place.list().models).toHaveLength(1);
});

it('tells in a line what is wrong with a source', async () => {
  const cut = zipFile(whole);
  truncateSync(cut, 50_000);
  const cutTar = await tarFile(whole, true);
  truncateSync(cutTar, 50_000);
  const empty = join(temporary(), 'empty.zip');
  writeFileSync(empty, '');
  const noise = join(temporary(), 'noise.zip');
  writeFileSync(noise, randomBytes(5_000));
  const { 'ours/model.json': _, ...bare } = whole;
  const wrong = (json: object) => folderOf({ ...whole, 'ours/model.json': JSON.stringify(json) });
  for (const [source, message] of [
    ['/nowhere/model', /^there is no \/nowhere\/model$/],
    [cut, /model\.jar is no folder, zip, jar or tar that can be read/],
    [cutTar, /model\.tar is no folder, zip, jar or tar that can be read|cut off/],
    [empty, /empty\.zip is empty$/],
    [noise, /noise\.zip is no folder, zip, jar or tar that can be read|holds no \.onnx files/],
    [folderOf({ 'notes.txt': 'Hello' }), /holds no \.onnx files where a model has one/],
    [
      folderOf(bare),
      /holds no model\.json files where a model has one; it is none of those .*\(bge-small-en-v1\.5,/,
    ],
    [folderOf({ ...whole, 'b.onnx': 'x' }), /holds 2 \.onnx files where a model has one/],
    [folderOf({ ...whole, 'ours/model.json': '{' }), /^model\.json of .* is no JSON$/],
    [wrong({ name: 'ours', languages: ['en'] }), /^model\.json of .*: pooling: /],
    [wrong({ name: '../x', languages: ['en'], pooling: 'cls' }), /: name: must be a name of letters/],
    [
      wrong({ name: 'bge-small-en-v1.5', languages: ['en'], pooling: 'cls' }),
      /has other files than that model$/,
    ],
  ] as const) {
    const taking = addModel(source, models());
    await expect(taking).rejects.toThrow(message);
    await expect(taking).rejects.not.toThrow('\n');
  }
});

it('says which lengths are wanted of the one that was asked for', async () => {
  const [wanted] = presets;
  await expect(addModel(folderOf(whole), models(), { wanted })).rejects.toThrow(
    'does not hold bge-small-en-v1.5: an .onnx file of 34014426 bytes and a .json file of 711396 are wanted',
  );
});

it('a model whose file was cut off afterwards is told of, and one that is removed is gone', async () => {
  const place = models();
  const { folder } = await addModel(folderOf(whole), place);
  truncateSync(join(folder, 'model.onnx'), 10);
  expect(place.list()).toEqual({
    models: [],
    faulty: [
      {
        name: 'ours',
        problem: `${join(folder, 'model.onnx')} has 10 bytes where 100000 were added: add the model again`,
      },
    ],
  });
  expect(place.remove('ours')).toBe(true);
  expect(place.remove('ours')).toBe(false);
  expect(existsSync(folder)).toBe(false);
});

it('removes nothing outside its folder', () => {
  const folder = temporary();
  mkdirSync(join(folder, 'models'));
  mkdirSync(join(folder, 'other'));
  expect(new ModelFolder(join(folder, 'models')).remove('../other')).toBe(false);
  expect(existsSync(join(folder, 'other'))).toBe(true);
});
