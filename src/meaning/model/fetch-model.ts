import { join } from 'node:path';
import { EnvHttpProxyAgent } from 'undici';
import { type FetchOptions, fetchFile } from './fetch-file.js';
import { type AddedModel, fileNames, type ModelFolder } from './model-folder.js';
import { bytesOf, type ModelPreset } from './presets.js';

/** Where the hub is reached, and how. */
export interface Hub {
  /** Without a slash at its end. */
  readonly address: string;
  /** As in the environment variables of these names; absent: none. */
  readonly proxy: { readonly http?: string; readonly https?: string; readonly except?: string };
}

/** Told how many bytes of all are there. */
export type OnBytes = (done: number, total: number) => void;

/**
 * Brings a model from the hub into its folder.
 * @throws {ModelError}
 */
export async function fetchModel(
  preset: ModelPreset,
  hub: Hub,
  models: ModelFolder,
  onBytes: OnBytes,
  options: Pick<FetchOptions, 'pause'> = {},
): Promise<AddedModel> {
  const { http, https, except } = hub.proxy;
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: http ?? '',
    httpsProxy: https ?? '',
    noProxy: except ?? '',
  });
  const folder = models.prepare(preset.name);
  let before = 0;
  try {
    for (const part of ['tokenizer', 'model'] as const) {
      const { path, ...file } = preset.files[part];
      const url = `${hub.address}/${preset.repository}/resolve/${preset.revision}/${path}`;
      const onProgress = (bytes: number) => onBytes(before + bytes, bytesOf(preset));
      await fetchFile(url, file, join(folder, fileNames[part]), { ...options, dispatcher, onProgress });
      before += file.bytes;
    }
  } finally {
    await dispatcher.close();
  }
  return models.complete(descriptionOfPreset(preset));
}

/** What is kept of a preset beside its files. */
export function descriptionOfPreset({
  licence: _,
  about: __,
  repository: ___,
  revision: ____,
  ...preset
}: ModelPreset) {
  const fileOf = ({ bytes, sha256 }: ModelPreset['files']['model']) => ({ bytes, sha256 });
  return {
    ...preset,
    files: { model: fileOf(preset.files.model), tokenizer: fileOf(preset.files.tokenizer) },
  };
}
