import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../../core/types/defined.js';
import { errorCode } from '../../core/types/error-names.js';
import { descriptionFile, descriptionOf, type ModelDescription } from './description.js';
import { ModelError } from './model-error.js';
import { presets } from './presets.js';

/** What a model's files are called in its folder. */
export const fileNames = { model: 'model.onnx', tokenizer: 'tokenizer.json' } as const;

/** A model that lies ready in a folder. */
export interface AddedModel {
  readonly folder: string;
  readonly description: ModelDescription;
  /** A line for the log where its description calls a key by an earlier name. */
  readonly renamed?: string;
}

/** A folder that looks like a model's and is not a whole one. */
export interface FaultyModel {
  readonly name: string;
  readonly problem: string;
}

/** The models that were added: a folder each, below the state folder. */
export class ModelFolder {
  readonly #folder: string;

  /** @param folder Need not be there. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the model of that name is, or is to be. */
  placeOf(name: string): string {
    return join(this.#folder, name);
  }

  /** Those that are whole, presets first in their order, then by name; and what is wrong with the others. */
  list(): { readonly models: readonly AddedModel[]; readonly faulty: readonly FaultyModel[] } {
    const models: AddedModel[] = [];
    const faulty: FaultyModel[] = [];
    for (const name of this.#names()) {
      try {
        models.push(readModel(this.placeOf(name)));
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        faulty.push({ name, problem: error.message });
      }
    }
    return { models: models.sort((a, b) => placeInList(a) - placeInList(b)), faulty };
  }

  /** Makes what lies in the folder of that name a model. */
  complete(description: ModelDescription): AddedModel {
    const folder = this.placeOf(description.name);
    writeFileSync(join(folder, descriptionFile), `${JSON.stringify(description, null, 2)}\n`, {
      mode: 0o600,
    });
    return { folder, description };
  }

  /** Makes the folder of a model that is to be brought, for its owner alone. */
  prepare(name: string): string {
    const folder = this.placeOf(name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** @returns whether there was anything. */
  remove(name: string): boolean {
    if (!this.#names().includes(name)) return false;
    rmSync(this.placeOf(name), { recursive: true });
    return true;
  }

  #names(): string[] {
    try {
      return readdirSync(this.#folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    } catch {
      return [];
    }
  }
}

function placeInList({ description: { name } }: AddedModel): number {
  const place = presets.findIndex((preset) => preset.name === name);
  return place < 0 ? presets.length : place;
}

/**
 * A model's folder, its description read and its files there, as long as they were.
 * @throws {ModelError}
 */
export function readModel(folder: string): AddedModel {
  const file = join(folder, descriptionFile);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ModelError(
      `there is no whole model in ${folder}: ${descriptionFile} cannot be read (${errorCode(cause)})`,
      { cause },
    );
  }
  const { value: description, renamed } = descriptionOf(text, file);
  for (const part of ['model', 'tokenizer'] as const) {
    const path = join(folder, fileNames[part]);
    const bytes = sizeOf(path);
    const expected = description.files[part].bytes;
    if (bytes !== expected)
      throw new ModelError(
        `${path} has ${bytes ?? 'no'} bytes where ${expected} were added: add the model again`,
      );
  }
  return { folder, description, ...defined({ renamed }) };
}

function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    return undefined;
  }
}
