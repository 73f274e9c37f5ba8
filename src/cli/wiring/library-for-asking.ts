import { bestEffort, refreshEntry } from '../../chat/protocol/audit.js';
import { silent } from '../../chat/protocol/logger.js';
import type { Config } from '../../config/config.js';
import { IndexedLibrary, type LibraryParts, type LibrarySettings } from '../../core/indexed-library.js';
import { defined } from '../../core/types/defined.js';
import type { Library, Progress } from '../../core/types/library.js';
import { CorpusError, EngineError } from '../../core/types/ports.js';
import { EmbeddedEngine } from '../../engines/embedded/embedded-engine.js';
import type { State } from '../../state/open-state.js';
import { StateError } from '../../state/state-error.js';
import { commandLine } from '../../texts/command-line/index.js';
import { libraryParts, librarySettings } from './library-parts.js';
import { repairedOnDamage } from './repaired-on-damage.js';
import { openSentenceModel, persistentVectors } from './sentence-model.js';

const { index: texts } = commandLine.printed;

export interface AskingOptions {
  /** Who asks, for the record of a refresh that changes something. */
  readonly by: string;
  /** Told why another index answers than that of what the folder holds now, or why this one is not kept. */
  readonly warn: (line: string) => void;
  readonly onProgress: (progress: Progress) => void;
}

/** What is put together for one question. */
interface Asking extends AskingOptions {
  readonly config: Config;
  readonly state: State;
  readonly parts: LibraryParts;
  readonly settings: LibrarySettings;
}

/** What the terminal asks: every command's library, and reasons. */
export type AskedLibrary = Library & Pick<IndexedLibrary, 'explain'>;

/**
 * The library for one question from the terminal, of what the folder holds now: the saved index, with what has changed
 * taken over. Where it cannot be, the saved index answers as it is, and where none can be used or kept one is made in
 * memory; `warn` is told. With a cluster what is saved there answers: it is not read again for each question.
 * @throws {CorpusError} if the folder cannot be read and nothing was saved.
 */
export async function libraryForAsking(
  config: Config,
  state: State,
  options: AskingOptions,
): Promise<AskedLibrary> {
  const { model, problem: whyNoModel } = openSentenceModel(config, {
    store: persistentVectors(config, state),
  });
  if (whyNoModel !== undefined) options.warn(commandLine.printed.noModel(whyNoModel));
  const parts = { ...(await libraryParts(config, state)), ...defined({ model }) };
  const asking: Asking = { ...options, config, state, parts, settings: librarySettings(config) };
  if (config.engine !== undefined) return await ofCluster(asking);
  const { isWritable, isAmongOthers } = state.forCorpus(config.corpus.folder);
  if (!isWritable) {
    return await inMemory(asking, texts.stateIsReadOnly(config.state.folder));
  }
  const isBeside = isAmongOthers();
  const { library, problem } = await IndexedLibrary.open(parts, asking.settings);
  if (problem !== undefined) {
    return await inMemory(asking, problem, texts.remedy);
  }
  if (isBeside) {
    const { folder } = config.corpus;
    options.warn(texts.isBesideOthers(folder, config.state.folder));
  }
  return await broughtUpToDate(library, asking);
}

/** Takes over what has changed, unless somebody else is at it. */
async function broughtUpToDate(library: IndexedLibrary, asking: Asking): Promise<AskedLibrary> {
  const { config, state, by, warn, onProgress } = asking;
  const routine = { by, isRoutine: true, onProgress };
  const hasSaved = library.documentCount > 0;
  try {
    const record = await (hasSaved ? library.refreshUnlessBusy(routine) : library.refresh(routine));
    if (record === undefined) {
      warn(texts.isRefreshedElsewhere);
    } else if (record.fingerprint !== record.oldFingerprint) {
      await bestEffort(state.audit, silent).append(refreshEntry(record, { platform: 'terminal' }));
    }
  } catch (error) {
    if (error instanceof EngineError || error instanceof StateError) {
      return await inMemory(asking, error.message);
    }
    if (!(error instanceof CorpusError)) throw error;
    if (hasSaved) {
      const reason = error.kind === 'empty' ? texts.nothingReadable(config.corpus.folder) : error.message;
      warn(texts.lastAnswers(reason));
    } else if (error.kind !== 'empty') throw error;
  }
  return repairedOnDamage(library, async (problem) => {
    warn(texts.isMadeAnew(problem));
    await library.refresh({ by, full: true, onProgress });
  });
}

async function ofCluster(asking: Asking): Promise<AskedLibrary> {
  const { parts, settings, warn } = asking;
  const { library } = await IndexedLibrary.open(parts, settings);
  if (library.documentCount > 0) return library;
  warn(texts.clusterHasNone);
  return await readIntoMemory(asking);
}

/** @param why A clause. @param remedy What would keep one, a sentence. */
async function inMemory(asking: Asking, why: string, remedy?: string): Promise<AskedLibrary> {
  const { warn } = asking;
  warn([texts.inMemory(why), ...(remedy === undefined ? [] : [remedy])].join(' '));
  return await readIntoMemory(asking);
}

function readIntoMemory({ parts, settings, onProgress }: Asking): Promise<IndexedLibrary> {
  return IndexedLibrary.read({ ...parts, engine: new EmbeddedEngine() }, settings, { onProgress });
}
