import type { Block } from './block.js';
import type { ForwardDocument } from './forward-document.js';
import type { KeptWords } from './token-words.js';

/** What an index keeps of a document's analysis. */
export interface KeptAnalysis
  extends Omit<ForwardDocument, 'terms' | 'titleTerms' | 'termNumber' | 'termAt'> {
  /** By token: the number of its word. */
  readonly tokenWords: Int32Array;
  /** The same object for all documents that share its numbers. */
  readonly words: KeptWords;
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
  /** Whether it was read by a language that its text tells, which is no part of what was known of it. */
  readonly isLanguageTold: boolean;
}
