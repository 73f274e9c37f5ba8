import type { Document } from '../../../src/core/types/document.js';
import type { CorpusReader, CorpusReading, FileReading, ListedFile } from '../../../src/core/types/ports.js';
import { type Changes, changedTexts } from './changes.js';
import { type Corpus, documentsOf } from './corpus-file.js';

export interface CorpusFileOptions {
  /** What reads otherwise than it stands in the file; absent: nothing. */
  readonly changes?: Changes;
  /** Its first number gets the wall milliseconds that reading has taken so far, those of the reader's user left out. */
  readonly clock?: Float64Array;
}

/** The bench's corpus as the project reads a folder: in order of id, one document at a time. */
export class CorpusFileReader implements CorpusReader {
  readonly name: string;
  readonly extensions = ['.jsonl'];
  readonly #corpus: Corpus;
  readonly #options: CorpusFileOptions;

  constructor(corpus: Corpus, options: CorpusFileOptions = {}) {
    this.name = corpus.file;
    this.#corpus = corpus;
    this.#options = options;
  }

  async read(): Promise<CorpusReading> {
    return { documents: this.#documents(), skipped: [] };
  }

  async *#documents(): AsyncGenerator<Document> {
    const { changes, clock = new Float64Array(1) } = this.#options;
    let resumedAt = performance.now();
    const inFile = documentsOf(this.#corpus);
    for (const { id, title, text } of changes === undefined ? inFile : changedTexts(inFile, changes)) {
      const document = { id, title, titleOrigin: 'sources', text, bytes: Buffer.byteLength(text) } as const;
      clock[0] = (clock[0] ?? 0) + performance.now() - resumedAt;
      yield document;
      resumedAt = performance.now();
    }
  }

  /** The bench verifies nothing: its file is no folder in which documents stand one by one. */
  async readOne(): Promise<FileReading> {
    return { kind: 'missing' };
  }

  async files(): Promise<readonly ListedFile[]> {
    return [];
  }
}
