import { parentPort, workerData } from 'node:worker_threads';
import { errorFields } from '../../chat/dispatch/error-fields.js';
import type { Config } from '../../config/config.js';
import { IndexedLibrary } from '../../core/indexed-library.js';
import { defined } from '../../core/types/defined.js';
import { openState } from '../../state/open-state.js';
import { goToBackground } from '../../worker/background-thread.js';
import { host } from '../../worker/host.js';
import { libraryMethods } from '../../worker/library-methods.js';
import { libraryParts, librarySettings } from './library-parts.js';
import { processLog } from './process-log.js';
import { chatWaitLimit, openSentenceModel, persistentVectors } from './sentence-model.js';

/** What of the configuration a library's thread is given. */
export type LibraryConfig = Pick<Config, 'corpus' | 'state' | 'answer' | 'meaning' | 'engine' | 'log'>;

/** The thread's program: the library of one corpus, opened from the state, hosted for `ThreadLibrary`. */
async function opened(config: LibraryConfig) {
  const state = openState({ folder: config.state.folder, now: Date.now });
  const log = processLog(config);
  const { model, problem } = openSentenceModel(config, {
    store: persistentVectors(config, state, { isOwner: true }),
    patience: chatWaitLimit,
    onEnd: (ended) => log.warn({ problem: ended }, 'the sentence model ended; answers go on without it'),
  });
  if (problem !== undefined) log.warn({ problem }, 'no sentence model ranks');
  const parts = await libraryParts(config, state, { isShared: true });
  const { library } = await IndexedLibrary.open({ ...parts, ...defined({ model }) }, librarySettings(config));
  const unending = new AbortController().signal;
  void library.keepEncoding(unending, (error) =>
    log.warn({ error: errorFields(error) }, 'the sentence model reads no further documents of this index'),
  );
  void library.keepTrying(unending, (error) =>
    log.warn({ error: errorFields(error) }, 'no questions to suggest or go on with are tried on this index'),
  );
  return libraryMethods(library, goToBackground);
}

if (parentPort !== null) host(parentPort, opened(workerData as LibraryConfig));
