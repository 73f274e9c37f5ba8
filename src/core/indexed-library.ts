import type { Answer } from './answer.js';
import { answerQuestion, matchingTerms } from './answer-question.js';
import { changesBetween } from './changes.js';
import { checkQuotes } from './check/check-quotes.js';
import { contextOf } from './context.js';
import { CorpusIndex } from './corpus-index.js';
import type { Document } from './document.js';
import { explainQuestion } from './explain-question.js';
import type { Explanation } from './explanation.js';
import { fingerprintOf, hashOf } from './fingerprint.js';
import { highlightsIn } from './highlights.js';
import type {
  CatalogueEntry,
  ContextLimits,
  GivenSpan,
  Library,
  LibraryStatus,
  QuestionOptions,
  RefreshOptions,
} from './library.js';
import { splitIntoPassages } from './passages.js';
import {
  CorpusError,
  type CorpusReader,
  type Engine,
  type IndexStore,
  type RefreshLog,
  type Thesaurus,
  type WriterLock,
} from './ports.js';
import { type Quote, quoteAt } from './quote.js';
import type { CheckOptions, QuoteCheck } from './quote-check.js';
import { readQuestion } from './ranking/question.js';
import type { RefreshRecord, Skipped } from './refresh-record.js';
import { inScope, type Scope } from './scope.js';

export interface LibraryParts {
  readonly reader: CorpusReader;
  readonly store: IndexStore;
  readonly lock: WriterLock;
  readonly log: RefreshLog;
  /** A new, empty engine; every index has its own. */
  makeEngine(): Engine;
  readonly thesaurus?: Thesaurus;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that many milliseconds. */
  sleep(ms: number): Promise<void>;
}

export interface LibrarySettings {
  readonly minConfidence: number;
  readonly maxQuestionLength: number;
}

/**
 * One index with what belongs to it; swapped as a whole, so that an answer never mixes two. The old one is left to
 * the answers that still use it.
 */
interface Edition {
  readonly index: CorpusIndex;
  readonly documents: readonly Document[];
  readonly hashes: ReadonlyMap<string, string>;
  /** '' for the empty library before its first refresh. */
  readonly fingerprint: string;
  readonly skipped: readonly Skipped[];
  readonly builtAt: number;
}

/** How long to wait between two looks at a lock that another process holds. */
const lockPollMs = 250;

/** The indexed corpus: answers from one edition while the next is made. */
export class IndexedLibrary implements Library {
  readonly #parts: LibraryParts;
  readonly #settings: LibrarySettings;
  #edition: Edition;
  #generation: string | undefined;
  #refreshing: Promise<RefreshRecord> | undefined;

  private constructor(parts: LibraryParts, settings: LibrarySettings, edition: Edition) {
    this.#parts = parts;
    this.#settings = settings;
    this.#edition = edition;
  }

  /**
   * The library as the last refresh left it; empty where there was none, or where what was saved cannot be trusted
   * (`problem` then says why).
   */
  static async open(
    parts: LibraryParts,
    settings: LibrarySettings,
  ): Promise<{ library: IndexedLibrary; problem?: string }> {
    const library = new IndexedLibrary(parts, settings, await makeEdition(parts, [], [], ''));
    const problem = await library.#adoptSaved();
    return problem === undefined ? { library } : { library, problem };
  }

  /**
   * The library of what the folder holds now, in memory only.
   * @throws {CorpusError} if the folder cannot be read.
   */
  static async read(parts: LibraryParts, settings: LibrarySettings): Promise<IndexedLibrary> {
    const { documents, skipped } = await parts.reader.read();
    const edition = await makeEdition(parts, documents, skipped, fingerprintOf(documents));
    return new IndexedLibrary(parts, settings, edition);
  }

  get documentCount(): number {
    return this.#edition.documents.length;
  }

  /** '' before the first index. */
  get fingerprint(): string {
    return this.#edition.fingerprint;
  }

  answer(question: string, options: QuestionOptions): Promise<Answer> {
    const { index } = this.#edition;
    return answerQuestion(question, index, { ...this.#answerOptions(), ...options });
  }

  /** Why a question is answered as it is. */
  explain(question: string, options: QuestionOptions): Promise<Explanation> {
    const { index } = this.#edition;
    return explainQuestion(question, index, { ...this.#answerOptions(), ...options });
  }

  check(text: string, { scope }: CheckOptions): Promise<QuoteCheck> {
    const { index } = this.#edition;
    const options = { ...this.#answerOptions(), scope, limit: 1 };
    const texts = {
      ids: index.documentsIn(scope).map(({ id }) => id),
      document: (id: string) => index.documents.get(id)?.document,
      likely: async (words: string) => {
        const asked = words.slice(0, this.#settings.maxQuestionLength);
        return (await answerQuestion(asked, index, options)).documents;
      },
    };
    return checkQuotes(text, texts, {
      fingerprint: options.fingerprint,
      documents: texts.ids.length,
      passages: index.passagesIn(scope),
    });
  }

  async catalogue(scope: Scope): Promise<readonly CatalogueEntry[]> {
    const { index, documents, hashes } = this.#edition;
    return documents
      .filter(({ id }) => inScope(scope, id))
      .map(({ text, body: _body, ...known }) => ({
        ...known,
        hash: hashes.get(known.id) ?? '',
        length: text.length,
        passages: index.documents.get(known.id)?.passages.length ?? 0,
      }));
  }

  listed(): readonly { readonly id: string }[] {
    return this.#edition.documents;
  }

  async status(scope: Scope): Promise<LibraryStatus> {
    const { index, documents, fingerprint, builtAt, skipped } = this.#edition;
    const [lastRefresh] = await this.#parts.log.latest(1);
    return {
      fingerprint,
      documents: documents.filter(({ id }) => inScope(scope, id)).length,
      passages: index.passagesIn(scope),
      builtAt,
      skipped,
      corpus: this.#parts.reader.name,
      ...(lastRefresh === undefined ? {} : { lastRefresh }),
    };
  }

  async quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope): Promise<readonly Quote[]> {
    const { index, hashes } = this.#edition;
    const terms = matchingTerms(readQuestion(question, index, scope), index);
    return given.flatMap(({ documentId, documentHash, span }) => {
      const forward = index.documents.get(documentId);
      if (forward === undefined || hashes.get(documentId) !== documentHash) return [];
      const marks = highlightsIn(forward, span, terms);
      return [quoteAt(forward.document, span, marks)];
    });
  }

  async paragraphsAround(given: GivenSpan, limits: ContextLimits): Promise<Quote | undefined> {
    const { index, hashes } = this.#edition;
    const forward = index.documents.get(given.documentId);
    if (forward === undefined || hashes.get(given.documentId) !== given.documentHash) return undefined;
    return quoteAt(forward.document, contextOf(forward.sentences, given.span, limits), [given.span]);
  }

  /**
   * Reads the corpus again. A second call while one runs, in this process or another, waits for that one and gives
   * its record; a dry run takes no lock and saves nothing.
   * @throws {CorpusError} if the folder cannot be read or holds nothing readable; the old index stays.
   */
  refresh(options: RefreshOptions): Promise<RefreshRecord> {
    if (options.dryRun) return this.#read(options);
    this.#refreshing ??= this.#refreshLocked(options).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Swaps in what another process has saved since; to be called every few seconds. */
  async followOthers(): Promise<boolean> {
    if (this.#refreshing !== undefined) return false;
    const generation = await this.#parts.store.generation();
    if (generation === undefined || generation === this.#generation) return false;
    await this.#adoptSaved();
    return true;
  }

  async close(): Promise<void> {
    await this.#refreshing?.catch(() => {});
    await this.#edition.index.engine.close();
  }

  #answerOptions() {
    const { fingerprint, skipped } = this.#edition;
    return {
      ...this.#settings,
      fingerprint,
      unreadable: skipped.filter(({ isFault }) => isFault).length,
    };
  }

  async #refreshLocked(options: RefreshOptions): Promise<RefreshRecord> {
    const before = (await this.#parts.log.latest(1))[0]?.finishedAt ?? 0;
    let waited = false;
    let release = await this.#parts.lock.tryAcquire();
    while (release === undefined) {
      waited = true;
      options.onProgress?.({ label: 'Another refresh is running', done: 0, total: 0 });
      await this.#parts.sleep(lockPollMs);
      options.signal?.throwIfAborted();
      release = await this.#parts.lock.tryAcquire();
    }
    try {
      const [theirs] = waited ? await this.#parts.log.latest(1) : [];
      if (theirs !== undefined && theirs.finishedAt > before) {
        await this.#adoptSaved();
        return theirs;
      }
      return await this.#read(options);
    } finally {
      await release();
    }
  }

  async #read(options: RefreshOptions): Promise<RefreshRecord> {
    const { reader, store, log, now } = this.#parts;
    const startedAt = now();
    const report = options.onProgress ?? (() => {});
    const { documents, skipped } = await reader.read({
      onProgress: ({ done, total }) => report({ label: 'Reading documents', done, total }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const old = this.#edition;
    if (documents.length === 0) {
      const hasOld = old.documents.length > 0;
      // Whoever asks meanwhile is told how many documents there would be.
      if (!hasOld && options.dryRun !== true) this.#edition = { ...old, skipped };
      throw nothingReadable(reader.name, skipped, hasOld);
    }
    const fingerprint = fingerprintOf(documents);
    let passages = 0;
    if (options.dryRun) {
      passages = documents.reduce((sum, document) => sum + splitIntoPassages(document).length, 0);
    } else {
      const next =
        fingerprint === old.fingerprint
          ? { ...old, skipped }
          : await makeEdition(this.#parts, documents, skipped, fingerprint, (done, total) =>
              report({ label: 'Indexing', done, total }),
            );
      options.signal?.throwIfAborted();
      await store.save({ fingerprint, documents, skipped, savedAt: next.builtAt });
      this.#edition = next;
      this.#generation = await store.generation();
      passages = next.index.passages;
    }
    const finishedAt = now();
    const record: RefreshRecord = {
      ...changesBetween(old.documents, documents),
      skipped,
      documents: documents.length,
      passages,
      oldFingerprint: old.fingerprint,
      fingerprint,
      tookMs: finishedAt - startedAt,
      finishedAt,
      by: options.by,
      dryRun: options.dryRun ?? false,
    };
    if (!record.dryRun) await log.append(record);
    return record;
  }

  async #adoptSaved(): Promise<string | undefined> {
    const before = this.#edition;
    const generation = await this.#parts.store.generation();
    const { saved, problem } = await this.#parts.store.load();
    this.#generation = generation;
    if (saved === undefined) return problem;
    const { documents, skipped, savedAt } = saved;
    const edition =
      saved.fingerprint === before.fingerprint
        ? before
        : // Analysis or ranking may be newer than what saved the documents: the fingerprint is of what runs now.
          await makeEdition(this.#parts, documents, skipped, fingerprintOf(documents));
    // A refresh that ended meanwhile is newer than what was read here.
    if (this.#edition === before) this.#edition = { ...edition, skipped, builtAt: savedAt };
    return problem;
  }
}

async function makeEdition(
  parts: LibraryParts,
  documents: readonly Document[],
  skipped: readonly Skipped[],
  fingerprint: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Edition> {
  const index = await CorpusIndex.build(documents, parts.makeEngine(), {
    thesaurus: parts.thesaurus,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const hashes = new Map(documents.map(({ id, text }) => [id, hashOf(text)]));
  return { index, documents, hashes, fingerprint, skipped, builtAt: parts.now() };
}

function nothingReadable(corpus: string, skipped: readonly Skipped[], hasOld: boolean): CorpusError {
  const found =
    skipped.length === 0
      ? 'it is empty'
      : `none of its files could be read, for example ${skipped[0]?.file}: ${skipped[0]?.reason}`;
  const kept = hasOld ? ' The old index stays in use.' : '';
  const message = `Nothing to index in ${corpus}: ${found}. Put .txt or .md files there and refresh.${kept}`;
  return new CorpusError(message, 'empty');
}
