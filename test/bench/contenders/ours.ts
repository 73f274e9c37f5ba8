import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { maxKeptQuotes } from '../../../src/chat/protocol/given-answers.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import { libraryLimits } from '../../../src/cli/wiring/start-library.js';
import { findProjectFolder } from '../../../src/config/project.js';
import type { Quote } from '../../../src/core/types/quote.js';
import { everything } from '../../../src/core/types/scope.js';
import { openState, type State } from '../../../src/state/open-state.js';
import { ThreadLibrary } from '../../../src/worker/thread-library.js';
import type { Changes } from '../corpus/changes.js';
import type { Corpus } from '../corpus/corpus-file.js';
import type { Contender, Found } from './contender.js';
import type { ThreadData } from './our-thread.js';

/** In one file, as the thread is that ships. */
const threadProgram = join('dist', 'bench', 'bundle', 'our-thread.js');

/** The project itself, put together as `npm start` does: a thread answers, and each refresh has one of its own. */
export class OurContender implements Contender {
  #opened: Opened | undefined;

  async build(corpus: Corpus, folder: string): Promise<void> {
    const { whole, close } = this.rebuild(corpus, folder);
    try {
      await whole;
    } finally {
      await close();
    }
  }

  async open(corpus: Corpus, folder: string): Promise<void> {
    const begun = beginLibrary(corpus, folder);
    this.#opened = begun;
    await begun.library.open(refuse, () => refuse(`there is no index in ${folder}`));
  }

  async search(question: string, k: number): Promise<Found> {
    // As many as an adapter asks for, which keeps those behind the first for a button.
    const options = { scope: everything, limit: maxKeptQuotes };
    const { candidates } = await this.opened.library.answer(question, options);
    const placeOf = ({ citation: { documentId, span } }: Quote) => `${documentId}#${span.start}-${span.end}`;
    // A quote names every place where the same words stand.
    const places = candidates.slice(0, k).map((quote) => [quote, ...(quote.copies ?? [])].map(placeOf));
    return { ids: places.flat() };
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }

  /** A second library over the same corpus, read, indexed and saved from nothing while this one answers. */
  rebuild(corpus: Corpus, folder: string): Rebuild {
    const { library, close } = beginLibrary(corpus, folder);
    const whole = library.open(refuse, () => library.refresh({ by: 'bench' }));
    // Whoever has seen enough closes it before it is whole.
    whole.catch(() => {});
    return { whole, close };
  }

  /** What the adapters hand requests to; one asker may ask as much as he likes. Loaded now, so that a cold start does not wait for it. */
  async dispatcher(): Promise<Dispatcher> {
    const [{ makeDispatcher }, { readConfig }] = await Promise.all([
      import('../../../src/cli/wiring/dispatcher-parts.js'),
      import('../../../src/config/config.js'),
    ]);
    const { library, state } = this.opened;
    const config = readConfig({});
    const noLimit = { questions: 0, seconds: 1 };
    const settings = { ...config.chat, limits: { perUser: noLimit, perChannel: noLimit } };
    return makeDispatcher(config, { library, state, settings: () => settings }, silent);
  }

  get opened(): Opened {
    if (this.#opened === undefined) throw new Error('not open');
    return this.#opened;
  }
}

export interface Rebuild {
  readonly whole: Promise<unknown>;
  close(): Promise<void>;
}

export interface Opened {
  readonly library: ThreadLibrary;
  readonly state: State;
  /** From now on a refresh reads the corpus so. */
  change(changes: Changes): void;
  /** What the last refresh spent on reading. */
  readingMs(): number;
  close(): Promise<void>;
}

/** The library's thread is started, and what it makes is not yet waited for. */
function beginLibrary(corpus: Corpus, folder: string): Opened {
  mkdirSync(folder, { recursive: true });
  const state = openState({ folder, now: Date.now });
  const clock = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  let changes: Changes | undefined;
  const library = new ThreadLibrary({
    ...libraryLimits,
    startThread: () => {
      clock[0] = 0;
      const workerData: ThreadData = { corpus, folder, changes, clock: clock.buffer };
      const program = pathToFileURL(join(findProjectFolder(), threadProgram));
      return new Worker(program, { workerData });
    },
    onDeath: (cause) => process.stderr.write(`the library’s thread ended: ${String(cause)}\n`),
    onDamage: async (problem) => process.stderr.write(`the index is damaged: ${problem}\n`),
  });
  return {
    library,
    state,
    change: (asked) => {
      changes = asked;
    },
    readingMs: () => clock[0] ?? 0,
    close: async () => {
      await library.close();
      state.close();
    },
  };
}

function refuse(problem: string): never {
  throw new Error(problem);
}
