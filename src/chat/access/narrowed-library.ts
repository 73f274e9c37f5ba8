import type { Answer } from '../../core/types/answer.js';
import type {
  ComparisonOptions,
  Coverage,
  CoverageComparison,
  CoverageOptions,
} from '../../core/types/coverage.js';
import { compareIds } from '../../core/types/document.js';
import type { Draft, DraftQuotations, QuotedString, StringsCheck } from '../../core/types/draft.js';
import type { CatalogueEntry } from '../../core/types/index-reader.js';
import type {
  Completion,
  CompletionOptions,
  ContextLimits,
  DocumentText,
  GivenAnswerPlaces,
  Library,
  LibraryStatus,
  QuestionOptions,
  Reading,
  RefreshOptions,
  SuggestedQuestion,
} from '../../core/types/library.js';
import { CorpusError, EngineError } from '../../core/types/ports.js';
import type { GivenSpan, Quote } from '../../core/types/quote.js';
import type { CheckOptions, QuoteCheck } from '../../core/types/quote-check.js';
import {
  byWatching,
  type CorpusChanges,
  countUnreadable,
  type PastRefresh,
  type RefreshRecord,
  recordsKept,
} from '../../core/types/refresh-record.js';
import { intersect, type Scope } from '../../core/types/scope.js';
import type { QuotedWords, Verification, VerifyOptions } from '../../core/types/verification.js';
import type { Texts } from '../../texts/texts.js';
import { isWhole, type VisibleScope } from './visible-scope.js';

/** The library as somebody sees it who may see no more than this. */
export function narrowedTo(
  visibleScope: VisibleScope,
  library: Library,
  lookAgain: () => Promise<VisibleScope>,
  texts: Texts,
): Library {
  return isWhole(visibleScope) ? library : new NarrowedLibrary(visibleScope, library, lookAgain, texts);
}

/**
 * A library in which the documents outside one's sight do not exist, whatever scope a command asks with: they are not
 * quoted, counted, suggested, nor named as skipped, changed or removed.
 */
class NarrowedLibrary implements Library {
  readonly #visibleScope: VisibleScope;
  readonly #library: Library;
  readonly #lookAgain: () => Promise<VisibleScope>;
  readonly #texts: Texts;

  /** @param lookAgain The same visibleScope on the index as it is then: a refresh may have changed it. */
  constructor(
    visibleScope: VisibleScope,
    library: Library,
    lookAgain: () => Promise<VisibleScope>,
    texts: Texts,
  ) {
    this.#visibleScope = visibleScope;
    this.#library = library;
    this.#lookAgain = lookAgain;
    this.#texts = texts;
  }

  async answer(question: string, options: QuestionOptions): Promise<Answer> {
    const scope = this.#within(options.scope);
    const answer = await this.#library.answer(question, { ...options, scope });
    return { ...answer, ...(await this.#asSeen(answer)) };
  }

  async check(text: string, options: CheckOptions): Promise<QuoteCheck> {
    const check = await this.#library.check(text, { ...options, scope: this.#within(options.scope) });
    return { ...check, index: await this.#indexAsSeen() };
  }

  quotations(draft: Draft, max?: number): Promise<DraftQuotations> {
    return this.#library.quotations(draft, max);
  }

  async checkStrings(strings: readonly QuotedString[], options: CheckOptions): Promise<StringsCheck> {
    const check = await this.#library.checkStrings(strings, {
      ...options,
      scope: this.#within(options.scope),
    });
    return { ...check, index: await this.#indexAsSeen() };
  }

  phrases(typed: string, options: CompletionOptions): Promise<readonly Completion[]> {
    return this.#library.phrases(typed, { ...options, scope: this.#within(options.scope) });
  }

  suggestions(scope: Scope): Promise<readonly SuggestedQuestion[]> {
    return this.#library.suggestions(this.#within(scope));
  }

  furtherQuestions(answer: GivenAnswerPlaces, scope: Scope): Promise<readonly string[]> {
    return this.#library.furtherQuestions(answer, this.#within(scope));
  }

  async coverage(topic: string, options: CoverageOptions): Promise<Coverage> {
    const scope = this.#within(options.scope);
    const coverage = await this.#library.coverage(topic, { ...options, scope });
    return { ...coverage, ...(await this.#asSeen(coverage)) };
  }

  async compare(topic: string, { sides: [left, right] }: ComparisonOptions): Promise<CoverageComparison> {
    const sides = [this.#within(left), this.#within(right)] as const;
    const comparison = await this.#library.compare(topic, { sides });
    return { ...comparison, ...(await this.#asSeen(comparison)) };
  }

  text(documentId: string, scope: Scope): Promise<DocumentText | undefined> {
    return this.#library.text(documentId, this.#within(scope));
  }

  catalogue(scope: Scope): Promise<readonly CatalogueEntry[]> {
    return this.#library.catalogue(this.#within(scope));
  }

  async listed(): Promise<readonly string[]> {
    return (await this.#library.listed()).filter((id) => this.#visibleScope.includes(id));
  }

  async status(scope: Scope): Promise<LibraryStatus> {
    const status = await this.#library.status(this.#within(scope));
    const { lastRefresh, ...rest } = status;
    const seen = lastRefresh && narrowChanges(lastRefresh, this.#visibleScope);
    const fingerprint = await this.#visibleScope.fingerprint();
    return {
      ...rest,
      fingerprint,
      skipped: status.skipped.filter(({ file }) => this.#visibleScope.includes(file)),
      ...(lastRefresh === undefined || seen === undefined
        ? {}
        : {
            lastRefresh: {
              ...seen,
              documents: status.documents,
              passages: status.passages,
              // Of the index before only that one is known which is still the same.
              oldFingerprint: isTouched(seen) ? '' : fingerprint,
              fingerprint: lastRefresh.fingerprint === status.fingerprint ? fingerprint : '',
            },
          }),
    };
  }

  quotesAgain(given: readonly GivenSpan[], question: string, scope: Scope): Promise<readonly Quote[]> {
    const visible = given.filter(({ documentId }) => this.#visibleScope.includes(documentId));
    return this.#library.quotesAgain(visible, question, this.#within(scope));
  }

  async paragraphsAround(given: GivenSpan, limits: ContextLimits): Promise<Quote | undefined> {
    return this.#visibleScope.includes(given.documentId)
      ? this.#library.paragraphsAround(given, limits)
      : undefined;
  }

  async reading(given: GivenSpan, limits: ContextLimits): Promise<Reading | undefined> {
    return this.#visibleScope.includes(given.documentId) ? this.#library.reading(given, limits) : undefined;
  }

  async verify(quoted: QuotedWords, options: VerifyOptions): Promise<Verification> {
    if (!this.#visibleScope.includes(quoted.documentId)) return { kind: 'gone', what: 'file' };
    const within = { ...options, scope: this.#within(options.scope) };
    const found = await this.#library.verify(quoted, within);
    if (found.kind !== 'moved') return found;
    // A file that came after the index is in no scope yet.
    const places = found.places.filter(({ citation }) => this.#visibleScope.includes(citation.documentId));
    if (places.length > 0) return { ...found, places };
    return this.#library.verify(quoted, { ...within, ownFileOnly: true });
  }

  async refresh(options: RefreshOptions): Promise<RefreshRecord> {
    const before = await this.#visibleScope.fingerprint();
    let record: RefreshRecord;
    try {
      record = await this.#library.refresh({ ...options, ...withoutCounts(options) });
    } catch (error) {
      // What it says names a file as an example, and the folder.
      if (error instanceof CorpusError)
        throw new CorpusError(this.#texts.access.unreadableHere, error.kind, { cause: error });
      if (error instanceof EngineError)
        throw new EngineError(this.#texts.access.unsavedHere, { cause: error });
      throw error;
    }
    if (record.dryRun) {
      const seen = narrowChanges(record, this.#visibleScope);
      const counts = countsAfter(seen, await this.#library.catalogue(this.#visibleScope.scope));
      return { ...seen, ...counts, oldFingerprint: before, fingerprint: isTouched(seen) ? '' : before };
    }
    const visibleScope = await this.#lookAgain();
    const { documents, passages } = await this.#library.status(visibleScope.scope);
    return {
      ...narrowChanges(record, visibleScope),
      documents,
      passages,
      oldFingerprint: before,
      fingerprint: await visibleScope.fingerprint(),
    };
  }

  async pastRefreshes(limit: number): Promise<readonly PastRefresh[]> {
    const records = await this.#library.pastRefreshes(recordsKept);
    const seen = records.map((record) => {
      // How many documents were in sight then, and what that index was called, nobody knows.
      const { documents: _, passages: __, oldFingerprint: ___, fingerprint: ____, ...rest } = record;
      return narrowChanges(rest, this.#visibleScope);
    });
    // Without the files that are out of sight there would have been nothing to watch.
    return seen.filter((record) => record.by !== byWatching || isTouched(record)).slice(0, limit);
  }

  async #indexAsSeen(): Promise<Answer['index']> {
    const { documents, passages, fingerprint } = await this.status(this.#visibleScope.scope);
    return { fingerprint, documents, passages };
  }

  /** What was searched, and in which index, as it is to whoever sees no more than this. */
  async #asSeen({ evidence }: Pick<Answer, 'evidence'>): Promise<Pick<Answer, 'evidence' | 'index'>> {
    const { documents, passages, skipped, fingerprint } = await this.status(this.#visibleScope.scope);
    const unreadable = countUnreadable(skipped);
    return { evidence: { ...evidence, unreadable }, index: { fingerprint, documents, passages } };
  }

  #within(scope: Scope): Scope {
    return intersect(this.#visibleScope.scope, scope);
  }
}

/** How much there is to read would tell of what is out of sight. */
function withoutCounts({ onProgress }: RefreshOptions): Pick<RefreshOptions, 'onProgress'> {
  if (onProgress === undefined) return {};
  return { onProgress: (progress) => onProgress({ ...progress, isShareOnly: true }) };
}

function isTouched({ added, changed, removed }: CorpusChanges): boolean {
  return added.length + changed.length + removed.length > 0;
}

/** What of a refresh touched documents and files in sight. */
function narrowChanges<R extends Omit<PastRefresh, 'documents' | 'passages'>>(
  record: R,
  { includes }: VisibleScope,
): R {
  return {
    ...record,
    added: record.added.filter(includes),
    changed: record.changed.filter(includes),
    removed: record.removed.filter(includes),
    sameTexts: record.sameTexts
      .map(({ removed, added }) => ({ removed: removed.filter(includes), added: added.filter(includes) }))
      .filter(({ removed, added }) => removed.length > 0 && added.length > 0)
      // Their order would tell of what is left out.
      .sort((a, b) => compareIds(a.removed[0] ?? '', b.removed[0] ?? '')),
    extents: record.extents.filter(({ id }) => includes(id)),
    skipped: record.skipped.filter(({ file }) => includes(file)),
  };
}

/** How many documents and passages there would be. @param present Those that there are. */
function countsAfter(
  { added, removed, extents }: Pick<RefreshRecord, 'added' | 'removed' | 'extents'>,
  present: readonly CatalogueEntry[],
): Pick<RefreshRecord, 'documents' | 'passages'> {
  const passages = new Map(present.map((entry) => [entry.id, entry.passages]));
  for (const id of removed) passages.delete(id);
  for (const extent of extents) passages.set(extent.id, extent.passages);
  return {
    documents: present.length + added.length - removed.length,
    passages: [...passages.values()].reduce((sum, each) => sum + each, 0),
  };
}
