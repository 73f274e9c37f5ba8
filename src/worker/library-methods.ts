import type { ComparisonOptions, CoverageOptions } from '../core/types/coverage.js';
import { defined } from '../core/types/defined.js';
import type { Draft, QuotedString } from '../core/types/draft.js';
import type {
  CompletionOptions,
  ContextLimits,
  GivenAnswerPlaces,
  Library,
  QuestionOptions,
  RefreshOptions,
} from '../core/types/library.js';
import type { GivenSpan } from '../core/types/quote.js';
import type { CheckOptions } from '../core/types/quote-check.js';
import type { Scope } from '../core/types/scope.js';
import type { QuotedWords, VerifyOptions } from '../core/types/verification.js';
import type { Methods } from './host.js';
import type { LargeDocument } from './messages.js';

/** The documents of an index. */
export interface Listing {
  readonly fingerprint: string;
  readonly ids: readonly string[];
}

/** How the library in a thread stands. */
export interface LibraryState {
  /** Absent where it is the one that the asker knows. */
  readonly listing?: Listing;
  /** Why the saved index is not used. */
  readonly problem?: string;
}

/** What a thread needs of a library besides what everybody does. */
export interface HostedLibrary extends Library {
  readonly fingerprint: string;
  readonly problem: string | undefined;
  followOthers(): Promise<boolean>;
}

/**
 * A library's methods as a thread hosts them for `ThreadLibrary`.
 * @param beforeRefresh Called in a thread that does nothing from then on but refresh.
 */
export function libraryMethods(library: HostedLibrary, beforeRefresh: () => void = () => {}): Methods {
  return {
    answer: ([question, options]) => library.answer(question as string, options as QuestionOptions),
    phrases: ([typed, options]) => library.phrases(typed as string, options as CompletionOptions),
    suggestions: ([scope]) => library.suggestions(scope as Scope),
    furtherQuestions: ([answer, scope]) =>
      library.furtherQuestions(answer as GivenAnswerPlaces, scope as Scope),
    text: ([documentId, scope]) => library.text(documentId as string, scope as Scope),
    catalogue: ([scope]) => library.catalogue(scope as Scope),
    status: ([scope]) => library.status(scope as Scope),
    check: ([text, options]) => library.check(text as string, options as CheckOptions),
    quotations: ([draft, max]) => library.quotations(draft as Draft, max as number | undefined),
    checkStrings: ([strings, options]) =>
      library.checkStrings(strings as readonly QuotedString[], options as CheckOptions),
    coverage: ([topic, options]) => library.coverage(topic as string, options as CoverageOptions),
    compare: ([topic, options]) => library.compare(topic as string, options as ComparisonOptions),
    quotesAgain: ([given, question, scope]) =>
      library.quotesAgain(given as readonly GivenSpan[], question as string, scope as Scope),
    paragraphsAround: ([given, limits]) =>
      library.paragraphsAround(given as GivenSpan, limits as ContextLimits),
    reading: ([given, limits]) => library.reading(given as GivenSpan, limits as ContextLimits),
    verify: ([quoted, options]) => library.verify(quoted as QuotedWords, options as VerifyOptions),
    pastRefreshes: ([limit]) => library.pastRefreshes(limit as number),
    refresh: async ([options], report) => {
      beforeRefresh();
      return await library.refresh({
        ...(options as RefreshOptions),
        onProgress: report,
        onLargeDocument: (largeDocument) => report({ largeDocument } satisfies LargeDocument),
      });
    },
    standing: ([known]) => standingOf(library, known as string),
    followOthers: async ([known]) => {
      await library.followOthers();
      return await standingOf(library, known as string);
    },
    /** Done as soon as questions are answered. */
    turn: async () => {},
  };
}

/** @param known The fingerprint of the listing that the asker has. */
async function standingOf(library: HostedLibrary, known: string): Promise<LibraryState> {
  const { fingerprint, problem } = library;
  return {
    ...(known === fingerprint ? {} : { listing: { fingerprint, ids: await library.listed() } }),
    ...defined({ problem }),
  };
}
