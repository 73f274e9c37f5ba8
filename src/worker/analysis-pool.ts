import { type CopiedAnalysis, restoredAnalysis } from '../core/indexing/copied-analysis.js';
import { type DocumentAnalysis, largeDocument } from '../core/indexing/document-analysis.js';
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
}

/** A thread takes half a second to be as quick as this one is by then. */
const defaultMinText = 2_000_000;

/** So much text a thread is in the works, in UTF-16 code units: none runs out of it while the documents before are indexed. */
const aheadOfThread = 300_000;

/** Analyses documents in several threads. One that dies leaves its documents to the thread that asks. */
export class AnalysisPool implements DocumentAnalysis {
  readonly ahead: number;
  readonly #options: AnalysisPoolOptions;
  readonly #members: Member[] = [];
  #seen = 0;
  #isClosed = false;

  constructor(options: AnalysisPoolOptions) {
    this.#options = options;
    this.ahead = options.threads * aheadOfThread;
  }

  async analyse(document: Document, language: DocumentLanguage): Promise<AnalysedDocument> {
    const { own, minText = defaultMinText } = this.#options;
    const { length } = document.text;
    this.#seen += length;
    // A large one may take all the memory there is: whoever reads it is to be named by its own thread.
    if (this.#seen < minText || length >= largeDocument) return await own.analyse(document, language);
    const member = this.#leastBusy();
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
    const [least] = this.#members.toSorted((one, other) => one.text - other.text);
    if (least !== undefined && (least.text === 0 || this.#members.length >= this.#options.threads))
      return least;
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
