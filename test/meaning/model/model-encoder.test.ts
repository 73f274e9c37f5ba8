import { expect, it } from 'vitest';
import type { SentenceVector } from '../../../src/core/types/sentence-encoder.js';
import { ModelMissedError } from '../../../src/core/types/sentence-model.js';
import type { ModelDescription } from '../../../src/meaning/model/description.js';
import { MemoryVectors } from '../../../src/meaning/model/memory-vectors.js';
import {
  encoderHash,
  ModelEncoder,
  type ModelEncoderOptions,
} from '../../../src/meaning/model/model-encoder.js';
import { smallVector } from './small-model.js';

const file = { bytes: 1, sha256: '0'.repeat(64) };
const description: ModelDescription = {
  name: 'small',
  languages: ['en'],
  pooling: 'mean',
  questionPrefix: 'query: ',
  textPrefix: 'passage: ',
  maxTokens: 64,
  unrelated: 0,
  files: { model: file, tokenizer: file },
};
const runtime = { name: 'onnxruntime-node', version: '1.30.0' } as const;

/** Notes what it is asked for, and whether somebody waits for it. */
function listening(
  answer: (text: string) => SentenceVector | undefined | Promise<SentenceVector | undefined> = smallVector,
) {
  const heard: [string, boolean][] = [];
  const process = {
    problem: undefined,
    encode: async (text: string, isUrgent: boolean) => {
      heard.push([text, isUrgent]);
      return await answer(text);
    },
    close: () => {},
  };
  return { heard, process };
}

function encoderOf(process: ModelEncoderOptions['process'], over: Partial<ModelEncoderOptions> = {}) {
  const added = { folder: '/models/small', description };
  return new ModelEncoder({ added, runtime, process, store: new MemoryVectors(), ...over });
}

const never = new AbortController().signal;

it('reads question and texts with their prefixes, each text once for ever', async () => {
  const { heard, process } = listening();
  const store = new MemoryVectors();
  const texts = ['A ship.', 'A dog.', 'A ship.'];
  const first = await encoderOf(process, { store }).vectorsOf('boat?', texts);
  expect(heard).toEqual([
    ['query: boat?', true],
    ['passage: A ship.', true],
    ['passage: A dog.', true],
  ]);
  expect(first.question).toEqual(smallVector('boat'));
  expect(first.texts).toEqual(texts.map(smallVector));
  heard.length = 0;
  expect(await encoderOf(process, { store }).vectorsOf('boat?', texts)).toEqual(first);
  expect(heard).toEqual([['query: boat?', true]]);
});

it('keeps that nothing can be said of a text', async () => {
  const { heard, process } = listening();
  const encoder = encoderOf(process);
  expect((await encoder.vectorsOf('ship', ['🎉'])).texts).toEqual([undefined]);
  await encoder.vectorsOf('ship', ['🎉']);
  expect(heard.filter(([text]) => text.includes('🎉'))).toHaveLength(1);
});

it.each([
  ['the question means nothing to it', () => undefined, 'failed'],
  ['it cannot be asked', () => Promise.reject(new Error('gone')), 'failed'],
  ['it does not answer in time', () => new Promise<undefined>(() => {}), 'late'],
] satisfies [string, Parameters<typeof listening>[0], string][])(
  'is missed where %s',
  async (_, answer, reason) => {
    const encoder = encoderOf(listening(answer).process, { patience: { ms: 5, texts: 3 } });
    const missed = await encoder.vectorsOf('ship', []).catch((error: unknown) => error);
    expect(missed).toBeInstanceOf(ModelMissedError);
    expect(missed).toMatchObject({ reason });
  },
);

it('asks for few texts while somebody waits, and for none where there are more', async () => {
  const { heard, process } = listening();
  const encoder = encoderOf(process, { patience: { ms: 60_000, texts: 2 } });
  const texts = ['A ship.', 'A dog.', 'A port.'];
  await expect(encoder.vectorsOf('boat', texts)).rejects.toMatchObject({ reason: 'not-encoded' });
  expect(heard).toEqual([]);
  await encoder.prepare(texts.slice(0, 1), never);
  expect((await encoder.vectorsOf('boat', texts)).texts).toEqual(texts.map(smallVector));
});

it('prepares texts in the background when the machine is idle, each once, until it is told to stop', async () => {
  const { heard, process } = listening();
  const stopping = new AbortController();
  let looks = 0;
  const idle = async () => {
    if (++looks === 3) stopping.abort();
  };
  const encoder = encoderOf(process, { idle });
  const texts = ['A ship.', 'A dog.', 'A ship.', 'A port.', 'A boat.'];
  expect(await encoder.prepare(texts, stopping.signal)).toBe(false);
  expect(heard).toEqual([
    ['passage: A ship.', false],
    ['passage: A dog.', false],
  ]);
  expect(await encoder.prepare(texts, never)).toBe(true);
  expect(heard.map(([text]) => text)).toEqual(
    ['A ship.', 'A dog.', 'A port.', 'A boat.'].map((text) => `passage: ${text}`),
  );
  expect(looks).toBe(5);
});

it('says that texts are not prepared where the model fails, and keeps those that are', async () => {
  let calls = 0;
  const { heard, process } = listening((text) => {
    if (++calls === 2) throw new Error('gone');
    return smallVector(text);
  });
  const encoder = encoderOf(process);
  expect(await encoder.prepare(['A ship.', 'A dog.'], never)).toBe(false);
  expect(await encoder.prepare(['A ship.', 'A dog.'], never)).toBe(true);
  expect(heard.map(([text]) => text)).toEqual(['passage: A ship.', 'passage: A dog.', 'passage: A dog.']);
});

it('has another hash for all that changes its vectors, and for nothing else', () => {
  const hash = encoderHash(description, runtime);
  for (const other of [
    { pooling: 'cls' },
    { textPrefix: '' },
    { questionPrefix: '' },
    { maxTokens: 65 },
    { files: { model: { ...file, sha256: '1'.repeat(64) }, tokenizer: file } },
  ] as const)
    expect(encoderHash({ ...description, ...other }, runtime)).not.toBe(hash);
  expect(encoderHash(description, { ...runtime, version: '1.31.0' })).not.toBe(hash);
  expect(encoderHash({ ...description, name: 'other', languages: ['de'], unrelated: 0.3 }, runtime)).toBe(
    hash,
  );
});
