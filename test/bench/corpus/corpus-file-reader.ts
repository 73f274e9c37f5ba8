import { compareIds, type Document } from '../../../src/core/document.js';
import type { CorpusReader, CorpusReading } from '../../../src/core/ports.js';
import { type Corpus, documentsOf } from './corpus-file.js';
import type { SplitDocument } from './split-document.js';

/** The bench's corpus as the project reads a folder. */
export class CorpusFileReader implements CorpusReader {
  readonly name: string;
  readonly #corpus: Corpus;
  /** One passage in so many reads otherwise than in the file; 0: none does. */
  changeEvery = 0;
  /** Wall milliseconds that the last reading took. */
  tookMs = 0;

  constructor(corpus: Corpus) {
    this.name = corpus.file;
    this.#corpus = corpus;
  }

  async read(): Promise<CorpusReading> {
    const began = performance.now();
    const documents: Document[] = [];
    let passages = 0;
    for (const document of documentsOf(this.#corpus)) {
      const text = changed(document, passages, this.changeEvery);
      passages += document.starts.length;
      documents.push({
        id: document.id,
        title: document.title,
        titleOrigin: 'sources',
        text,
        bytes: Buffer.byteLength(text),
      });
    }
    documents.sort((a, b) => compareIds(a.id, b.id));
    this.tookMs = performance.now() - began;
    return { documents: inTurn(documents), skipped: [] };
  }
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** A word put before every so-manieth passage, counted over the whole corpus. */
function changed({ text, starts }: SplitDocument, before: number, every: number): string {
  if (every === 0) return text;
  let edited = '';
  let copied = 0;
  for (const [i, start] of starts.entries()) {
    if ((before + i) % every !== 0) continue;
    edited += `${text.slice(copied, start)}Amended `;
    copied = start;
  }
  return edited + text.slice(copied);
}
