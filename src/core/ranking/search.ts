import type { IndexReader, SearchOptions, SearchResult } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';

/** A term to be searched. */
export interface SearchedTerm {
  readonly term: string;
  /** What it counts, beside 1 for a word said once; > 0. */
  readonly weight: number;
}

/** What is searched, and in what. */
export interface Search {
  /** Distinct. */
  readonly terms: readonly SearchedTerm[];
  readonly reader: IndexReader;
  readonly scope: Scope;
}

/** The best k. */
export async function searchFor(
  { terms, reader, scope }: Search,
  k: number,
  options: SearchOptions,
): Promise<SearchResult> {
  const weights = terms.map(({ weight }) => weight);
  const words = terms.map(({ term }) => term);
  return await reader.search(words, k, scope, { ...options, weights });
}
