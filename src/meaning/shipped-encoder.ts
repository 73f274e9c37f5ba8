import type { SentenceEncoder, SentenceVector } from '../core/types/sentence-encoder.js';
import { readTable } from './piece-table.js';
import { StaticEncoder } from './static-encoder.js';

/** The encoder of a table in a file, which is read when it is first needed. */
export class ShippedEncoder implements SentenceEncoder {
  readonly #file: string;
  #encoder: StaticEncoder | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws {TableError} on first use, if the table cannot be used. */
  get #loaded(): StaticEncoder {
    this.#encoder ??= new StaticEncoder(readTable(this.#file));
    return this.#encoder;
  }

  get name(): string {
    return this.#loaded.name;
  }

  get languages(): readonly string[] {
    return this.#loaded.languages;
  }

  get dimensions(): number {
    return this.#loaded.dimensions;
  }

  get hash(): string {
    return this.#loaded.hash;
  }

  async encode(texts: readonly string[], isOnce = false): Promise<readonly (SentenceVector | undefined)[]> {
    return this.#loaded.encode(texts, isOnce);
  }
}
