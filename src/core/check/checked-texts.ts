import type { Document } from '../types/document.js';

/** The documents that a check may read: those in scope, and no other. */
export interface CheckedTexts {
  /** Sorted; the order in which places are told. */
  readonly ids: readonly string[];
  /** One document; undefined if it is no longer there. Read anew for each look, so that none need be kept. */
  document(id: string): CheckedDocument | undefined | Promise<CheckedDocument | undefined>;
}

export interface CheckedDocument extends Document {
  /** ISO 639-1; absent where it is not known. */
  readonly language?: string;
}
