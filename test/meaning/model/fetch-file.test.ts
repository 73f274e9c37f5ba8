import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fetchFile } from '../../../src/meaning/model/fetch-file.js';
import { ModelError } from '../../../src/meaning/model/model-error.js';
import { type Answer, serve, serveAndCut, startHub } from './hub.js';

const bytes = randomBytes(300_000);
const wanted = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'model.onnx');
}

const pauses: number[] = [];
const options = { pause: async (ms: number) => void pauses.push(ms) };

async function fetched(answer: Answer, target = place(), url = (address: string) => `${address}/model.onnx`) {
  const hub = await startHub(answer);
  await fetchFile(url(hub.address), wanted, target, options);
  return { ...hub, target };
}

it('brings a file, and tells how much of it is there', async () => {
  const told: number[] = [];
  const { address } = await startHub(serve(bytes));
  const target = place();
  await fetchFile(`${address}/model.onnx`, wanted, target, { ...options, onProgress: (n) => told.push(n) });
  expect(readFileSync(target).equals(bytes)).toBe(true);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(bytes.length);
});

it('follows a redirect to another host with the range that is asked for', async () => {
  const store = await startHub(serve(bytes));
  const target = place();
  writeFileSync(`${target}.part`, bytes.subarray(0, 1_000));
  await fetched(
    (_, response) => response.writeHead(302, { location: `${store.address}/blob` }).end(),
    target,
  );
  expect(readFileSync(target).equals(bytes)).toBe(true);
  expect(store.requests.map(({ headers }) => headers.range)).toEqual(['bytes=1000-']);
});

it('goes on where a connection was cut, as often as it takes', async () => {
  const { requests, target } = await fetched(serveAndCut(bytes, 50_000));
  expect(readFileSync(target).equals(bytes)).toBe(true);
  expect(requests.length).toBeGreaterThan(1);
  expect(requests.at(-1)?.headers.range).toMatch(/^bytes=[1-9]/);
});

it('begins anew where a server gives the whole file, or says that there is no such range', async () => {
  for (const answer of [
    (_: unknown, response: Parameters<Answer>[1]) => response.end(bytes),
    (request: Parameters<Answer>[0], response: Parameters<Answer>[1]) =>
      request.headers.range === undefined ? response.end(bytes) : response.writeHead(416).end(),
  ]) {
    const target = place();
    writeFileSync(`${target}.part`, randomBytes(1_000));
    await fetched(answer as Answer, target);
    expect(readFileSync(target).equals(bytes)).toBe(true);
  }
});

it('keeps nothing of another file, whatever its length', async () => {
  for (const other of [randomBytes(bytes.length), randomBytes(bytes.length + 10)]) {
    const target = place();
    const { address } = await startHub(serve(other));
    const fetching = fetchFile(`${address}/model.onnx`, wanted, target, options);
    await expect(fetching).rejects.toThrow(ModelError);
    await expect(fetching).rejects.toThrow(`${address}/model.onnx is another file`);
    expect(existsSync(target) || existsSync(`${target}.part`)).toBe(false);
  }
});

it('says what a server says that does not have the file, at once', async () => {
  const { address, requests } = await startHub((_, response) => response.writeHead(404).end());
  const fetching = fetchFile(`${address}/model.onnx`, wanted, place(), options);
  await expect(fetching).rejects.toThrow(`${address}/model.onnx cannot be fetched: status 404 Not Found`);
  expect(requests).toHaveLength(1);
});

it('tries a server that fails a few times, with longer and longer pauses, and keeps what it has', async () => {
  pauses.length = 0;
  const target = place();
  writeFileSync(`${target}.part`, bytes.subarray(0, 1_000));
  const { address, requests } = await startHub((_, response) => response.writeHead(503).end());
  const fetching = fetchFile(`${address}/model.onnx`, wanted, target, options);
  await expect(fetching).rejects.toThrow(/127\.0\.0\.1:\d+ cannot be reached for model\.onnx \(status 503\)/);
  expect(requests.length).toBeGreaterThan(2);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(readFileSync(`${target}.part`)).toHaveLength(1_000);
});

it('names the host that cannot be reached', async () => {
  const { address, requests } = await startHub((request) => request.socket.destroy());
  await expect(fetchFile(`${address}/model.onnx`, wanted, place(), options)).rejects.toThrow(
    `${new URL(address).host} cannot be reached for model.onnx`,
  );
  expect(requests.length).toBeGreaterThan(2);
});

it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
  const target = place();
  symlinkSync('/dev/full', `${target}.part`);
  await expect(fetched(serve(bytes), target)).rejects.toThrow('cannot be written (ENOSPC): make room there');
});
