import type { Block } from './block.js';
import type { ForwardDocument } from './forward-document.js';

/** What an index keeps of a document's analysis. */
export interface KeptAnalysis extends ForwardDocument {
  /** By token: the number of its word. A word is what is written, case-folded, read as one term. */
  readonly tokenWords: Int32Array;
  /** What is written, by a word's number. */
  readonly wordAt: (number: number) => string;
  /** As of `AnalysedDocument`. */
  readonly passageVectors?: Int8Array | undefined;
}

/** A document as it was when it was analysed last, by this version of the program. */
export interface EarlierDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Whether its reader told the blocks, or that it is made of rows, and not the text alone. */
  readonly areBlocksRead: boolean;
  readonly analysis: KeptAnalysis;
}
