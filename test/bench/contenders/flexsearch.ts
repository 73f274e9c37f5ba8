import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import { type Corpus, passagesOf } from '../corpus/corpus-file.js';
import type { Contender, Found } from './contender.js';

/** FlexSearch with its usual settings, any of the words (`suggest`); it ranks by position, not by BM25. */
export class FlexSearchContender implements Contender {
  #index = new Index();

  async build(corpus: Corpus, folder: string): Promise<void> {
    for (const { id, text } of passagesOf(corpus)) this.#index.add(id, text);
    mkdirSync(join(folder, 'parts'), { recursive: true });
    let part = 0;
    await this.#index.export((key: string, data: string) => {
      // A part without data is one that there is not.
      if (data === undefined || data === null) return;
      writeFileSync(join(folder, 'parts', `${String(part++).padStart(4, '0')}-${key}`), data);
    });
  }

  async open(_corpus: Corpus, folder: string): Promise<void> {
    for (const name of readdirSync(join(folder, 'parts')).sort()) {
      this.#index.import(name.slice(5), readFileSync(join(folder, 'parts', name), 'utf8'));
    }
  }

  async search(question: string, k: number): Promise<Found> {
    return { ids: this.#index.search(question, { limit: k, suggest: true }).map(String) };
  }

  async close(): Promise<void> {
    this.#index.clear();
  }
}
