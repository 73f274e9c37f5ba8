import { parentPort, workerData } from 'node:worker_threads';
import { libraryParts, librarySettings } from '../../../src/cli/wiring/library-parts.js';
import { readConfig } from '../../../src/config/config.js';
import { IndexedLibrary } from '../../../src/core/indexed-library.js';
import { openState } from '../../../src/state/open-state.js';
import { goToBackground } from '../../../src/worker/background-thread.js';
import { host } from '../../../src/worker/host.js';
import { libraryMethods } from '../../../src/worker/library-methods.js';
import type { Changes } from '../corpus/changes.js';
import type { Corpus } from '../corpus/corpus-file.js';
import { CorpusFileReader } from '../corpus/corpus-file-reader.js';

/** What the thread is given. */
export interface ThreadData {
  readonly corpus: Corpus;
  /** The state's. */
  readonly folder: string;
  readonly changes: Changes | undefined;
  /** Room for one 64-bit number: the milliseconds that reading took. */
  readonly clock: SharedArrayBuffer;
}

/** The program of `src/cli/wiring/library-thread.ts`, with the bench's corpus in place of a folder's. */
async function opened({ corpus, folder, changes, clock }: ThreadData) {
  const config = readConfig({});
  const reader = new CorpusFileReader(corpus, {
    clock: new Float64Array(clock),
    ...(changes === undefined ? {} : { changes }),
  });
  const parts = await libraryParts(config, openState({ folder, now: Date.now }), { isShared: true });
  const { library } = await IndexedLibrary.open({ ...parts, corpus: reader }, librarySettings(config));
  return libraryMethods(library, goToBackground);
}

if (parentPort !== null) host(parentPort, opened(workerData as ThreadData));
