import type { Answer, IndexInfo } from './answer.js';
import type { DocumentMetadata, Span } from './document.js';
import type { Quote } from './quote.js';
import type { RefreshRecord, Skipped } from './refresh-record.js';
import type { Scope } from './scope.js';

/** A document as people list it. */
export interface CatalogueEntry extends DocumentMetadata {
  readonly id: string;
  /** Characters (UTF-16 code units) of text. */
  readonly length: number;
  readonly bytes: number;
  readonly passages: number;
}

export interface LibraryStatus extends IndexInfo {
  /** When the present index was built, milliseconds since 1970. */
  readonly builtAt: number;
  readonly skipped: readonly Skipped[];
  readonly corpus: string;
  readonly lastRefresh?: RefreshRecord;
}

/** What the rest of the program may ask of the indexed corpus. */
export interface Library {
  answer(question: string, options: { readonly scope: Scope; readonly limit: number }): Promise<Answer>;
  /** In scope, sorted by id. */
  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]>;
  status(scope: Scope): Promise<LibraryStatus>;
  /** SHA-256 of a document's text, hexadecimal; undefined for an unknown document. */
  documentHash(documentId: string): string | undefined;
  /** Slices quotes that were given earlier; those whose document has changed since are left out. */
  quotesAgain(
    given: readonly { readonly documentId: string; readonly documentHash: string; readonly span: Span }[],
    question: string,
  ): Promise<readonly Quote[]>;
  /** Reads the corpus again; the old index answers until the new one is whole. */
  refresh(options: {
    readonly by: string;
    readonly dryRun?: boolean;
    readonly onProgress?: (progress: { label: string; done: number; total: number }) => void;
    readonly signal?: AbortSignal;
  }): Promise<RefreshRecord>;
}
