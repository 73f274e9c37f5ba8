import { libraryParts } from '../../../src/cli/wiring/library-parts.js';
import { readConfig } from '../../../src/config/config.js';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import type { IndexReader } from '../../../src/core/types/index-reader.js';
import { everything } from '../../../src/core/types/scope.js';
import type { SentenceEncoder } from '../../../src/core/types/sentence-encoder.js';
import { openState } from '../../../src/state/open-state.js';
import type { Corpus } from '../corpus/corpus-file.js';
import { timed } from '../process/timed.js';
import type { Contender, Found } from './contender.js';
import { OurContender } from './ours.js';

/** The retrieval step of the project by itself, in the thread that measures, over passages as the peers have it. */
export class OurIndex implements Contender {
  #reader: IndexReader | undefined;
  #encoder: SentenceEncoder | undefined;

  async build(corpus: Corpus, folder: string): Promise<void> {
    await new OurContender().build(corpus, folder);
  }

  async open(_corpus: Corpus, folder: string): Promise<void> {
    const state = openState({ folder, now: Date.now });
    const { engine, encoder } = await libraryParts(readConfig({}), state);
    state.close();
    const { reader, problem } = await engine.open();
    if (reader === undefined) throw new Error(problem ?? `no index in ${folder}`);
    this.#reader = reader;
    this.#encoder = encoder;
  }

  async search(question: string, k: number): Promise<Found> {
    if (this.#reader === undefined) throw new Error('not open');
    const terms = searchedTerms(question);
    const { passages } = await this.#reader.search(terms, k, everything, { units: 'passages' });
    return { ids: passages.map(({ id }) => id) };
  }

  /** The passages nearest to each question, as /ask looks for them, beside those that comparing all of them finds. */
  async nearest(questions: readonly string[], k: number): Promise<{ found: number; cpuMs: number }[]> {
    const [reader, encoder] = [this.#reader, this.#encoder];
    if (reader === undefined || encoder === undefined) throw new Error('not open');
    const results = [];
    for (const vector of await encoder.encode(questions)) {
      if (vector === undefined) continue;
      const { result, cpuMs } = await timed(() => reader.nearest(vector, k, everything));
      const ids = new Set(result.map(({ id }) => id));
      const all = await reader.nearest(vector, k, everything, Number.POSITIVE_INFINITY);
      if (all.length > 0)
        results.push({ found: all.filter(({ id }) => ids.has(id)).length / all.length, cpuMs });
    }
    return results;
  }

  async close(): Promise<void> {
    await this.#reader?.close();
  }
}

/** What /ask searches a question for: stop words only where there is nothing else. */
function searchedTerms(question: string): string[] {
  const tokens = [...analyse(question, languageOf('en'))];
  const content = tokens.filter(({ stop }) => !stop);
  return [...new Set((content.length > 0 ? content : tokens).map(({ term }) => term))];
}
