import { LRUCache } from 'lru-cache';
import { keyOfScope } from '../indexing/by-scope.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import type { TriedQuestion } from './suggest-questions.js';

/** So many sets of documents have their questions tried on each index; the one that was asked longest ago is let go. */
const maxScopes = 8;

/** Questions that were tried on an index, by what may be seen: looked up while answering, tried between. */
export class TriedQuestions {
  readonly #byIndex = new WeakMap<IndexReader, Map<string, readonly TriedQuestion[]>>();
  /** What has been asked lately. */
  readonly #wanted = new LRUCache<string, Scope>({ max: maxScopes });

  /** Those of a scope that is asked; [] until they were tried. From now on they are to be tried on each index. */
  of(reader: IndexReader, scope: Scope): readonly TriedQuestion[] {
    const key = keyOfScope(scope);
    this.#wanted.set(key, scope);
    return this.#byIndex.get(reader)?.get(key) ?? [];
  }

  /** A scope whose questions are to be tried on this index; undefined where all are. */
  next(reader: IndexReader): Scope | undefined {
    const known = this.#byIndex.get(reader);
    // What was asked last comes first.
    return [...this.#wanted.entries()].find(([key]) => known?.has(key) !== true)?.[1];
  }

  keep(reader: IndexReader, scope: Scope, tried: readonly TriedQuestion[]): void {
    const known = this.#byIndex.get(reader) ?? new Map<string, readonly TriedQuestion[]>();
    this.#byIndex.set(reader, known.set(keyOfScope(scope), tried));
  }
}
