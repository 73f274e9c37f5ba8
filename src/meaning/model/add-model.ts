import { createHash } from 'node:crypto';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Bundle, type BundledFile, openBundle } from './bundle.js';
import { askingOf, descriptionFile, type ModelAsking, type ModelFile } from './description.js';
import { cannotWrite, isOfDisk } from './fetch-file.js';
import { descriptionOfPreset, type OnBytes } from './fetch-model.js';
import { ModelError } from './model-error.js';
import { type AddedModel, fileNames, type ModelFolder } from './model-folder.js';
import { type ModelPreset, presets } from './presets.js';

/** Larger ones are not taken: a machine that answers beside them would have no memory left. */
const maxBytes = { model: 1_500_000_000, tokenizer: 100_000_000 } as const;
const maxDescriptionBytes = 100_000;

/** What of a bundle is the model. */
interface Found {
  readonly model: BundledFile;
  readonly tokenizer: BundledFile;
  readonly asking: ModelAsking;
  /** Where it is one that is known. */
  readonly preset: ModelPreset | undefined;
}

export interface AddModelOptions {
  /** The only one to take; absent: any. */
  readonly wanted?: ModelPreset | undefined;
  /** Those that are known by name; default: the presets. */
  readonly known?: readonly ModelPreset[];
  readonly onBytes?: OnBytes;
}

/**
 * Takes a model out of a folder or an archive. One that is known by name is told by the length of its files, whatever they are
 * called, and checked by their sums; any other brings a file `model.json`.
 * @throws {ModelError}
 */
export async function addModel(
  source: string,
  models: ModelFolder,
  { wanted, known = presets, onBytes = () => {} }: AddModelOptions = {},
): Promise<AddedModel> {
  const bundle = await openBundle(source);
  const looked = wanted === undefined ? known : [wanted];
  const found = presetIn(bundle, looked) ?? (await describedIn(bundle, source, { wanted, known }));
  const folder = models.prepare(found.asking.name);
  const total = found.tokenizer.bytes + found.model.bytes;
  const tokenizer = await copy(bundle, 'tokenizer', found, folder, (done) => onBytes(done, total));
  const model = await copy(bundle, 'model', found, folder, (done) =>
    onBytes(found.tokenizer.bytes + done, total),
  );
  const { asking, preset } = found;
  return models.complete(
    preset === undefined ? { ...asking, files: { model, tokenizer } } : descriptionOfPreset(preset),
  );
}

function presetIn({ files }: Bundle, looked: readonly ModelPreset[]): Found | undefined {
  for (const preset of looked) {
    const sized = ({ bytes }: ModelFile, end: string) =>
      files.find((file) => file.bytes === bytes && file.path.toLowerCase().endsWith(end));
    const model = sized(preset.files.model, '.onnx');
    const tokenizer = sized(preset.files.tokenizer, '.json');
    if (model !== undefined && tokenizer !== undefined) return { model, tokenizer, asking: preset, preset };
  }
  return undefined;
}

async function describedIn(
  bundle: Bundle,
  source: string,
  { wanted, known }: { readonly wanted: ModelPreset | undefined; readonly known: readonly ModelPreset[] },
): Promise<Found> {
  const names = known.map(({ name }) => name).join(', ');
  if (wanted !== undefined)
    throw new ModelError(`${source} does not hold ${wanted.name}: ${lengthsOf(wanted)}`);
  const only = (what: string, isOne: (name: string) => boolean) => {
    const [first, ...more] = bundle.files.filter(({ path }) => isOne(basename(path).toLowerCase()));
    if (first === undefined || more.length > 0) {
      const count = first === undefined ? 'no' : `${more.length + 1}`;
      throw new ModelError(
        `${source} holds ${count} ${what} where a model has one; it is none of those that are known by name (${names}) either`,
      );
    }
    return first;
  };
  const model = only('.onnx files', (name) => name.endsWith('.onnx'));
  const tokenizer = only('tokenizer.json files', (name) => name.endsWith('tokenizer.json'));
  const description = only(`${descriptionFile} files`, (name) => name === descriptionFile);
  const text = await textOf(bundle, description);
  const { value: asking } = askingOf(text, `${descriptionFile} of ${source}`);
  if (known.some(({ name }) => name === asking.name)) {
    throw new ModelError(`${source} says that it is ${asking.name}, and has other files than that model`);
  }
  return { model, tokenizer, asking, preset: undefined };
}

function lengthsOf({ files: { model, tokenizer } }: ModelPreset): string {
  return `an .onnx file of ${model.bytes} bytes and a .json file of ${tokenizer.bytes} are wanted`;
}

async function textOf(bundle: Bundle, { path, bytes }: BundledFile): Promise<string> {
  if (bytes > maxDescriptionBytes) throw new ModelError(`${path} is too large (${bytes} bytes)`);
  const pieces: Buffer[] = [];
  await bundle.read(path, async (stream) => {
    for await (const piece of stream) pieces.push(piece as Buffer);
  });
  return Buffer.concat(pieces).toString('utf8');
}

/** Copies one of the files into its place, checked by the sum of the model that it is taken for. */
async function copy(
  bundle: Bundle,
  part: 'model' | 'tokenizer',
  found: Found,
  folder: string,
  onBytes: (done: number) => void,
): Promise<ModelFile> {
  const { path, bytes: said } = found[part];
  if (said > maxBytes[part]) {
    throw new ModelError(
      `${path} is too large: ${said} bytes where ${maxBytes[part]} are the most that is taken`,
    );
  }
  const target = join(folder, fileNames[part]);
  const unfinished = `${target}.copy`;
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > said) throw new ModelError(`${path} is longer than its archive says`);
      hash.update(piece);
      onBytes(bytes);
      yield piece;
    }
  };
  try {
    await bundle.read(path, async (stream: Readable) => {
      await pipeline(stream, counted, (source: AsyncIterable<Buffer>) => write(source, unfinished));
    });
    const sha256 = hash.digest('hex');
    const expected = found.preset?.files[part].sha256;
    if (bytes !== said) throw new ModelError(`${path} is cut off: ${bytes} bytes of ${said}`);
    if (expected !== undefined && expected !== sha256) {
      throw new ModelError(
        `${path} is not that of ${found.asking.name}: its SHA-256 is ${sha256}, not ${expected}`,
      );
    }
    renameSync(unfinished, target);
    return { bytes, sha256 };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function write(source: AsyncIterable<Buffer>, file: string): Promise<void> {
  try {
    await pipeline(source, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    throw isOfDisk(error) ? cannotWrite(file, error) : error;
  }
}
