import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { errorCode, errorMessage } from '../../core/types/error-names.js';
import { ModelError } from './model-error.js';

const require = createRequire(import.meta.url);

/** Packages that run a model, the quicker one first: native libraries, then WebAssembly. */
const packages = ['onnxruntime-node', 'onnxruntime-web'] as const;

/** The version that the tests run with. */
const testedVersion = '1.30.0';

/**
 * What installs the runtime. It is no dependency: its 290 MB are for those who want them, and its own install script, which
 * would fetch libraries for graphics cards from another host, is left out.
 */
export const installCommand = `npm install --no-save --ignore-scripts ${packages[0]}@${testedVersion}`;

/** A package that is installed. */
export interface FoundRuntime {
  readonly name: (typeof packages)[number];
  readonly version: string;
}

/** The runtime that is there; it is not loaded. */
export function findRuntime(): FoundRuntime | undefined {
  for (const name of packages) {
    const version = versionOf(name);
    if (version !== undefined) return { name, version };
  }
  return undefined;
}

export function runtimeMissing(): string {
  return `the runtime of the sentence model is not installed: in the project's folder, ${installCommand}`;
}

function versionOf(name: string): string | undefined {
  let folder: string;
  try {
    folder = dirname(require.resolve(name));
  } catch {
    return undefined;
  }
  // Not every package lets its package.json be asked for by name.
  for (; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (manifest.name === name) return String(manifest.version);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') return undefined;
    }
  }
  return undefined;
}

/** What is used of ONNX Runtime's interface, which both packages share. https://onnxruntime.ai/docs/api/js */
interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
  readonly env: { readonly wasm?: { numThreads?: number } };
}

interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, OnnxTensor>>>;
}

interface OnnxTensor {
  readonly type: string;
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}

/** A model that is loaded: the numbers of tokens in, what it makes of them out. */
export interface ModelSession {
  /** @throws what the runtime throws. */
  run(tokens: readonly number[]): Promise<Pick<OnnxTensor, 'data' | 'dims'>>;
}

/** What a sentence model may want to be given, each one number a token. */
const inputs: Readonly<Record<string, (tokens: readonly number[]) => readonly number[]>> = {
  input_ids: (tokens) => tokens,
  attention_mask: (tokens) => tokens.map(() => 1),
  token_type_ids: (tokens) => tokens.map(() => 0),
};

/**
 * One thread: what a model says depends on nothing else then, and questions wait for a short text at most.
 * @throws {ModelError} if there is no runtime, or it cannot load the model.
 */
export async function openSession(model: Uint8Array): Promise<ModelSession> {
  const found = findRuntime();
  if (found === undefined) throw new ModelError(runtimeMissing());
  let runtime: OnnxRuntime;
  let session: OnnxSession;
  try {
    runtime = require(found.name);
    if (runtime.env.wasm !== undefined) runtime.env.wasm.numThreads = 1;
    session = await runtime.InferenceSession.create(model, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: 4,
    });
  } catch (cause) {
    throw new ModelError(`${found.name} ${found.version} cannot load the model: ${firstLineOf(cause)}`, {
      cause,
    });
  }
  const unknown = session.inputNames.filter((name) => !Object.hasOwn(inputs, name));
  const [output] = session.outputNames;
  if (unknown.length > 0 || !session.inputNames.includes('input_ids') || output === undefined)
    throw new ModelError(`it is no sentence model: it takes ${session.inputNames.join(', ') || 'nothing'}`);
  return {
    async run(tokens) {
      const tensorOf = (values: readonly number[]) =>
        new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [1, tokens.length]);
      const feeds = session.inputNames.map((name) => [name, tensorOf(inputs[name]?.(tokens) ?? [])] as const);
      const tensor = (await session.run(Object.fromEntries(feeds)))[output];
      if (tensor === undefined || tensor.type !== 'float32')
        throw new ModelError(`it is no sentence model: it gives ${tensor?.type ?? 'nothing'}`);
      return tensor;
    },
  };
}

function firstLineOf(error: unknown): string {
  return errorMessage(error).split('\n', 1)[0] ?? '';
}
