import type { ModelAsking, ModelDescription, ModelFile } from './description.js';

/** A model that is known by name: where it lies on the Hugging Face hub, pinned, and how it is asked. */
export interface ModelPreset extends ModelAsking {
  readonly licence: string;
  /** One line: what it is for. */
  readonly about: string;
  readonly repository: string;
  /** The commit. */
  readonly revision: string;
  readonly files: { readonly model: HubFile; readonly tokenizer: HubFile };
}

export interface HubFile extends ModelFile {
  /** Its path in the repository. */
  readonly path: string;
}

const model = 'onnx/model_quantized.onnx';
const tokenizer = 'tokenizer.json';

/** The first one is the one that is recommended. Prefixes and pooling as the models' authors have them. */
export const presets: readonly ModelPreset[] = [
  {
    name: 'bge-small-en-v1.5',
    about: 'English, the most accurate of the small ones',
    licence: 'MIT',
    languages: ['en'],
    pooling: 'cls',
    questionPrefix: 'Represent this sentence for searching relevant passages: ',
    textPrefix: '',
    maxTokens: 256,
    unrelated: 0.4,
    repository: 'Xenova/bge-small-en-v1.5',
    revision: 'ea104dacec62c0de699686887e3f920caeb4f3e3',
    files: {
      model: {
        path: model,
        bytes: 34_014_426,
        sha256: '6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4',
      },
      tokenizer: {
        path: tokenizer,
        bytes: 711_396,
        sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66',
      },
    },
  },
  {
    name: 'all-MiniLM-L6-v2',
    about: 'English, in half the time',
    licence: 'Apache-2.0',
    languages: ['en'],
    pooling: 'mean',
    questionPrefix: '',
    textPrefix: '',
    maxTokens: 256,
    unrelated: 0.1,
    repository: 'Xenova/all-MiniLM-L6-v2',
    revision: '751bff37182d3f1213fa05d7196b954e230abad9',
    files: {
      model: {
        path: model,
        bytes: 22_972_370,
        sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
      },
      tokenizer: {
        path: tokenizer,
        bytes: 711_661,
        sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
      },
    },
  },
  {
    name: 'multilingual-e5-small',
    about: 'a hundred languages',
    licence: 'MIT',
    languages: ['*'],
    pooling: 'mean',
    questionPrefix: 'query: ',
    textPrefix: 'passage: ',
    maxTokens: 256,
    unrelated: 0.75,
    repository: 'Xenova/multilingual-e5-small',
    revision: '761b726dd34fb83930e26aab4e9ac3899aa1fa78',
    files: {
      model: {
        path: model,
        bytes: 118_308_185,
        sha256: 'f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193',
      },
      tokenizer: {
        path: tokenizer,
        bytes: 17_082_730,
        sha256: '0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39',
      },
    },
  },
];

export function presetNamed(name: string): ModelPreset | undefined {
  return presets.find((preset) => preset.name.toLowerCase() === name.toLowerCase());
}

/** Of all its files, in bytes. */
export function bytesOf({ files }: Pick<ModelDescription, 'files'>): number {
  return files.model.bytes + files.tokenizer.bytes;
}
