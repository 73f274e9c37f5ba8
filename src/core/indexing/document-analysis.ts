import type { Document } from '../types/document.js';
import type { AnalysedDocument } from '../types/forward-document.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import { analyseDocument } from './analyse-document.js';
import { withPassageVectors } from './passage-vectors.js';
import type { UnchangedParts } from './unchanged-parts.js';
import type { DocumentLanguage } from './usual-language.js';

/** A document with a shorter text takes no memory to speak of, in UTF-16 code units. A larger one is analysed while no other is. */
export const largeDocument = 1_000_000;

/** Analyses documents, one at a time or several; what comes out does not depend on that. */
export interface DocumentAnalysis {
  /** How much text may be in the works beside the document that is waited for, in UTF-16 code units; 0: none. */
  readonly ahead: number;
  /**
   * With the vectors of its passages, where any are made.
   * @param unchanged What of it need not be analysed again.
   */
  analyse(
    document: Document,
    language: DocumentLanguage,
    unchanged?: UnchangedParts,
  ): Promise<AnalysedDocument>;
  /** Nothing is analysed afterwards. */
  close(): Promise<void>;
}

/** In the thread that asks for it. */
export class OwnAnalysis implements DocumentAnalysis {
  readonly ahead = 0;
  readonly #encoder: SentenceEncoder | undefined;

  /** @param encoder Makes the passages' vectors; without one there are none. */
  constructor(encoder?: SentenceEncoder) {
    this.#encoder = encoder;
  }

  async analyse(
    document: Document,
    language: DocumentLanguage,
    unchanged?: UnchangedParts,
  ): Promise<AnalysedDocument> {
    const ready = analyseDocument(document, language, unchanged);
    return this.#encoder === undefined ? ready : withPassageVectors(ready, this.#encoder, unchanged);
  }

  async close(): Promise<void> {}
}
