import { type CopiedAnalysis, restoredAnalysis } from '../core/indexing/copied-analysis.js';
import { type DocumentAnalysis, largeDocument } from '../core/indexing/document-analysis.js';
import type { UnchangedParts } from '../core/indexing/unchanged-parts.js';
import type { DocumentLanguage } from '../core/indexing/usual-language.js';
import type { Document } from '../core/types/document.js';
import type { AnalysedDocument } from '../core/types/forward-document.js';
import { Thread, ThreadDiedError, type WorkerThread } from './thread.js';

export interface AnalysisPoolOptions {
  /** Analyses here what is not worth a thread. */
  readonly own: DocumentAnalysis;
  /** At most this many; an integer >= 1. */
  readonly threads: number;
  /** A new thread that hosts `analysisMethods`. */
  startThread(): WorkerThread;
  /** So much text is analysed here before a thread is started, in UTF-16 code units. Default: 2 million, some seconds' work. */
  readonly minText?: number;
  /** So much text waits for a thread at most, and one document, in UTF-16 code units. Default: 150,000. */
  readonly enough?: number;
}

/** A thread takes half a second to be as quick as this one is by then. */
const defaultMinText = 2_000_000;

/**
 * So much text waits for a thread, in UTF-16 code units: it does not run out of work while the documents before are indexed. Where each
 * has that much, the thread that asks analyses, too.
 */
const defaultEnough = 150_000;

/** Analyses documents in several threads. One that dies leaves its documents to the thread that asks. */
export class AnalysisPool implements DocumentAnalysis {
  readonly ahead: number;
  readonly #options: AnalysisPoolOptions;
  readonly #members: Member[] = [];
  #seen = 0;
  #isClosed = false;

  constructor(options: AnalysisPoolOptions) {
    this.#options = options;
    // As much again may be ready, and one document's length be worked on here.
    this.ahead = (2 * options.threads + 1) * (options.enough ?? defaultEnough);
  }

  async analyse(
    document: Document,
    language: DocumentLanguage,
    unchanged?: UnchangedParts,
  ): Promise<AnalysedDocument> {
    const { own, minText = defaultMinText, enough = defaultEnough } = this.#options;
    // To take over what is known is less work than to send it.
    if (unchanged !== undefined) return await own.analyse(document, language, unchanged);
    const { length } = document.text;
    this.#seen += length;
    // A large one may take all the memory there is: whoever reads it is to be named by its own thread.
    if (this.#seen < minText || length >= largeDocument) return await own.analyse(document, language);
    const member = this.#leastBusy();
    if (member.text >= enough) return await own.analyse(document, language);
    member.text += length;
    try {
      const copied = await member.thread.call('analyse', [document, language]);
      return restoredAnalysis(copied as CopiedAnalysis, document);
    } catch (error) {
      if (!(error instanceof ThreadDiedError) || this.#isClosed) throw error;
      return await own.analyse(document, language);
    } finally {
      member.text -= length;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#members.map(({ thread }) => thread.end()));
    await this.#options.own.close();
  }

  /** One that has nothing to do; another one, while there may be more; else that with the least text. A dead one fails at once. */
  #leastBusy(): Member {
    const [idlest] = this.#members.toSorted((one, other) => one.text - other.text);
    if (idlest !== undefined && (idlest.text === 0 || this.#members.length >= this.#options.threads))
      return idlest;
    const member = { thread: new Thread(this.#options.startThread()), text: 0 };
    this.#members.push(member);
    return member;
  }
}

interface Member {
  readonly thread: Thread;
  /** What it was given and has not analysed yet, in UTF-16 code units. */
  text: number;
}
