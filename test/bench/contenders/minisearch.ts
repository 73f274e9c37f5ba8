import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { type Corpus, type PassageText, passagesOf } from '../corpus/corpus-file.js';
import type { Contender, Found } from './contender.js';

const options = { fields: ['text'] };
const fileName = 'minisearch.json';

/** MiniSearch.search() as it comes: its own tokeniser, OR, no prefixes, JSON on the disk. */
export class MiniSearchContender implements Contender {
  #index = new MiniSearch<PassageText>(options);

  async build(corpus: Corpus, folder: string): Promise<void> {
    for (const passage of passagesOf(corpus)) this.#index.add(passage);
    writeFileSync(join(folder, fileName), JSON.stringify(this.#index));
  }

  async open(_corpus: Corpus, folder: string): Promise<void> {
    this.#index = MiniSearch.loadJSON<PassageText>(readFileSync(join(folder, fileName), 'utf8'), options);
  }

  async search(question: string, k: number): Promise<Found> {
    const found = this.#index.search(question);
    return { ids: found.slice(0, k).map(({ id }) => String(id)) };
  }

  async close(): Promise<void> {
    this.#index = new MiniSearch<PassageText>(options);
  }
}
