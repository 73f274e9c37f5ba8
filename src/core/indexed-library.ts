import { answerQuestion, matchingTerms } from './answering/answer-question.js';
import type { AnswerOptions } from './answering/answer-selection.js';
import { marksIn } from './answering/answering-cells.js';
import { contextOf } from './answering/context.js';
import { quoteWithParts } from './answering/quote-parts.js';
import { SuggestionCache } from './answering/suggestion-cache.js';
import { textFragmentOf } from './answering/text-fragment.js';
import { TriedQuestions } from './answering/tried-questions.js';
import type { CheckedTexts } from './check/checked-texts.js';
import { emptyReader } from './indexing/empty-reader.js';
import { readQuestion } from './ranking/question.js';
import { fingerprintOfReader, PresentIndex } from './refresh/present-index.js';
import { Refresher, type RefresherParts } from './refresh/refresher.js';
import type { Snapshot } from './refresh/snapshot.js';
import type { Answer, IndexInfo } from './types/answer.js';
import type { ComparisonOptions, Coverage, CoverageComparison, CoverageOptions } from './types/coverage.js';
import { withDeadline } from './types/deadline.js';
import { defined } from './types/defined.js';
import type { Draft, DraftQuotations, QuotedString, StringsCheck } from './types/draft.js';
import type { Explanation } from './types/explanation.js';
import { sentencesOf } from './types/forward-document.js';
import type { CatalogueEntry, IndexReader } from './types/index-reader.js';
import type {
  Completion,
  CompletionOptions,
  ContextLimits,
  DocumentText,
  GivenAnswerPlaces,
  Library,
  LibraryStatus,
  ModelStatus,
  QuestionOptions,
  Reading,
  RefreshOptions,
  SuggestedQuestion,
} from './types/library.js';
import type { Thesaurus } from './types/ports.js';
import type { GivenSpan, Quote } from './types/quote.js';
import { type CheckOptions, type QuoteCheck, quotesOf, type Verdict } from './types/quote-check.js';
import type { PastRefresh, RefreshRecord } from './types/refresh-record.js';
import { everything, inScope, type Scope } from './types/scope.js';
import type { SentenceModel } from './types/sentence-model.js';
import type { QuotedWords, Verification, VerifyOptions } from './types/verification.js';

export interface LibraryParts extends RefresherParts {
  readonly thesaurus?: Thesaurus;
  /** A sentence model that ranks beside the encoder, where it can in time. */
  readonly model?: SentenceModel;
}

export interface LibrarySettings {
  readonly minConfidence: number;
  /** Whether questions are ranked also by what they mean, where there is an encoder; the index is the same either way. */
  readonly ranksByMeaning?: boolean;
  readonly maxQuestionLength: number;
}

/** Whoever types waits no longer for phrases: the next letter asks again. */
const phrasesPatienceMs = 500;

/** Whoever asks for help waits no longer for suggestions: the next one who asks has them. */
const suggestionsPatienceMs = 1_500;

/** On each index so many questions to go on with are tried, for each scope, and so many of them kept. */
const furtherTried = 240;
const furtherKept = 100;
/** Between two of them, and before it is looked for others, in milliseconds. */
const betweenTriesMs = 25;
const tryingPauseMs = 2_000;

/** How soon another index is looked for once the model has read this one, in milliseconds. */
const encodingPauseMs = 5_000;

/** Where nothing is found, as many passages that come near are offered. */
const maxNearest = 2;

/**
 * The indexed corpus: answers from one snapshot while the next is made. What only some commands need is loaded when it is
 * asked for: a question from the terminal is as quick as its program is small.
 */
export class IndexedLibrary implements Library {
  readonly #parts: LibraryParts;
  readonly #settings: LibrarySettings;
  readonly #present: PresentIndex;
  readonly #refresher: Refresher;
  readonly #suggestions = new SuggestionCache();
  readonly #tried = new TriedQuestions();
  /** How many the model has read; undefined where it is not told to read them. */
  #documentsRead: number | undefined;

  private constructor(parts: LibraryParts, settings: LibrarySettings) {
    this.#parts = parts;
    this.#settings = settings;
    this.#present = new PresentIndex(parts.engine, emptyReader([], parts.now()));
    this.#refresher = new Refresher(parts, this.#present);
  }

  /**
   * The library as the last refresh left it; empty where there was none, or where what was saved cannot be trusted
   * (`problem` then says why).
   */
  static async open(
    parts: LibraryParts,
    settings: LibrarySettings,
  ): Promise<{ library: IndexedLibrary; problem?: string }> {
    const library = new IndexedLibrary(parts, settings);
    await library.#present.takeUpSaved();
    const { problem } = library;
    return problem === undefined ? { library } : { library, problem };
  }

  /**
   * The library of what the folder holds now; neither locked nor logged, so for an engine in memory.
   * @throws {CorpusError} if the folder cannot be read; one that holds nothing readable makes an empty library.
   */
  static async read(
    parts: LibraryParts,
    settings: LibrarySettings,
    options: Pick<RefreshOptions, 'onProgress'> = {},
  ): Promise<IndexedLibrary> {
    const library = new IndexedLibrary(parts, settings);
    await library.#refresher.fill(options);
    return library;
  }

  get documentCount(): number {
    return this.#present.reader.documents;
  }

  /** Why what is saved now is not used; undefined where it is, and where nothing is saved. */
  get problem(): string | undefined {
    return this.#present.problem;
  }

  /** '' before the first index. */
  get fingerprint(): string {
    return fingerprintOfReader(this.#present.reader);
  }

  answer(question: string, options: QuestionOptions): Promise<Answer> {
    return this.#present.use((reader) =>
      answerQuestion(question, reader, { ...this.#answerOptions(options), nearest: maxNearest }),
    );
  }

  /** Why a question is answered as it is. */
  async explain(question: string, options: QuestionOptions): Promise<Explanation> {
    const { explainQuestion } = await import('./answering/explain-question.js');
    return this.#present.use((reader) => explainQuestion(question, reader, this.#answerOptions(options)));
  }

  async check(text: string, { scope }: CheckOptions): Promise<QuoteCheck> {
    const { checkQuotes } = await import('./check/check-quotes.js');
    return this.#againstTexts(
      scope,
      (texts, index) => checkQuotes(text, texts, index),
      ({ strings }) => strings,
    );
  }

  async quotations(draft: Draft, max?: number): Promise<DraftQuotations> {
    const { quotationsOf } = await import('./check/draft-quotations.js');
    return quotationsOf(draft, max);
  }

  async checkStrings(strings: readonly QuotedString[], { scope }: CheckOptions): Promise<StringsCheck> {
    const { checkStrings } = await import('./check/check-quotes.js');
    return this.#againstTexts(
      scope,
      (texts, index) => checkStrings(strings, texts, index),
      ({ verdicts }) => verdicts.flat(),
    );
  }

  phrases(typed: string, { scope, limit }: CompletionOptions): Promise<readonly Completion[]> {
    const { snapshot } = this.#present;
    const list = snapshot.use(() => snapshot.phrases.listFor(scope));
    return withDeadline(
      list.then((phrases) => phrases.complete(typed, limit)),
      phrasesPatienceMs,
      [],
    );
  }

  suggestions(scope: Scope): Promise<readonly SuggestedQuestion[]> {
    return withDeadline(this.#suggestionsOn(this.#present.snapshot, scope), suggestionsPatienceMs, []);
  }

  #suggestionsOn(
    snapshot: Snapshot,
    scope: Scope,
    pause?: () => Promise<boolean>,
  ): Promise<readonly SuggestedQuestion[]> {
    return this.#suggestions.of(snapshot.reader, scope, () =>
      snapshot.use(async (reader) => {
        const { suggestQuestions } = await import('./answering/suggest-questions.js');
        const options = { ...this.#settings, thesaurus: this.#parts.thesaurus };
        return suggestQuestions(reader, scope, await snapshot.phrases.listFor(scope), options, pause);
      }),
    );
  }

  /**
   * Makes the suggestions of one scope on this index, before anybody asks for them: all documents, and scopes that were
   * asked for before. @returns false where none is left.
   */
  async suggestAhead(): Promise<boolean> {
    const { snapshot } = this.#present;
    const scope = this.#suggestions.next(snapshot.reader);
    if (scope === undefined) return false;
    await this.#suggestionsOn(snapshot, scope, () => this.#betweenTries(snapshot));
    return true;
  }

  /** Lets questions that people ask come between. @returns whether the index is still the one in use. */
  async #betweenTries(snapshot: Snapshot): Promise<boolean> {
    await this.#parts.sleep(betweenTriesMs);
    return this.#present.snapshot === snapshot;
  }

  furtherQuestions(answer: GivenAnswerPlaces, scope: Scope): Promise<readonly string[]> {
    return this.#present.use(async (reader) => {
      const tried = this.#tried.of(reader, scope);
      if (tried.length === 0) return [];
      const { furtherQuestions } = await import('./answering/further-questions.js');
      return furtherQuestions(answer, tried, reader);
    });
  }

  /**
   * Makes suggestions and tries questions to go on with on this index, and on each next one, for what has been asked,
   * until `signal` is aborted.
   * @param onFailure Told why it does no more on this index, such as a file that is damaged.
   */
  async keepTrying(signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      const { snapshot } = this.#present;
      try {
        if (!(await this.suggestAhead()) && !(await this.tryFurther()))
          await this.#parts.sleep(tryingPauseMs);
      } catch (error) {
        onFailure(error);
        while (!signal.aborted && this.#present.snapshot === snapshot) await this.#parts.sleep(tryingPauseMs);
      }
    }
  }

  /** Tries those of one scope that was asked and is not known yet on this index. @returns false where none is left. */
  async tryFurther(): Promise<boolean> {
    const { snapshot } = this.#present;
    const scope = this.#tried.next(snapshot.reader);
    if (scope === undefined) return false;
    const { tryQuestions } = await import('./answering/suggest-questions.js');
    const tried = await snapshot.use(async (reader) => {
      const { model: _, ...options } = this.#answerOptions({ scope, limit: 1 });
      return tryQuestions(reader, scope, await snapshot.phrases.listFor(scope), options, {
        tries: furtherTried,
        max: furtherKept,
        pause: () => this.#betweenTries(snapshot),
      });
    });
    if (tried !== undefined) this.#tried.keep(snapshot.reader, scope, tried);
    return true;
  }

  async coverage(topic: string, options: CoverageOptions): Promise<Coverage> {
    const { coverTopic } = await import('./answering/cover-topic.js');
    return this.#present.use((reader) => coverTopic(topic, reader, { ...this.#topicOptions(), ...options }));
  }

  async compare(topic: string, options: ComparisonOptions): Promise<CoverageComparison> {
    const { compareCoverage } = await import('./answering/compare-coverage.js');
    return this.#present.use((reader) =>
      compareCoverage(topic, reader, { ...this.#topicOptions(), ...options }),
    );
  }

  text(documentId: string, scope: Scope): Promise<DocumentText | undefined> {
    return this.#present.use(async (reader) => {
      const document = inScope(scope, documentId) ? await reader.document(documentId) : undefined;
      if (document === undefined) return undefined;
      const { title, hash, text } = document;
      return { title, hash, text: text.slice(0, text.length) };
    });
  }

  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]> {
    return this.#present.use((reader) => reader.catalogue(scope));
  }

  async listed(): Promise<readonly string[]> {
    return this.#present.reader.ids;
  }

  async status(scope: Scope): Promise<LibraryStatus> {
    const [lastRefresh] = await this.#parts.log.latest(1);
    const model = this.#modelStatus();
    return this.#present.use(async (reader) => ({
      ...defined({ model }),
      fingerprint: fingerprintOfReader(reader),
      ...(await reader.size(scope)),
      builtAt: reader.facts.builtAt,
      skipped: reader.facts.skipped,
      corpus: this.#parts.corpus.name,
      ...defined({ lastRefresh }),
    }));
  }

  quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope): Promise<readonly Quote[]> {
    return this.#present.use(async (reader) => {
      const { thesaurus } = this.#parts;
      const terms = matchingTerms(await readQuestion(question, { reader, scope, thesaurus }));
      const quotes: Quote[] = [];
      for (const { documentId, documentHash, span } of given) {
        const document = await reader.document(documentId);
        const [forward] = await reader.forward([documentId]);
        if (document === undefined || forward === undefined || document.hash !== documentHash) continue;
        quotes.push(quoteWithParts(document, span, marksIn(document, forward, span, terms)));
      }
      return quotes;
    });
  }

  paragraphsAround(given: GivenSpan, limits: ContextLimits): Promise<Quote | undefined> {
    return this.#present.use(async (reader) => (await givenAgain(given, limits, reader))?.context);
  }

  reading(given: GivenSpan, limits: ContextLimits): Promise<Reading | undefined> {
    return this.#present.use(async (reader) => {
      const found = await givenAgain(given, limits, reader);
      if (found === undefined) return undefined;
      const { document, forward, context } = found;
      const text = document.text.slice(0, document.text.length);
      const textFragment = document.url === undefined ? undefined : textFragmentOf(text, given.span);
      const sentence = forward.sentenceEnds.findIndex((end) => end > given.span.start);
      return {
        context,
        language: forward.sentenceLanguages[sentence] ?? forward.language,
        ...defined({ textFragment }),
      };
    });
  }

  async verify(quoted: QuotedWords, { scope, ownFileOnly = false }: VerifyOptions): Promise<Verification> {
    const { corpus } = this.#parts;
    const [{ verifyWords }, { renamedFrom }] = await Promise.all([
      import('./verify/verify-words.js'),
      import('./verify/renamed.js'),
    ]);
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
    return this.#refresher.refresh(options);
  }

  /** The same for who would rather have the old index than wait: undefined while another one runs anywhere. */
  refreshUnlessBusy(options: RefreshOptions): Promise<RefreshRecord | undefined> {
    return this.#refresher.refreshUnlessBusy(options);
  }

  pastRefreshes(limit: number): Promise<readonly PastRefresh[]> {
    return this.#parts.log.latest(limit);
  }

  /** Swaps in what another process has written since; to be called every few seconds. */
  async followOthers(): Promise<boolean> {
    if (this.#refresher.isRunning) return false;
    const { isThere, isOurs } = await this.#present.saved();
    if (!isThere || isOurs) return false;
    await this.#present.takeUpSaved();
    return true;
  }

  /**
   * Has the model read the documents of this index, and of each next one, until `signal` is aborted.
   * @param onFailure Told why it reads no more of this index.
   */
  async keepEncoding(signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
    const model = this.#model;
    if (model === undefined) return;
    let done: unknown;
    while (!signal.aborted) {
      const { snapshot } = this.#present;
      try {
        if (snapshot !== done && (await this.#encodeAll(snapshot, model, signal))) done = snapshot;
        else await this.#parts.sleep(encodingPauseMs);
      } catch (error) {
        onFailure(error);
        done = snapshot;
      }
    }
  }

  /** @returns whether all of it is read; not where another index takes its place meanwhile. */
  async #encodeAll(
    snapshot: PresentIndex['snapshot'],
    model: SentenceModel,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { encodeAhead } = await import('./refresh/encode-ahead.js');
    const replaced = new AbortController();
    const either = AbortSignal.any([signal, replaced.signal]);
    return snapshot.use((reader) =>
      encodeAhead(reader, model, either, (read) => {
        this.#documentsRead = read;
        if (this.#present.snapshot !== snapshot) replaced.abort();
      }),
    );
  }

  async close(): Promise<void> {
    await this.#refresher.settled();
    await this.#present.close();
    await this.#parts.engine.close();
  }

  /** A check of something against the documents in scope, with the hashes of those that it quotes. */
  async #againstTexts<C>(
    scope: Scope,
    check: (texts: CheckedTexts, index: IndexInfo) => Promise<C>,
    verdictsIn: (check: C) => readonly Verdict[],
  ): Promise<C & Pick<QuoteCheck, 'hashes'>> {
    const { textsOf } = await import('./check/texts-of.js');
    return this.#present.use(async (reader) => {
      const documents = await reader.catalogue(scope);
      const texts = textsOf(
        reader,
        documents.map(({ id }) => id),
      );
      const fingerprint = fingerprintOfReader(reader);
      const checked = await check(texts, { fingerprint, ...(await reader.size(scope)) });
      const quoted = new Set(
        verdictsIn(checked)
          .flatMap(quotesOf)
          .map(({ citation }) => citation.documentId),
      );
      const hashes = documents.filter(({ id }) => quoted.has(id)).map(({ id, hash }) => [id, hash] as const);
      return { ...checked, hashes: Object.fromEntries(hashes) };
    });
  }

  get #model(): SentenceModel | undefined {
    return this.#settings.ranksByMeaning === false ? undefined : this.#parts.model;
  }

  #modelStatus(): ModelStatus | undefined {
    const model = this.#model;
    const read = this.#documentsRead;
    return (
      model && {
        name: model.name,
        ...defined({ read, problem: model.problem }),
      }
    );
  }

  #topicOptions() {
    return { maxQuestionLength: this.#settings.maxQuestionLength, thesaurus: this.#parts.thesaurus };
  }

  #answerOptions(options: QuestionOptions): AnswerOptions {
    const { thesaurus, encoder, model } = this.#parts;
    const { ranksByMeaning = true, ...settings } = this.#settings;
    return { ...settings, thesaurus, ...(ranksByMeaning ? { encoder, model } : {}), ...options };
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
    context: quoteWithParts(document, contextOf(sentencesOf(forward), span, limits), [span]),
  };
}
