import { join } from 'node:path';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Config } from '../../config/config.js';
import { ModelError } from '../../meaning/model/model-error.js';
import { type AddedModel, ModelFolder, readModel } from '../../meaning/model/model-folder.js';
import { presets } from '../../meaning/model/presets.js';
import { findRuntime, runtimeMissing } from '../../meaning/model/runtime.js';
import { commandLine } from '../../texts/command-line/index.js';

const { gain, offer } = commandLine.printed.model;

/** Where models that were added lie, by configuration. */
export function modelFolder({ state }: Pick<Config, 'state'>): ModelFolder {
  return new ModelFolder(join(state.folder, 'models'));
}

/** The model that ranks by configuration: one, none, or one that should and cannot (`problem` says why, for an operator). */
export interface ChosenModel {
  readonly model?: AddedModel;
  readonly problem?: string;
}

export function chosenModel(config: Pick<Config, 'state' | 'meaning'>): ChosenModel {
  const { enabled, model: wanted } = config.meaning;
  if (!enabled || wanted === 'off') return {};
  const models = modelFolder(config);
  if (wanted === 'auto') {
    const { models: added, faulty } = models.list();
    const [first] = added;
    if (first !== undefined) return { model: first };
    const [broken] = faulty;
    return broken === undefined ? {} : { problem: broken.problem };
  }
  try {
    const isFolder = /[\\/]/.test(wanted);
    return { model: readModel(isFolder ? wanted : models.placeOf(wanted)) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { problem: `meaning.model is ${wanted}: ${error.message}` };
  }
}

/** What a sentence model would add, or what one lacks that was added: a line for the operator; undefined where there is nothing to say. */
export function modelAdvice(config: Pick<Config, 'state' | 'meaning'>): string | undefined {
  const { enabled, model: wanted } = config.meaning;
  const { model, problem } = chosenModel(config);
  if (problem !== undefined) return problem;
  if (model !== undefined) return findRuntime() === undefined ? runtimeMissing() : undefined;
  return enabled && wanted === 'auto' ? offer(presets[0]?.name ?? '', gain) : undefined;
}

/** Logs what an operator can do about the sentence model: a line where one would help, and one where its description is of an earlier version. */
export function logModelAdvice(config: Pick<Config, 'state' | 'meaning'>, log: Logger): void {
  const advice = modelAdvice(config);
  if (advice !== undefined) log.info({ advice }, 'answers could be better');
  const renamed = chosenModel(config).model?.renamed;
  if (renamed !== undefined) log.warn({ renamed }, 'a key has another name now; the old one is taken, too');
}
