import { analyseDocument } from './analyse-document.js';
import type { Answer } from './answer.js';
import { type AnswerOptions, answerQuestion, matchingTerms } from './answer-question.js';
import { changesBetween, isChanged } from './changes.js';
import { checkQuotes } from './check/check-quotes.js';
import { compareCoverage } from './compare-coverage.js';
import { contextOf } from './context.js';
import { coverTopic } from './cover-topic.js';
import type { ComparisonOptions, Coverage, CoverageComparison, CoverageOptions } from './coverage.js';
import type { Document } from './document.js';
import { Edition } from './edition.js';
import { emptyReader } from './empty-reader.js';
import { explainQuestion } from './explain-question.js';
import type { Explanation } from './explanation.js';
import { documentsHashOf, fingerprintOf, type HashedDocument, hashed } from './fingerprint.js';
import { type AnalysedDocument, sentencesOf } from './forward-document.js';
import { highlightsIn } from './highlights.js';
import type { CatalogueEntry, IndexReader } from './index-reader.js';
import type {
  Completion,
  CompletionOptions,
  ContextLimits,
  GivenSpan,
  Library,
  LibraryStatus,
  QuestionOptions,
  Reading,
  RefreshOptions,
} from './library.js';
import { OneRefresh } from './one-refresh.js';
import { splitIntoPassages } from './passages.js';
import {
  CorpusError,
  type CorpusReader,
  type CorpusReading,
  DamagedIndexError,
  type Engine,
  type RefreshLog,
  type Thesaurus,
  type WriterLock,
} from './ports.js';
import { type Quote, quoteAt } from './quote.js';
import type { CheckOptions, QuoteCheck } from './quote-check.js';
import { readQuestion } from './ranking/question.js';
import type { RefreshRecord, Skipped } from './refresh-record.js';
import { everything, type Scope } from './scope.js';
import { textFragmentOf } from './text-fragment.js';
import { turnGiver } from './turns.js';
import type { QuotedWords, Verification, VerifyOptions } from './verification.js';
import { renamedFrom } from './verify/renamed.js';
import { verifyWords } from './verify/verify-words.js';

export interface LibraryParts {
  readonly corpus: CorpusReader;
  readonly engine: Engine;
  readonly lock: WriterLock;
  readonly log: RefreshLog;
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

/** How long to wait between two looks at a lock that another process holds. */
const lockPollMs = 250;

/** Whoever types waits no longer for phrases: the next letter asks again. */
const phrasesPatienceMs = 500;

/** The indexed corpus: answers from one edition while the next is made. */
export class IndexedLibrary implements Library {
  readonly #parts: LibraryParts;
  readonly #settings: LibrarySettings;
  #edition: Edition;
  #generation: string | undefined;
  #problem: string | undefined;
  readonly #refreshing = new OneRefresh((options) => this.#refreshLocked(options));

  private constructor(parts: LibraryParts, settings: LibrarySettings, reader: IndexReader) {
    this.#parts = parts;
    this.#settings = settings;
    this.#edition = new Edition(reader);
  }

  /**
   * The library as the last refresh left it; empty where there was none, or where what was saved cannot be trusted
   * (`problem` then says why).
   */
  static async open(
    parts: LibraryParts,
    settings: LibrarySettings,
  ): Promise<{ library: IndexedLibrary; problem?: string }> {
    const library = new IndexedLibrary(parts, settings, emptyReader([], parts.now()));
    await library.#adoptLatest();
    const { problem } = library;
    return problem === undefined ? { library } : { library, problem };
  }

  /**
   * The library of what the folder holds now; neither locked nor logged, so for an engine in memory.
   * @throws {CorpusError} if the folder cannot be read; one that holds nothing readable makes an empty library.
   */
  static async read(parts: LibraryParts, settings: LibrarySettings): Promise<IndexedLibrary> {
    const library = new IndexedLibrary(parts, settings, emptyReader([], parts.now()));
    try {
      await library.#write(await parts.corpus.read(), [], [], { by: '' });
    } catch (error) {
      if (!(error instanceof CorpusError) || error.kind !== 'empty') throw error;
    }
    return library;
  }

  get documentCount(): number {
    return this.#edition.reader.documents;
  }

  /** Why what is saved now is not used; undefined where it is, and where nothing is saved. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** '' before the first index. */
  get fingerprint(): string {
    return fingerprintOfReader(this.#edition.reader);
  }

  answer(question: string, options: QuestionOptions): Promise<Answer> {
    return this.#edition.use((reader) => answerQuestion(question, reader, this.#answerOptions(options)));
  }

  /** Why a question is answered as it is. */
  explain(question: string, options: QuestionOptions): Promise<Explanation> {
    return this.#edition.use((reader) => explainQuestion(question, reader, this.#answerOptions(options)));
  }

  check(text: string, { scope }: CheckOptions): Promise<QuoteCheck> {
    return this.#edition.use(async (reader) => {
      const texts = {
        ids: (await reader.catalogue(scope)).map(({ id }) => id),
        document: (id: string) => wholeDocument(id, reader),
        likely: async (words: string) => {
          const asked = words.slice(0, this.#settings.maxQuestionLength);
          return (await answerQuestion(asked, reader, this.#answerOptions({ scope, limit: 1 }))).documents;
        },
      };
      const fingerprint = fingerprintOfReader(reader);
      return checkQuotes(text, texts, { fingerprint, ...(await reader.size(scope)) });
    });
  }

  phrases(typed: string, { scope, limit }: CompletionOptions): Promise<readonly Completion[]> {
    const edition = this.#edition;
    const list = edition.use(() => edition.phrases.listFor(scope));
    return unlessLate(
      list.then((phrases) => phrases.complete(typed, limit)),
      phrasesPatienceMs,
      [],
    );
  }

  coverage(topic: string, options: CoverageOptions): Promise<Coverage> {
    return this.#edition.use((reader) => coverTopic(topic, reader, { ...this.#topicOptions(), ...options }));
  }

  compare(topic: string, options: ComparisonOptions): Promise<CoverageComparison> {
    return this.#edition.use((reader) =>
      compareCoverage(topic, reader, { ...this.#topicOptions(), ...options }),
    );
  }

  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]> {
    return this.#edition.use((reader) => reader.catalogue(scope));
  }

  async listed(): Promise<readonly string[]> {
    return this.#edition.reader.ids;
  }

  async status(scope: Scope): Promise<LibraryStatus> {
    const [lastRefresh] = await this.#parts.log.latest(1);
    return this.#edition.use(async (reader) => ({
      fingerprint: fingerprintOfReader(reader),
      ...(await reader.size(scope)),
      builtAt: reader.facts.builtAt,
      skipped: reader.facts.skipped,
      corpus: this.#parts.corpus.name,
      ...(lastRefresh === undefined ? {} : { lastRefresh }),
    }));
  }

  quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope): Promise<readonly Quote[]> {
    return this.#edition.use(async (reader) => {
      const { thesaurus } = this.#parts;
      const terms = matchingTerms(await readQuestion(question, { reader, scope, thesaurus }));
      const quotes: Quote[] = [];
      for (const { documentId, documentHash, span } of given) {
        const document = await reader.document(documentId);
        const [forward] = await reader.forward([documentId]);
        if (document === undefined || forward === undefined || document.hash !== documentHash) continue;
        quotes.push(quoteAt(document, span, highlightsIn(document.text, forward, span, terms)));
      }
      return quotes;
    });
  }

  paragraphsAround(given: GivenSpan, limits: ContextLimits): Promise<Quote | undefined> {
    return this.#edition.use(async (reader) => (await givenAgain(given, limits, reader))?.context);
  }

  reading(given: GivenSpan, limits: ContextLimits): Promise<Reading | undefined> {
    return this.#edition.use(async (reader) => {
      const found = await givenAgain(given, limits, reader);
      if (found === undefined) return undefined;
      const { document, forward, context } = found;
      const text = document.text.slice(0, document.text.length);
      const textFragment = document.url === undefined ? undefined : textFragmentOf(text, given.span);
      const sentence = forward.sentenceEnds.findIndex((end) => end > given.span.start);
      return {
        context,
        language: forward.sentenceLanguages[sentence] ?? forward.language,
        ...(textFragment === undefined ? {} : { textFragment }),
      };
    });
  }

  async verify(quoted: QuotedWords, { scope, ownFileOnly = false }: VerifyOptions): Promise<Verification> {
    const { corpus } = this.#parts;
    return verifyWords(quoted, {
      read: (id) => corpus.readOne(id),
      renamed: async () =>
        ownFileOnly ? [] : renamedFrom(quoted, await this.catalogue(everything), scope, corpus),
    });
  }

  /**
   * Reads the corpus again. A second call while one runs, in this process or another, waits for that one and gives
   * its record, a full one for a full one; a dry run takes no lock and saves nothing. Where the old index turns out to
   * be damaged the whole of it is made anew.
   * @throws {CorpusError} if the folder cannot be read or holds nothing readable; the old index stays.
   */
  refresh(options: RefreshOptions): Promise<RefreshRecord> {
    return options.dryRun ? this.#read(options) : this.#refreshing.run(options);
  }

  /** Swaps in what another process has written since; to be called every few seconds. */
  async followOthers(): Promise<boolean> {
    if (this.#refreshing.isRunning) return false;
    const generation = await this.#parts.engine.generation();
    if (generation === undefined || generation === this.#generation) return false;
    await this.#adoptLatest();
    return true;
  }

  async close(): Promise<void> {
    await this.#refreshing.settled();
    await this.#edition.retire();
    await this.#parts.engine.close();
  }

  #topicOptions() {
    return { maxQuestionLength: this.#settings.maxQuestionLength, thesaurus: this.#parts.thesaurus };
  }

  #answerOptions(options: QuestionOptions): AnswerOptions {
    return { ...this.#settings, thesaurus: this.#parts.thesaurus, ...options };
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
      if (theirs !== undefined && theirs.finishedAt > before && options.full !== true) {
        await this.#adoptLatest();
        return theirs;
      }
      // What has changed is told by comparing with the index that will be written to.
      if ((await this.#parts.engine.generation()) !== this.#generation) await this.#adoptLatest();
      try {
        return await this.#read(options);
      } catch (error) {
        if (!(error instanceof DamagedIndexError) || options.full === true) throw error;
        return await this.#read({ ...options, full: true });
      }
    } finally {
      await release();
    }
  }

  async #read(options: RefreshOptions): Promise<RefreshRecord> {
    const { corpus, log, now } = this.#parts;
    const startedAt = now();
    const report = options.onProgress ?? (() => {});
    const reading = await corpus.read({
      onProgress: ({ done, total }) => report({ label: 'Reading documents', done, total }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const old = this.#edition.reader;
    const before = await this.#known(options);
    const after: HashedDocument[] = [];
    const passages = options.dryRun
      ? await countPassages(reading, after)
      : await this.#write(reading, before, after, options);
    if (after.length === 0) throw nothingReadable(corpus, reading.skipped, old.documents > 0);
    const finishedAt = now();
    const record: RefreshRecord = {
      ...changesBetween(before, after),
      skipped: reading.skipped,
      documents: after.length,
      passages,
      oldFingerprint: fingerprintOfReader(old),
      fingerprint: fingerprintOf(documentsHashOf(after)),
      tookMs: finishedAt - startedAt,
      finishedAt,
      by: options.by,
      dryRun: options.dryRun ?? false,
    };
    if (!record.dryRun) await log.append(record);
    return record;
  }

  /** The documents to compare with. Where all is made anew damage does not matter: those that are lost count as new. */
  async #known({ full }: RefreshOptions): Promise<readonly CatalogueEntry[]> {
    try {
      return await this.catalogue(everything);
    } catch (error) {
      if (full === true && error instanceof DamagedIndexError) return [];
      throw error;
    }
  }

  /**
   * Writes what of the reading is new or has changed, all of it where the index is made anew, and uses the result.
   * @param after Gets every document that was read.
   * @returns how many passages there are now.
   */
  async #write(
    reading: CorpusReading,
    before: readonly HashedDocument[],
    after: HashedDocument[],
    { signal, full }: RefreshOptions,
  ): Promise<number> {
    const { corpus, engine, now } = this.#parts;
    const old = this.#edition.reader;
    const isNew = full === true || before.length === 0;
    const changed = changedDocuments(reading, isNew ? [] : before, after);
    const finish = () => {
      signal?.throwIfAborted();
      if (after.length === 0) {
        // Whoever asks meanwhile is told how many documents there would be.
        if (old.documents === 0) this.#adopt(emptyReader(reading.skipped, old.facts.builtAt));
        throw nothingReadable(corpus, reading.skipped, old.documents > 0);
      }
      const documentsHash = documentsHashOf(after);
      const builtAt = documentsHash === old.facts.documentsHash ? old.facts.builtAt : now();
      return {
        facts: { documentsHash, skipped: reading.skipped, builtAt },
        removed: changesBetween(before, after).removed,
      };
    };
    const reader = isNew ? await engine.replace(changed, finish) : await engine.apply(changed, finish);
    this.#problem = undefined;
    this.#generation = await engine.generation();
    await this.#adopt(reader);
    return reader.passages;
  }

  #adopt(reader: IndexReader): Promise<void> {
    const old = this.#edition;
    this.#edition = new Edition(reader);
    return old.retire();
  }

  async #adoptLatest(): Promise<void> {
    const before = this.#edition;
    const generation = await this.#parts.engine.generation();
    const { reader, problem } = await this.#parts.engine.open();
    this.#generation = generation;
    this.#problem = problem;
    if (reader === undefined) return;
    // A refresh that ended meanwhile is newer than what was read here.
    if (this.#edition === before) await this.#adopt(reader);
    else await reader.close();
  }
}

async function unlessLate<T>(coming: Promise<T>, patienceMs: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), patienceMs);
  });
  try {
    return await Promise.race([coming, patience]);
  } finally {
    clearTimeout(timer);
  }
}

/** A quote's document and what stands around it; undefined if the document has changed since it was given. */
async function givenAgain(
  { documentId, documentHash, span }: GivenSpan,
  limits: ContextLimits,
  reader: IndexReader,
) {
  const document = await reader.document(documentId);
  const [forward] = await reader.forward([documentId]);
  if (document === undefined || forward === undefined || document.hash !== documentHash) return undefined;
  return {
    document,
    forward,
    context: quoteAt(document, contextOf(sentencesOf(forward), span, limits), [span]),
  };
}

/** A document out of the index with the whole of its text, as it was read from the corpus. */
async function wholeDocument(id: string, reader: IndexReader): Promise<Document | undefined> {
  const stored = await reader.document(id);
  const [forward] = await reader.forward([id]);
  if (stored === undefined || forward === undefined) return undefined;
  const { text, bytes, ...known } = stored;
  const body = { start: forward.passageStarts[0] ?? forward.bodyEnd, end: forward.bodyEnd };
  return { ...known, text: text.slice(0, text.length), bytes, body };
}

function fingerprintOfReader({ documents, facts }: IndexReader): string {
  return documents === 0 ? '' : fingerprintOf(facts.documentsHash);
}

/** The documents that are not in the index as they are now, analysed; `after` gets every document. */
async function* changedDocuments(
  { documents }: CorpusReading,
  before: readonly HashedDocument[],
  after: HashedDocument[],
): AsyncGenerator<AnalysedDocument> {
  const known = new Map(before.map((document) => [document.id, document]));
  const giveTurn = turnGiver();
  for await (const document of documents) {
    const now = hashed(document);
    after.push(now);
    const old = known.get(document.id);
    if (old === undefined || isChanged(old, now)) yield analyseDocument(document);
    await giveTurn();
  }
}

async function countPassages({ documents }: CorpusReading, after: HashedDocument[]): Promise<number> {
  let passages = 0;
  for await (const document of documents) {
    after.push(hashed(document));
    passages += splitIntoPassages(document).length;
  }
  return passages;
}

function nothingReadable(
  corpus: Pick<CorpusReader, 'name' | 'extensions'>,
  skipped: readonly Skipped[],
  hasOld: boolean,
): CorpusError {
  const found =
    skipped.length === 0
      ? 'it is empty'
      : `none of its files could be read, for example ${skipped[0]?.file}: ${skipped[0]?.reason}`;
  const kept = hasOld ? ' The old index stays in use.' : '';
  const message = `Nothing to index in ${corpus.name}: ${found}. Put documents (${corpus.extensions.join(', ')}) there and refresh.${kept}`;
  return new CorpusError(message, 'empty');
}
