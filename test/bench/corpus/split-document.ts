import type { PlainDocument } from './real-documents.js';

/** A document with the places where its passages begin; each ends where the next one begins, the last with the text. */
export interface SplitDocument extends PlainDocument {
  readonly starts: readonly number[];
}

/** The beginning of a document, of at most that many passages. */
export function cutToPassages(document: SplitDocument, max: number): SplitDocument {
  if (document.starts.length <= max) return document;
  const end = document.starts[max] ?? document.text.length;
  return { ...document, text: document.text.slice(0, end), starts: document.starts.slice(0, max) };
}
