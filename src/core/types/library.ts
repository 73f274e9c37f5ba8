import type { Answer, IndexInfo } from './answer.js';
import type { ComparisonOptions, Coverage, CoverageComparison, CoverageOptions } from './coverage.js';
import type { Draft, DraftQuotations, QuotedString, StringsCheck } from './draft.js';
import type { CatalogueEntry } from './index-reader.js';
import type { GivenSpan, Quote } from './quote.js';
import type { CheckOptions, QuoteCheck } from './quote-check.js';
import type { PastRefresh, RefreshRecord, Skipped } from './refresh-record.js';
import type { Scope } from './scope.js';
import type { Span } from './span.js';
import type { QuotedWords, Verification, VerifyOptions } from './verification.js';

export interface LibraryStatus extends IndexInfo {
  /** When the present index was built, milliseconds since 1970. */
  readonly builtAt: number;
  /** Files that the last reading left out; without an index, also one that found nothing readable. */
  readonly skipped: readonly Skipped[];
  /** The corpus folder, as the operator named it. */
  readonly corpus: string;
  readonly lastRefresh?: RefreshRecord;
  /** Absent where no sentence model ranks. */
  readonly model?: ModelStatus;
}

/** How a sentence model stands. */
export interface ModelStatus {
  readonly name: string;
  /** How many documents it has read; absent where it reads what it is asked for alone. */
  readonly read?: number;
  /** What is wrong with it, for an operator. */
  readonly problem?: string;
}

/** How far long work is. */
export interface Progress {
  /** What is being done: "Reading documents". */
  readonly label: string;
  /** 0..total. */
  readonly done: number;
  /** > 0 once known; 0 while unknown. */
  readonly total: number;
  /** Where the work is on files, what they hold; absent while unknown. */
  readonly doneBytes?: number;
  readonly totalBytes?: number;
  /** How long it will take yet, about, in milliseconds; absent while nobody knows. */
  readonly leftMs?: number;
  /** Only the share that is done may be told, not of how much. */
  readonly isShareOnly?: true;
}

export interface RefreshOptions {
  /** Who runs it, as text, for the record. */
  readonly by: string;
  /** Where, as text that tells places apart; absent: on this machine. */
  readonly where?: string;
  /** Only tell what would change. */
  readonly dryRun?: boolean;
  /**
   * Nobody asked for it, since files changed: no record of it is kept where nothing has changed, and another one that
   * runs already does not stand for it.
   */
  readonly isRoutine?: boolean;
  /** Make the whole index anew, whether documents have changed or not: a part of it is damaged. */
  readonly full?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Told which document is read now where it is so large that it may take all memory; undefined for any other. */
  readonly onLargeDocument?: (id: string | undefined) => void;
  readonly signal?: AbortSignal;
}

/** How far a context reaches. */
export interface ContextLimits {
  /** How many paragraphs more on either side of those that the quote stands in; an integer >= 0. */
  readonly paragraphs: number;
  /** The context's length in UTF-16 code units; a longer quote stays as it is. */
  readonly maxLength: number;
}

/** A quote given earlier, with what its page shows around it. */
export interface Reading {
  /** The quote with the paragraphs around it, what was quoted highlighted. */
  readonly context: Quote;
  /** ISO 639-1, or 'und': the language of what was quoted. */
  readonly language: string;
  /** `text=…`, to be put behind `#:~:` of the document's address; absent where it would not be unique in the text. */
  readonly textFragment?: string;
}

/** A document's whole text, in which the offsets of quotes count. */
export interface DocumentText {
  readonly title: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly text: string;
}

export interface QuestionOptions {
  readonly scope: Scope;
  /** At most this many quotes; an integer >= 1. */
  readonly limit: number;
  /** Only words of somebody by this name are quoted: theirs whose name has all of its words, or is all in it. */
  readonly by?: string;
  /**
   * Content words, as typed, of what was asked before in the same conversation; the question is searched with them at a
   * lower weight.
   */
  readonly subject?: readonly string[];
}

/** Words that stand together in documents, cut out of their text. */
export interface Phrase {
  readonly text: string;
  /** Documents of the scope in whose text it stands like this, as whole words; >= 1. */
  readonly documents: number;
}

/** A phrase that what is typed may go on to. */
export interface Completion extends Phrase {
  /** Where in what is typed the words begin that it stands for: what is before them stays. UTF-16 code units. */
  readonly start: number;
}

/** A question that the documents answer, made of their own words. */
export interface SuggestedQuestion {
  readonly question: string;
  /** What it asks about, as the documents write it: for what takes words but no question. */
  readonly topic: string;
}

/** What an answer is gone on from. */
export interface GivenAnswerPlaces {
  /** As typed. */
  readonly question: string;
  readonly quotes: readonly { readonly documentId: string; readonly span: Span }[];
}

export interface CompletionOptions {
  readonly scope: Scope;
  /** At most this many; an integer >= 1. */
  readonly limit: number;
}

/**
 * What the rest of the program may ask of the indexed corpus. A question that meets damage in the index fails with a
 * DamagedIndexError.
 */
export interface Library {
  answer(question: string, options: QuestionOptions): Promise<Answer>;
  /** Which quoted strings of a text stand in the documents, and how truly. Data only. */
  check(text: string, options: CheckOptions): Promise<QuoteCheck>;
  /**
   * What of a draft is quoted, in order. No document is read.
   * @param max So many quotations are read, the first ones; absent: all.
   */
  quotations(draft: Draft, max?: number): Promise<DraftQuotations>;
  /** Which of the strings stand in the documents, and how truly: some dozens at a time. Data only. */
  checkStrings(strings: readonly QuotedString[], options: CheckOptions): Promise<StringsCheck>;
  /**
   * Names and frequent phrases of the documents in scope that what is typed may go on to; [] where nothing fits, and
   * while they are still being collected.
   */
  phrases(typed: string, options: CompletionOptions): Promise<readonly Completion[]>;
  /**
   * Up to five questions that the documents in scope answer with high confidence; the same for the same index. [] where
   * none is known to, and while they are still being tried.
   */
  suggestions(scope: Scope): Promise<readonly SuggestedQuestion[]>;
  /**
   * Up to three questions to go on with from an answer: made of words of the documents that it quotes, and surely answered by
   * another passage of the scope. Never tried now: [] until they were, and while an index is new.
   */
  furtherQuestions(answer: GivenAnswerPlaces, scope: Scope): Promise<readonly string[]>;
  /** How each document in scope covers a topic, by date. Data only. */
  coverage(topic: string, options: CoverageOptions): Promise<Coverage>;
  /** What two sets of documents say on a topic, and what only one of them says. Data only. */
  compare(topic: string, options: ComparisonOptions): Promise<CoverageComparison>;
  /** The text of a document in scope, as it is indexed; undefined for any other. */
  text(documentId: string, scope: Scope): Promise<DocumentText | undefined>;
  /** In scope, sorted by id. */
  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]>;
  /**
   * Ids of every document of the present index, in order; the same array until another index is swapped in. Waits for
   * the first index where that is being made.
   */
  listed(): Promise<readonly string[]>;
  status(scope: Scope): Promise<LibraryStatus>;
  /**
   * Slices quotes that were given earlier; those whose document has changed since are left out.
   * @param scope What decides how the question is read, for the highlights.
   */
  quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope): Promise<readonly Quote[]>;
  /**
   * A quote that was given earlier with the text around it, what was quoted highlighted; undefined if its document has
   * changed since.
   */
  paragraphsAround(given: GivenSpan, limits: ContextLimits): Promise<Quote | undefined>;
  /** The same for a page of its own. */
  reading(given: GivenSpan, limits: ContextLimits): Promise<Reading | undefined>;
  /** What became of words that were quoted earlier, read from the corpus itself as it is now, not from the index. */
  verify(quoted: QuotedWords, options: VerifyOptions): Promise<Verification>;
  /**
   * Reads the corpus again; the old index answers until the new one is whole.
   * @throws {CorpusError} if nothing can be read; nothing has changed then.
   */
  refresh(options: RefreshOptions): Promise<RefreshRecord>;
  /** The records of the last refreshes that were no dry runs, newest first; at most `limit`. */
  pastRefreshes(limit: number): Promise<readonly PastRefresh[]>;
}

/** More questions wait already than can be answered in time. */
export class LibraryBusyError extends Error {
  override readonly name = 'LibraryBusyError';
}

/** No answer came in time. */
export class LibraryLateError extends Error {
  override readonly name = 'LibraryLateError';
}
