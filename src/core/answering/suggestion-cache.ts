import { LRUCache } from 'lru-cache';
import { keyOfScope, PromisesByScope } from '../indexing/by-scope.js';
import type { IndexReader } from '../types/index-reader.js';
import type { SuggestedQuestion } from '../types/library.js';
import { everything, type Scope } from '../types/scope.js';

/** So many scopes of one index have their suggestions kept. */
const maxScopes = 32;

/** For so many scopes, those that were asked for last, suggestions are made anew on each index before anybody asks. */
const maxAhead = 8;

/** Suggested questions, tried once for each scope of each index. */
export class SuggestionCache {
  readonly #byIndex = new WeakMap<IndexReader, PromisesByScope<readonly SuggestedQuestion[]>>();
  /** What is asked for; most see all that there is. */
  readonly #wanted = new LRUCache<string, Scope>({ max: maxAhead });

  constructor() {
    this.#wanted.set(keyOfScope(everything), everything);
  }

  /** @param make Called where they are not known; what failed is tried again. */
  of(
    reader: IndexReader,
    scope: Scope,
    make: () => Promise<readonly SuggestedQuestion[]>,
  ): Promise<readonly SuggestedQuestion[]> {
    this.#wanted.set(keyOfScope(scope), scope);
    const known = this.#byIndex.get(reader) ?? new PromisesByScope(maxScopes);
    this.#byIndex.set(reader, known);
    return known.of(scope, make);
  }

  /** A scope that was asked for on whichever index, and whose suggestions on this one are not made yet; undefined where all are. */
  next(reader: IndexReader): Scope | undefined {
    const known = this.#byIndex.get(reader);
    return [...this.#wanted.values()].find((scope) => known?.has(scope) !== true);
  }
}
