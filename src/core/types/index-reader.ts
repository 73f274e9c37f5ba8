import type { Block } from './block.js';
import type { DocumentMetadata, FileHistory } from './document.js';
import type { EarlierDocument } from './earlier-document.js';
import type { ForwardDocument } from './forward-document.js';
import type { Places } from './places.js';
import type { Skipped } from './refresh-record.js';
import type { Scope } from './scope.js';
import type { SliceableText } from './sliceable-text.js';
import type { Span } from './span.js';

/** A document as people list it. */
export interface CatalogueEntry extends DocumentMetadata {
  readonly id: string;
  /** SHA-256 of its text, hexadecimal. */
  readonly hash: string;
  /** SHA-256 of all else that is known of it, hexadecimal. */
  readonly metadataHash: string;
  /** UTF-16 code units of text. */
  readonly length: number;
  readonly bytes: number;
  readonly passages: number;
  readonly file?: FileHistory;
}

/** A document out of the index, to be quoted. */
export interface StoredDocument extends DocumentMetadata {
  readonly id: string;
  readonly hash: string;
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** What of it may be searched and quoted; absent: all of it. */
  readonly body?: Span;
  readonly places?: Places;
  readonly blocks: readonly Block[];
  readonly text: SliceableText;
}

export interface Scored {
  readonly id: string;
  /** BM25, or the product of vectors; > 0, unbounded; comparable within one search only. */
  readonly score: number;
}

export interface SearchResult {
  /** At most k each, best first; ties by id, passages of one document in order. */
  readonly documents: readonly Scored[];
  /** `id` is `documentId#start`, start being where the passage begins in the text. */
  readonly passages: readonly Scored[];
}

export interface SearchOptions {
  /** What is wanted; what is not is []. Default: both. */
  readonly units?: 'documents' | 'passages';
  /** Only these documents of the scope are looked into, with the scores that they have in the whole of it. Default: all. */
  readonly among?: ReadonlySet<string>;
  /** Of each term how much it counts, > 0; 1 for those that are not given. */
  readonly weights?: readonly number[];
}

/** What the text of a scope is like. */
export interface ScopeProfile {
  /** Mean number of tokens of a passage, stop words included; 0 where there is none. */
  readonly meanPassageLength: number;
  /** Languages that the documents tell, those of the most documents first; ties by code. A note of one line tells none. */
  readonly languages: readonly string[];
  /** In how many documents each of `languages` is, in their order; integers >= 1. */
  readonly speaking: readonly number[];
}

/** How a term is spread over the documents of a scope. */
export interface TermFrequency {
  /** Passages that hold it (not as a stop word). */
  readonly passages: number;
  /** Documents that have it anywhere: in text, title, or as a stop word. */
  readonly documents: number;
}

/** A word as it stands in the corpus, case-folded, with its term. */
export interface CorpusWord {
  readonly word: string;
  readonly term: string;
}

/** What an index was made of. */
export interface IndexFacts {
  /** SHA-256 over the documents, hexadecimal; see `documentsHashOf`. */
  readonly documentsHash: string;
  readonly skipped: readonly Skipped[];
  /** When it was written, milliseconds since 1970. */
  readonly builtAt: number;
}

/**
 * The index as it stands at one moment; it never changes, so that an answer never mixes two. Terms are strings here:
 * each engine has its own numbers for them. Every method may throw a DamagedIndexError.
 *
 * What is asked with a scope is answered, scores included, as by an index of the scope's documents alone.
 */
export interface IndexReader {
  readonly facts: IndexFacts;
  readonly documents: number;
  readonly passages: number;
  /** Every document, in order of id. */
  readonly ids: readonly string[];

  /** The best k documents and passages in scope for any of `terms` (distinct); the scope is applied before the cut. */
  search(terms: readonly string[], k: number, scope: Scope, options?: SearchOptions): Promise<SearchResult>;
  /**
   * The k passages in scope whose vectors have the greatest product with `vector`, which is the score: a whole number
   * > 0. Best first; ties by document id, then place. Passages without a vector, or with one of another length, are not
   * among them.
   * @param compared How many passages are compared at least; of more, those whose signs fit `vector` best.
   *   Default: 1,000, and 4 of 100 where that is more.
   */
  nearest(vector: Int8Array, k: number, scope: Scope, compared?: number): Promise<readonly Scored[]>;
  size(scope: Scope): Promise<{ readonly documents: number; readonly passages: number }>;
  profile(scope: Scope): Promise<ScopeProfile>;
  /** Of each term, in the order given. */
  termFrequencies(terms: readonly string[], scope: Scope): Promise<readonly TermFrequency[]>;
  /** Words in scope at most `edits` letters from `word` (a swap of two neighbours is one: `editsBetween`), itself left out; in no particular order. */
  wordsNear(word: string, edits: number, scope: Scope): Promise<readonly CorpusWord[]>;
  /**
   * Terms of the corpus that begin or end with `term`, or with which `term` begins or ends: compounds and their parts
   * ("versorgung", "stromversorgung"), words and what is built on them ("intercept", "interception"). In no
   * particular order; terms of documents outside one's scope, or since removed, may be among them.
   * @param min Shorter parts say too little, in UTF-16 code units.
   */
  compounds(term: string, min: number): Promise<readonly string[]>;
  /** Those that are in the index, in the order given. */
  forward(ids: readonly string[]): Promise<readonly ForwardDocument[]>;
  /** undefined for an unknown document. */
  document(id: string): Promise<StoredDocument | undefined>;
  /** What a refresh can take over of a document's analysis; undefined for an unknown one, and where the engine keeps too little of it. */
  earlier(id: string): Promise<EarlierDocument | undefined>;
  /** In scope, sorted by id. */
  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]>;
  /** Frees files and connections; the reader is not used afterwards. */
  close(): Promise<void>;
}
