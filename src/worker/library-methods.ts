import type { ContextLimits, GivenSpan, Library, QuestionOptions, RefreshOptions } from '../core/library.js';
import type { CheckOptions } from '../core/quote-check.js';
import type { Scope } from '../core/scope.js';
import type { Methods } from './host.js';

/** The documents of an index. */
export interface Listing {
  readonly fingerprint: string;
  readonly ids: readonly string[];
}

/** A library in a thread, and what became of its opening. */
export interface OpenedLibrary {
  readonly library: Library & { followOthers(): Promise<boolean>; readonly fingerprint: string };
  readonly problem?: string;
}

/** A library's methods as a thread hosts them for `ThreadLibrary`. */
export function libraryMethods({ library, problem }: OpenedLibrary): Methods {
  return {
    problem: async () => problem,
    answer: ([question, options]) => library.answer(question as string, options as QuestionOptions),
    catalogue: ([scope]) => library.catalogue(scope as Scope),
    status: ([scope]) => library.status(scope as Scope),
    check: ([text, options]) => library.check(text as string, options as CheckOptions),
    quotesAgain: ([given, question, scope]) =>
      library.quotesAgain(given as readonly GivenSpan[], question as string, scope as Scope),
    paragraphsAround: ([given, limits]) =>
      library.paragraphsAround(given as GivenSpan, limits as ContextLimits),
    listing: async ([known]) =>
      known === library.fingerprint
        ? undefined
        : ({ fingerprint: library.fingerprint, ids: library.listed() } satisfies Listing),
    refresh: ([options], report) => library.refresh({ ...(options as RefreshOptions), onProgress: report }),
    followOthers: () => library.followOthers(),
  };
}
