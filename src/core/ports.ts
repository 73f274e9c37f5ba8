import type { Document, Span } from './document.js';
import type { RefreshRecord, Skipped } from './refresh-record.js';
import type { Scope } from './scope.js';

/** What is indexed: a run of whole sentences; a document's passages tile its body. */
export interface Passage {
  readonly id: string;
  readonly documentId: string;
  readonly span: Span;
}

/** A document as an engine takes it: its terms, already analysed, so that every engine shares one analysis. */
export interface IndexedDocument {
  readonly id: string;
  /** Title and body together, in order, repeats included, without stop words. */
  readonly terms: readonly string[];
  readonly titleTerms: readonly string[];
  /** Distinct stop words: searched only by a question that has nothing else. */
  readonly stopTerms?: readonly string[];
  readonly passages: readonly { readonly id: string; readonly terms: readonly string[] }[];
}

export interface Scored {
  readonly id: string;
  /** BM25, > 0, unbounded; comparable within one search only. */
  readonly score: number;
}

export interface SearchResult {
  /** At most k each, best first; ties by id. */
  readonly documents: readonly Scored[];
  readonly passages: readonly Scored[];
}

export interface SearchOptions {
  /** Whether passages are wanted, too; without them `passages` is []. Default: true. */
  readonly passages?: boolean;
}

/** The index behind one small port. All engines score the same terms with the same BM25 parameters. */
export interface Engine {
  /** Makes `documents` the whole index. The old content answers until it is done. */
  replace(documents: Iterable<IndexedDocument>): Promise<void>;
  /** Adds or replaces `changed`, forgets `removed`. */
  apply(changes: {
    readonly changed: Iterable<IndexedDocument>;
    readonly removed: Iterable<string>;
  }): Promise<void>;
  /** The best k documents and passages in scope for any of `terms` (distinct); the scope is applied before the cut. */
  search(terms: readonly string[], k: number, scope: Scope, options?: SearchOptions): Promise<SearchResult>;
  close(): Promise<void>;
}

/** What a walk over the corpus folder brought. */
export interface CorpusReading {
  /** Sorted by id. */
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
}

export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

export interface CorpusReader {
  /** For messages: the folder as the operator named it. */
  readonly name: string;
  /**
   * Reads the whole corpus.
   * @throws {CorpusError} if the folder is missing or is no folder; a bad file is never thrown but skipped by name.
   */
  read(options?: {
    onProgress?: (progress: ReadingProgress) => void;
    signal?: AbortSignal;
  }): Promise<CorpusReading>;
}

/** The corpus as a whole could not be read; `message` says what, where and what to do, ready for an operator. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
  /** `missing`: there is no such folder, or it cannot be listed; `empty`: it holds nothing readable. */
  readonly kind: 'missing' | 'empty';

  constructor(message: string, kind: 'missing' | 'empty' = 'missing', options: ErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
  }
}

/** What a refresh leaves behind for the next start, and for other processes. */
export interface SavedIndex {
  readonly fingerprint: string;
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface IndexStore {
  /** The saved index, or undefined where there is none or it cannot be trusted (then `problem` says why). */
  load(): Promise<{ readonly saved?: SavedIndex; readonly problem?: string }>;
  /** Writes beside the old one and switches at the end; a crash leaves the old one. */
  save(saved: SavedIndex): Promise<void>;
  /** Cheap: changes whenever another process has saved; undefined while there is none. */
  generation(): Promise<string | undefined>;
}

/** One writer at a time over all processes; a dead process holds nothing. */
export interface WriterLock {
  /** @returns the release, or undefined while another process holds the lock. */
  tryAcquire(): Promise<(() => Promise<void>) | undefined>;
}

export interface RefreshLog {
  append(record: RefreshRecord): Promise<void>;
  /** Newest first. */
  latest(limit: number): Promise<readonly RefreshRecord[]>;
}

/** Words that mean nearly the same, or are derived from one another. */
export interface Thesaurus {
  /** @param word Case-folded. @returns base forms, without the word itself, in a fixed order; [] for an unknown language. */
  related(word: string, language: string): readonly string[];
  /** Whether it is a word of the language at all; false for an unknown language. */
  knows(word: string, language: string): boolean;
}
