import type { Document, DocumentMetadata, HashedDocument } from './document.js';
import type { AnalysedDocument } from './forward-document.js';
import type { IndexFacts, IndexReader } from './index-reader.js';
import type { RefreshRecord, Skipped } from './refresh-record.js';

/** Told when all documents have been written. */
export interface IndexChange {
  readonly facts: IndexFacts;
  /** Documents to forget. */
  readonly removed: readonly string[];
}

/**
 * Where the index is kept and searched. All engines index the same terms and score them with the same BM25 parameters.
 *
 * An index is replaced as a whole: whoever asks meanwhile, in this process or another, has the old one or the new one,
 * and a write that fails or is cut off leaves the old one. Write only under the corpus's writer lock.
 */
export interface Engine {
  /** The index as last written; no reader where there is none, or where it cannot be trusted (`problem` says why). */
  open(): Promise<{ readonly reader?: IndexReader; readonly problem?: string }>;
  /** Cheap: changes whenever an index was written, by whatever process; undefined while there is none. */
  generation(): Promise<string | undefined>;
  /**
   * Makes `documents` the whole index.
   * @param finish Called at the end; `removed` means nothing here.
   * @throws what `documents` or `finish` throw; nothing has changed then.
   */
  replace(documents: AsyncIterable<AnalysedDocument>, finish: () => IndexChange): Promise<IndexReader>;
  /**
   * Adds `documents`, in place of those with their ids, and forgets the removed ones.
   * @param finish Called at the end.
   * @throws {DamagedIndexError} if the index cannot be added to; what `documents` or `finish` throw. Nothing has changed then.
   */
  apply(documents: AsyncIterable<AnalysedDocument>, finish: () => IndexChange): Promise<IndexReader>;
  /** Readers already given go on until they are closed themselves. */
  close(): Promise<void>;
}

/** The index could not be read or written; `message` says what, where and what to do, ready for an operator. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
}

/** What a walk over the corpus folder brought. */
export interface CorpusReading {
  /** In order of id, each read when it is asked for; to be walked once. */
  readonly documents: AsyncIterable<Document>;
  /** Files left out; complete when `documents` has been walked to its end. */
  readonly skipped: readonly Skipped[];
  /** Those of the known documents that are left out of `documents`, since their files are as they were; absent: none. */
  readonly unchanged?: readonly string[];
  /**
   * What is known now of known documents whose files are as they were, where that is something else: left out of
   * `documents`, too. By id; absent: none.
   */
  readonly restated?: ReadonlyMap<string, DocumentMetadata>;
  /**
   * To be called when every document is in the index, with all of them: what is as it is now need not be read the
   * next time. Never throws.
   */
  remember?(documents: readonly HashedDocument[]): Promise<void>;
}

/** Files, and what they hold; both counts include files that need not be read. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** What one file of the corpus is now. */
export type FileReading =
  | { readonly kind: 'read'; readonly document: Document }
  | { readonly kind: 'missing' }
  /** It is there, but no document: `reason` is a clause for people that names no other file. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A file that a reading of the whole corpus would open. */
export interface ListedFile {
  readonly id: string;
  readonly bytes: number;
}

export interface CorpusReader {
  /** For messages: the folder as the operator named it. */
  readonly name: string;
  /** What the names of files end in that are read; lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * Reads the whole corpus.
   * @param options.known What is in the index; of these, those whose files look as they did need not be read. Absent:
   *   every file is.
   * @throws {CorpusError} if the folder is missing or is no folder; a bad file is never thrown but skipped by name.
   */
  read(options?: {
    known?: ReadonlyMap<string, HashedDocument>;
    onProgress?: (progress: ReadingProgress) => void;
    signal?: AbortSignal;
  }): Promise<CorpusReading>;
  /** Reads one document as its file is now. Never throws for what is on the disk. */
  readOne(id: string): Promise<FileReading>;
  /**
   * The files that are there now, in order of id; none is opened.
   * @throws {CorpusError} as `read` does.
   */
  files(): Promise<readonly ListedFile[]>;
}

/** The corpus as a whole could not be read; `message` says what, where and what to do, ready for an operator. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
  /**
   * `missing`: there is no such folder, or it cannot be listed; `empty`: it holds nothing readable; `too-large`: reading it
   * takes more memory than there is; `faulty`: what the operator says of its files is.
   */
  readonly kind: 'missing' | 'empty' | 'too-large' | 'faulty';

  constructor(message: string, kind: CorpusError['kind'] = 'missing', options: ErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
  }
}

/** Part of the index is not what was written; `message` names the file. The corpus must be read again, all of it. */
export class DamagedIndexError extends Error {
  override readonly name = 'DamagedIndexError';

  /** @param what A clause: "is cut off". */
  constructor(file: string, what: string, options?: ErrorOptions) {
    super(`the index file ${file} ${what}`, options);
  }
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
  /** What it is a kind of: "meal" for "dinner"; base forms in a fixed order, [] for an unknown language or word. */
  broader(word: string, language: string): readonly string[];
  /**
   * What a verb means together with words behind it, in words of its own: cancel for "call" with "off".
   * @param verb, others Case-folded; the verb in any regular form.
   * @returns its base form, undefined where they make no verb; and base forms in a fixed order.
   */
  verbOf(
    verb: string,
    others: readonly string[],
    language: string,
  ): { readonly base?: string; readonly words: readonly string[] };
  /** Whether it is a word of the language at all; false for an unknown language. */
  knows(word: string, language: string): boolean;
}
