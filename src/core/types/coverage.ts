import type { Evidence, IndexInfo } from './answer.js';
import type { DocumentMetadata } from './document.js';
import type { Quote } from './quote.js';
import type { Scope } from './scope.js';

export interface CoverageOptions {
  readonly scope: Scope;
  /** How many of the documents that say something to pass over, in their order; an integer >= 0. Default 0. */
  readonly from?: number;
  /** At most this many documents are quoted; an integer >= 1. More than `maxQuotedDocuments` counts as that. */
  readonly limit: number;
}

/** At most so many documents are quoted at a time, and so many that say nothing are named. */
export const maxQuotedDocuments = 200;
export const maxSilentNamed = 1_000;

/** A document without its text. */
export interface ListedDocument
  extends Pick<DocumentMetadata, 'title' | 'url' | 'author' | 'publisher' | 'date'> {
  readonly documentId: string;
}

/** What one document has to say on a topic. */
export interface DocumentCoverage extends ListedDocument {
  /** How many of its passages bear on the topic; an integer >= 1. */
  readonly passages: number;
  /** The best of what it says. */
  readonly quote: Quote;
  /** Of the documents in scope that say something those that are nearly the same as it, by date; at most `maxNearDuplicates`. */
  readonly nearDuplicates: readonly ListedDocument[];
}

export const maxNearDuplicates = 20;

/** What is told of every look at a topic. */
interface Looked {
  /** As typed. */
  readonly topic: string;
  /** SHA-256 of the text of each document quoted, hexadecimal, by document id. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly evidence: Evidence;
  readonly index: IndexInfo;
}

/**
 * How each document of a scope covers a topic: by date, unknown dates last, ties by id. Each document says something or
 * nothing: it says something where at least one of its passages bears on the topic (`relevantPassages`).
 */
export interface Coverage extends Looked {
  /** Those that say something, `from` passed over, at most `limit`. */
  readonly documents: readonly DocumentCoverage[];
  readonly from: number;
  /** How many documents say something, and how many passages of theirs bear on it. */
  readonly covering: number;
  readonly passages: number;
  /** Documents that say nothing: the first `maxSilentNamed`, and how many there are. */
  readonly silent: readonly ListedDocument[];
  readonly silentCount: number;
}

export interface ComparisonOptions {
  /** Two sets of documents; they may share some. */
  readonly sides: readonly [Scope, Scope];
}

/** What one side has to say on a topic. */
export interface SideCoverage {
  readonly documents: number;
  /** How many of them say something, and in how many passages. */
  readonly covering: number;
  readonly passages: number;
  /** The best of it, best first; none overlaps `only`. */
  readonly quotes: readonly Quote[];
  /** Of what bears on the topic that which has most words that no document of the other side has: the highlights. */
  readonly only?: Quote;
  /** Words of the topic that stand on this side alone. */
  readonly onlyWords: readonly string[];
}

/** How two sets of documents cover a topic. */
export interface CoverageComparison extends Looked {
  readonly sides: readonly [SideCoverage, SideCoverage];
  /** How many documents are on both sides. */
  readonly shared: number;
}
