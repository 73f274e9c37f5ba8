import { cooperativeYield } from '../types/cooperative-yield.js';
import type { HashedDocument } from '../types/document.js';
import { compareIds, type Document } from '../types/document.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Engine } from '../types/ports.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import { analyseDocument } from './analyse-document.js';
import { documentsHashOf } from './hashes.js';
import { withPassageVectors } from './passage-vectors.js';
import { UsualLanguage } from './usual-language.js';

export interface BuildOptions {
  /** ISO 639-1; overrides detection. */
  readonly language?: string | undefined;
  /** Makes the passages' vectors; without one there are none. */
  readonly encoder?: SentenceEncoder | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Makes `documents` the whole index, in order of id. */
export function buildIndex(
  documents: readonly Document[],
  engine: Engine,
  { language, encoder, onProgress = () => {} }: BuildOptions = {},
): Promise<IndexReader> {
  const sorted = [...documents].sort((a, b) => compareIds(a.id, b.id));
  const hashes: HashedDocument[] = [];
  async function* analysed() {
    const yieldIfDue = cooperativeYield();
    const usual = new UsualLanguage();
    const told: (string | undefined)[] = [];
    for (const document of language === undefined ? sorted : []) {
      told.push(usual.note(document));
      await yieldIfDue();
    }
    for (const [done, document] of sorted.entries()) {
      const ready = analyseDocument(document, language ?? usual.of(told[done]));
      hashes.push({ id: ready.id, hash: ready.hash, metadataHash: ready.metadataHash });
      yield encoder === undefined ? ready : await withPassageVectors(ready, encoder);
      onProgress(done + 1, sorted.length);
      await yieldIfDue();
    }
  }
  return engine.replace(analysed(), () => ({
    facts: { documentsHash: documentsHashOf(hashes), skipped: [], builtAt: 0 },
    removed: [],
  }));
}
