import { analyseDocument } from '../indexing/analyse-document.js';
import type { Document } from '../types/document.js';
import { type ForwardDocument, sentenceFlag, spanOfSentences } from '../types/forward-document.js';
import type { Span } from '../types/span.js';
import { DistinctDocuments, minDocuments } from './boilerplate.js';
import { Copies } from './copies.js';
import { linesOf } from './lines.js';

/** A stretch of a document that is not quoted ahead of real text, and why. */
export interface SetAside {
  readonly span: Span;
  readonly why: 'page-furniture' | 'many-documents';
  /** How many documents have the line, this one included; >= 1. */
  readonly documents: number;
}

/**
 * What of a document is indexed but not quoted ahead of real text: known furniture of web pages, and lines that stand in
 * many documents. Answers count the documents that a question finds within its scope; here all of `corpus` count.
 */
export async function setAsideIn(document: Document, corpus: AsyncIterable<Document>): Promise<SetAside[]> {
  const forward = analyseDocument(document);
  const standing = new Map([...linesOf(forward)].map(({ hash }) => [hash, new Standing(forward)]));
  for await (const other of corpus) {
    if (other.id === document.id) continue;
    const analysed = analyseDocument(other);
    // What is indexed of it need not be held.
    const { document: _, vocabulary: __, words: ___, ...kept } = analysed;
    for (const hash of new Set([...linesOf(kept)].map((line) => line.hash))) standing.get(hash)?.add(kept);
  }
  const kin = new DistinctDocuments(new Copies([]));
  return [...linesOf(forward)].flatMap(({ first, end, hash }): SetAside[] => {
    const { count: documents, some } = standing.get(hash) ?? new Standing(forward);
    const span = spanOfSentences(forward, first, end);
    if (kin.count(some, minDocuments) >= minDocuments) {
      return [{ span, why: 'many-documents', documents }];
    }
    const isFurniture = forward.sentenceFlags
      .subarray(first, end)
      .every((flags) => (flags & sentenceFlag.furniture) !== 0);
    return isFurniture ? [{ span, why: 'page-furniture', documents }] : [];
  });
}

/** More documents with a line tell no more of it. */
const maxHeld = 100;

/** The documents in which a line stands. */
class Standing {
  count = 1;
  readonly some: ForwardDocument[];

  constructor(first: ForwardDocument) {
    this.some = [first];
  }

  add(forward: ForwardDocument): void {
    this.count++;
    if (this.some.length < maxHeld) this.some.push(forward);
  }
}
