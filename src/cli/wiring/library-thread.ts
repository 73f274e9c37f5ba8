import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../../config/config.js';
import { IndexedLibrary } from '../../core/indexed-library.js';
import { openState } from '../../state/open-state.js';
import { host } from '../../worker/host.js';
import { libraryMethods } from '../../worker/library-methods.js';
import { libraryParts, librarySettings } from './library-parts.js';

/** What of the configuration a library's thread is given. */
export type LibraryConfig = Pick<Config, 'corpus' | 'state' | 'answer' | 'meaning' | 'engine'>;

/** The thread's program: the library of one corpus, opened from the state, hosted for `ThreadLibrary`. */
async function opened(config: LibraryConfig) {
  const state = openState({ folder: config.state.folder, now: Date.now });
  const parts = await libraryParts(config, state, { isShared: true });
  const { library } = await IndexedLibrary.open(parts, librarySettings(config));
  return libraryMethods(library);
}

if (parentPort !== null) host(parentPort, opened(workerData as LibraryConfig));
