import type { Answer, IndexInfo } from './answer.js';
import type { Document, DocumentMetadata, Span } from './document.js';
import type { Quote } from './quote.js';
import type { RefreshRecord, Skipped } from './refresh-record.js';
import type { Scope } from './scope.js';

/** A document as people list it. */
export interface CatalogueEntry extends DocumentMetadata {
  readonly id: string;
  /** UTF-16 code units of text. */
  readonly length: number;
  readonly bytes: number;
  readonly passages: number;
}

export interface LibraryStatus extends IndexInfo {
  /** When the present index was built, milliseconds since 1970. */
  readonly builtAt: number;
  /** Files that the last reading left out; without an index, also one that found nothing readable. */
  readonly skipped: readonly Skipped[];
  /** The corpus folder, as the operator named it. */
  readonly corpus: string;
  readonly lastRefresh?: RefreshRecord;
}

/** A quote given earlier: enough to slice it again. */
export interface GivenSpan {
  readonly documentId: string;
  readonly documentHash: string;
  readonly span: Span;
}

export interface RefreshOptions {
  /** Who runs it, as text, for the record. */
  readonly by: string;
  /** Only tell what would change. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: { label: string; done: number; total: number }) => void;
  readonly signal?: AbortSignal;
}

/** What the rest of the program may ask of the indexed corpus. */
export interface Library {
  /** @param options.limit At most this many quotes; an integer >= 1. */
  answer(question: string, options: { readonly scope: Scope; readonly limit: number }): Promise<Answer>;
  /** In scope, sorted by id. */
  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]>;
  /** In scope, sorted by id. */
  documents(scope: Scope): Promise<readonly Document[]>;
  status(scope: Scope): Promise<LibraryStatus>;
  /** SHA-256 of a document's text, hexadecimal; undefined for an unknown document. */
  documentHash(documentId: string): string | undefined;
  /** Slices quotes that were given earlier; those whose document has changed since are left out. */
  quotesAgain(given: readonly GivenSpan[], question: string): Promise<readonly Quote[]>;
  /**
   * Reads the corpus again; the old index answers until the new one is whole.
   * @throws {CorpusError} if nothing can be read; nothing has changed then.
   */
  refresh(options: RefreshOptions): Promise<RefreshRecord>;
}
