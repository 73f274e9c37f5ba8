import type { Config } from '../../config/config.js';
import { defined } from '../../core/types/defined.js';
import type { VectorStore } from '../../core/types/vector-store.js';
import { idleMachine } from '../../meaning/model/idle.js';
import { MemoryVectors } from '../../meaning/model/memory-vectors.js';
import { encoderHash, ModelEncoder, type WaitLimit } from '../../meaning/model/model-encoder.js';
import { findRuntime, runtimeMissing } from '../../meaning/model/runtime.js';
import { SupervisedModel } from '../../meaning/model/supervised-model.js';
import type { State } from '../../state/open-state.js';
import { removeOtherVectors, SqlVectors, vectorsFile } from '../../state/sql-vectors.js';
import { chosenModel } from './models.js';

/** How long somebody in a chat waits for the model. */
export const chatWaitLimit: WaitLimit = { ms: 400, texts: 3 };

/**
 * Where vectors of the configured documents are kept: beside their index, or in memory where that cannot be written.
 * @param isOwner Whether it may remove what other models have left there.
 */
export function persistentVectors(
  { corpus }: Pick<Config, 'corpus'>,
  state: State,
  { isOwner = false } = {},
): OpeningOptions['store'] {
  return (hash) => {
    const { vectorsFolder, isWritable } = state.forCorpus(corpus.folder);
    if (!isWritable) return new MemoryVectors();
    const file = vectorsFile(vectorsFolder, hash);
    try {
      const vectors = new SqlVectors(file);
      if (isOwner) removeOtherVectors(file);
      return vectors;
    } catch {
      // The disk may be full: they are made again.
      return new MemoryVectors();
    }
  };
}

export interface OpenedModel {
  readonly model?: ModelEncoder;
  /** Why there is none that is wanted, for an operator. */
  readonly problem?: string;
}

export interface OpeningOptions {
  /** Where its vectors are kept. @param hash See `SentenceModel.hash`. */
  readonly store: (hash: string) => VectorStore;
  /** Absent: whoever asks waits as long as it takes. */
  readonly patience?: WaitLimit;
  /** Told each time that its process has ended. */
  readonly onEnd?: (problem: string) => void;
}

/** The sentence model that ranks by configuration, if there is one. Without patience its process is started when it is first asked. */
export function openSentenceModel(
  config: Pick<Config, 'state' | 'meaning'>,
  { store, patience, onEnd }: OpeningOptions,
): OpenedModel {
  const { model: added, problem } = chosenModel(config);
  if (added === undefined) return problem === undefined ? {} : { problem };
  const runtime = findRuntime();
  if (runtime === undefined) return { problem: runtimeMissing() };
  const process = new SupervisedModel({ folder: added.folder, ...defined({ onEnd }) });
  // Loading takes longer than somebody in a chat waits.
  if (patience !== undefined) process.start();
  return {
    model: new ModelEncoder({
      added,
      runtime,
      process,
      store: store(encoderHash(added.description, runtime)),
      idle: idleMachine(),
      ...defined({ patience }),
    }),
  };
}
