import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyOrama, create, insertMultiple, load, type RawData, save, search } from '@orama/orama';
import { type Corpus, type PassageText, passagesOf } from '../corpus/corpus-file.js';
import type { Contender, Found } from './contender.js';

const fileName = 'orama.json';
const batchSize = 1_000;

/** Orama with its usual settings: BM25, any of the words, prefixes tolerated; JSON on the disk. */
export class OramaContender implements Contender {
  readonly #database: AnyOrama = create({ schema: { text: 'string' } as const });

  async build(corpus: Corpus, folder: string): Promise<void> {
    let batch: PassageText[] = [];
    for (const passage of passagesOf(corpus)) {
      batch.push(passage);
      if (batch.length < batchSize) continue;
      await insertMultiple(this.#database, batch, batchSize);
      batch = [];
    }
    if (batch.length > 0) await insertMultiple(this.#database, batch, batchSize);
    writeFileSync(join(folder, fileName), JSON.stringify(save(this.#database)));
  }

  async open(_corpus: Corpus, folder: string): Promise<void> {
    load(this.#database, JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as RawData);
  }

  async search(question: string, k: number): Promise<Found> {
    const { hits } = await search(this.#database, { term: question, limit: k });
    return { ids: hits.map(({ id }) => id) };
  }

  async close(): Promise<void> {}
}
