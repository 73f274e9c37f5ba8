import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { LibraryConfig } from '../../src/cli/wiring/library-thread.js';
import { findProjectFolder, readConfig } from '../../src/config/config.js';
import { everything } from '../../src/core/types/scope.js';
import { openState } from '../../src/state/open-state.js';
import { ThreadLibrary, type ThreadLibraryOptions } from '../../src/worker/thread-library.js';
import { temporaryFolder } from '../corpus/folder.js';
import { defaultConfiguration } from '../support/default-configuration.js';

/** The compiled program of the threads: they load no TypeScript. */
const program = pathToFileURL(join(findProjectFolder(), 'dist', 'src', 'cli', 'wiring', 'library-thread.js'));

/** A corpus and a state on disk, and libraries in threads over them. */
export class RealLibrary {
  readonly corpus: string;
  readonly deaths: unknown[] = [];
  readonly damages: string[] = [];
  readonly workers: Worker[] = [];
  /** What each thread may keep, in MB; absent: what Node gives. */
  memoryMegabytes: number | undefined;
  readonly #config: LibraryConfig;
  /** Runs when the library asks to be mended. */
  mend: (library: ThreadLibrary) => Promise<unknown> = (library) =>
    library.refresh({ by: 'repair', full: true });

  private constructor(folder: string) {
    this.corpus = join(folder, 'corpus');
    const env = {
      ...defaultConfiguration,
      VERBATIM_CORPUS: this.corpus,
      VERBATIM_STATE: join(folder, 'state'),
    };
    const { corpus, state, answer, meaning, log } = readConfig(env);
    this.#config = { corpus, state, answer, meaning, log };
  }

  static async create(documents: Readonly<Record<string, string>>): Promise<RealLibrary> {
    const real = new RealLibrary(await temporaryFolder());
    await mkdir(real.corpus);
    for (const [name, text] of Object.entries(documents)) real.put(name, text);
    return real;
  }

  put(name: string, text: string): void {
    writeFileSync(join(this.corpus, name), text);
  }

  remove(name = ''): void {
    rmSync(join(this.corpus, name), { recursive: true });
  }

  /** What is kept about the corpus, as another process sees it. */
  get kept() {
    const state = openState({ folder: this.#config.state.folder, now: Date.now });
    onTestFinished(() => state.close());
    return state.forCorpus(this.corpus);
  }

  /** Not yet opened. */
  library(over: Partial<ThreadLibraryOptions> = {}): ThreadLibrary {
    const library: ThreadLibrary = new ThreadLibrary({
      startThread: () => {
        const { memoryMegabytes } = this;
        const worker = new Worker(program, {
          workerData: this.#config,
          ...(memoryMegabytes === undefined
            ? {}
            : { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } }),
        });
        this.workers.push(worker);
        return worker;
      },
      deadlineMs: 60_000,
      maxQueueLength: 100,
      onDeath: (cause) => this.deaths.push(cause),
      onDamage: async (problem) => {
        this.damages.push(problem);
        await this.mend(library).catch(() => {});
      },
      ...over,
    });
    onTestFinished(() => library.close());
    return library;
  }

  /** Opened, with its first index made where there was none. */
  async open(over: Partial<ThreadLibraryOptions> = {}): Promise<ThreadLibrary> {
    const library = this.library(over);
    await library.open(
      () => {},
      () => library.refresh({ by: 'start' }),
    );
    return library;
  }
}

export async function quotesFor(library: ThreadLibrary, question: string): Promise<string[]> {
  const { quotes } = await library.answer(question, { scope: everything, limit: 3 });
  return quotes.map(({ text }) => text);
}
