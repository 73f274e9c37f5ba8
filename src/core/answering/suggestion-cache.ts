import { keyOfIds } from '../indexing/by-scope.js';
import type { IndexReader } from '../types/index-reader.js';
import type { SuggestedQuestion } from '../types/library.js';
import type { Scope } from '../types/scope.js';

/** So many scopes of one index have their suggestions kept; the one that was asked for longest ago is let go. */
const maxScopes = 32;

type Suggestions = Promise<readonly SuggestedQuestion[]>;

/** Suggested questions, tried once for each scope of each index. */
export class SuggestionCache {
  readonly #byIndex = new WeakMap<IndexReader, Map<string, Suggestions>>();

  /** @param make Called where they are not known; what failed is tried again. */
  of(reader: IndexReader, scope: Scope, make: () => Suggestions): Suggestions {
    const known = this.#byIndex.get(reader) ?? new Map<string, Suggestions>();
    this.#byIndex.set(reader, known);
    const key = scope.kind === 'all' ? 'all' : keyOfIds(scope.ids);
    const suggestions = known.get(key) ?? this.#made(make(), key, known);
    known.delete(key);
    known.set(key, suggestions);
    const [oldest] = known.keys();
    if (known.size > maxScopes && oldest !== undefined) known.delete(oldest);
    return suggestions;
  }

  #made(suggestions: Suggestions, key: string, known: Map<string, Suggestions>): Suggestions {
    suggestions.catch(() => {
      if (known.get(key) === suggestions) known.delete(key);
    });
    return suggestions;
  }
}
