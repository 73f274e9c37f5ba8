import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fetchModel } from '../../../src/meaning/model/fetch-model.js';
import { ModelFolder } from '../../../src/meaning/model/model-folder.js';
import { type ModelPreset, presetNamed, presets } from '../../../src/meaning/model/presets.js';
import { serve, startHub, startProxy } from './hub.js';

const bytes = { model: randomBytes(200_000), tokenizer: randomBytes(5_000) };
const fileOf = (path: string, content: Buffer) => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

/** As the first preset is, with other files. */
const [first] = presets;
if (first === undefined) throw new Error('no preset');
const small: ModelPreset = {
  ...first,
  files: {
    model: fileOf('onnx/model.onnx', bytes.model),
    tokenizer: fileOf('tokenizer.json', bytes.tokenizer),
  },
};

function emptyModels(): { readonly models: ModelFolder; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { models: new ModelFolder(folder), folder };
}

async function hub() {
  const started = await startHub((request, response) => {
    const part = request.url?.endsWith('.json') ? 'tokenizer' : 'model';
    serve(bytes[part])(request, response);
  });
  return { ...started, paths: () => started.requests.map(({ url }) => url) };
}

it('brings both files of the pinned revision, and keeps how the model is asked beside them', async () => {
  const { address, paths } = await hub();
  const { models } = emptyModels();
  const told: [number, number][] = [];
  await fetchModel(small, { address, proxy: {} }, models, (...bytes) => told.push(bytes));
  expect(paths()).toEqual(
    ['tokenizer.json', 'onnx/model.onnx'].map(
      (path) => `/${small.repository}/resolve/${small.revision}/${path}`,
    ),
  );
  expect(told.at(-1)).toEqual([205_000, 205_000]);
  const [added, ...more] = models.list().models;
  expect(more).toEqual([]);
  expect(added?.description).toMatchObject({
    name: small.name,
    pooling: 'cls',
    questionPrefix: small.questionPrefix,
  });
  expect(readFileSync(join(added?.folder ?? '', 'model.onnx')).equals(bytes.model)).toBe(true);
});

it('goes through the proxy that is set, but not to hosts that are excepted', async () => {
  const { address } = await hub();
  const proxy = await startProxy();
  const through = { http: proxy.address, https: proxy.address };
  await fetchModel(small, { address, proxy: through }, emptyModels().models, () => {});
  expect(new Set(proxy.targets)).toEqual(new Set([new URL(address).host]));
  proxy.targets.length = 0;
  await fetchModel(
    small,
    { address, proxy: { ...through, except: '127.0.0.1' } },
    emptyModels().models,
    () => {},
  );
  expect(proxy.targets).toEqual([]);
});

it('is no model while a file is missing, and says so', async () => {
  const { address } = await startHub((request, response) =>
    request.url?.endsWith('.json')
      ? serve(bytes.tokenizer)(request, response)
      : response.writeHead(404).end(),
  );
  const { models, folder } = emptyModels();
  await expect(fetchModel(small, { address, proxy: {} }, models, () => {})).rejects.toThrow('status 404');
  const { models: whole, faulty } = models.list();
  expect(whole).toEqual([]);
  expect(faulty).toEqual([
    {
      name: small.name,
      problem: `there is no whole model in ${join(folder, small.name)}: model.json cannot be read (ENOENT)`,
    },
  ]);
});

it('pins every preset: a commit, lengths and sums', () => {
  for (const { name, revision, files } of presets) {
    expect(presetNamed(name.toUpperCase())?.name).toBe(name);
    expect(revision).toMatch(/^[\da-f]{40}$/);
    for (const { bytes, sha256 } of Object.values(files)) {
      expect(bytes).toBeGreaterThan(500_000);
      expect(sha256).toMatch(/^[\da-f]{64}$/);
    }
  }
});
