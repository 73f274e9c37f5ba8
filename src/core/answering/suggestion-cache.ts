import { PromisesByScope } from '../indexing/by-scope.js';
import type { IndexReader } from '../types/index-reader.js';
import type { SuggestedQuestion } from '../types/library.js';
import type { Scope } from '../types/scope.js';

/** So many scopes of one index have their suggestions kept. */
const maxScopes = 32;

/** Suggested questions, tried once for each scope of each index. */
export class SuggestionCache {
  readonly #byIndex = new WeakMap<IndexReader, PromisesByScope<readonly SuggestedQuestion[]>>();

  /** @param make Called where they are not known; what failed is tried again. */
  of(
    reader: IndexReader,
    scope: Scope,
    make: () => Promise<readonly SuggestedQuestion[]>,
  ): Promise<readonly SuggestedQuestion[]> {
    const known = this.#byIndex.get(reader) ?? new PromisesByScope(maxScopes);
    this.#byIndex.set(reader, known);
    return known.of(scope, make);
  }
}
