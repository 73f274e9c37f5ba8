import { PhraseCache } from '../phrases/phrase-cache.js';
import type { IndexReader } from '../types/index-reader.js';

/**
 * An index in use. A refresh puts the next one in its place; the old one is closed when the last answer that was
 * begun with it has been given, so that an answer never mixes two.
 */
export class Snapshot {
  readonly reader: IndexReader;
  readonly phrases: PhraseCache;
  #users = 0;
  #isRetired = false;

  constructor(reader: IndexReader) {
    this.reader = reader;
    this.phrases = new PhraseCache(reader);
  }

  async use<T>(ask: (reader: IndexReader) => Promise<T>): Promise<T> {
    this.#users++;
    try {
      return await ask(this.reader);
    } finally {
      this.#users--;
      await this.#closeIfDone();
    }
  }

  async retire(): Promise<void> {
    if (this.#isRetired) return;
    this.#isRetired = true;
    await this.#closeIfDone();
  }

  async #closeIfDone(): Promise<void> {
    if (this.#isRetired && this.#users === 0) await this.reader.close();
  }
}
