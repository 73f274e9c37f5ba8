import { mkdirSync } from 'node:fs';
import type { Dispatcher } from '../../../src/chat/dispatch.js';
import { silent } from '../../../src/chat/logger.js';
import { libraryParts, librarySettings, makeDispatcher } from '../../../src/cli/parts.js';
import { readConfig } from '../../../src/config.js';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { emptyReader } from '../../../src/core/empty-reader.js';
import type { IndexReader } from '../../../src/core/index-reader.js';
import { IndexedLibrary } from '../../../src/core/indexed-library.js';
import { everything } from '../../../src/core/scope.js';
import { openState, type State } from '../../../src/state/open-state.js';
import type { Corpus } from '../corpus/corpus-file.js';
import { CorpusFileReader } from '../corpus/corpus-file-reader.js';
import type { Contender, Found, Way } from './contender.js';

/** As it is shipped. */
const config = readConfig({});

/**
 * The project itself, put together as `npm start` does. All that the bench knows of how it is built stands in this
 * file.
 */
export class OurContender implements Contender {
  #opened: Opened | undefined;

  async build(corpus: Corpus, folder: string): Promise<void> {
    await (await this.rebuild(corpus, folder)).close();
  }

  async open(corpus: Corpus, folder: string): Promise<void> {
    this.#opened = await openLibrary(new CorpusFileReader(corpus), folder);
  }

  async search(question: string, k: number, way: Way): Promise<Found> {
    const { library, index } = this.opened;
    if (way === 'ask') {
      const { candidates } = await library.answer(question, { scope: everything, limit: k });
      return {
        ids: candidates.map(
          ({ citation: { documentId, span } }) => `${documentId}#${span.start}-${span.end}`,
        ),
      };
    }
    const { passages } = await index.search(termsOf(question), k, everything, { units: 'passages' });
    return { ids: passages.map(({ id }) => id) };
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }

  /** A second library over the same corpus, read, indexed and saved from nothing while this one answers. */
  async rebuild(corpus: Corpus, folder: string): Promise<Opened> {
    const built = await openLibrary(new CorpusFileReader(corpus), folder);
    await built.library.refresh({ by: 'bench' });
    return built;
  }

  /** What the adapters hand requests to. */
  dispatcher(): Dispatcher {
    const { library, state } = this.opened;
    return makeDispatcher(config, { library, state }, silent);
  }

  get opened(): Opened {
    if (this.#opened === undefined) throw new Error('not open');
    return this.#opened;
  }
}

export interface Opened {
  readonly library: IndexedLibrary;
  readonly state: State;
  readonly reader: CorpusFileReader;
  /** The index as it was opened. */
  readonly index: IndexReader;
  close(): Promise<void>;
}

async function openLibrary(reader: CorpusFileReader, folder: string): Promise<Opened> {
  mkdirSync(folder, { recursive: true });
  const state = openState({ folder, now: Date.now });
  const parts = await libraryParts(config, state);
  const { library, problem } = await IndexedLibrary.open(
    { ...parts, corpus: reader },
    librarySettings(config),
  );
  if (problem !== undefined) throw new Error(problem);
  const { reader: index = emptyReader([], 0) } = await parts.engine.open();
  return {
    library,
    state,
    reader,
    index,
    close: async () => {
      await index.close();
      await library.close();
      state.close();
    },
  };
}

/** What of a question is searched for; stop words only where there is nothing else. */
function termsOf(question: string): string[] {
  const tokens = [...analyse(question, languageOf('en'))];
  const content = tokens.filter(({ stop }) => !stop);
  return [...new Set((content.length > 0 ? content : tokens).map(({ term }) => term))];
}
