import type { IndexReader, TermFrequency } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';

/** How some terms are spread over a scope. */
export interface TermFrequencies {
  /** Whether a document in scope has the term, in its text (as a stop word, too) or its title. */
  isKnown(term: string): boolean;
  /** How many passages in scope hold the term; 0 for a stop word. */
  passages(term: string): number;
}

/** Asks the index once for all of `terms`; of others nothing is known. */
export async function termFrequencies(
  terms: readonly string[],
  reader: IndexReader,
  scope: Scope,
): Promise<TermFrequencies> {
  const found = terms.length === 0 ? [] : await reader.termFrequencies(terms, scope);
  const byTerm = new Map<string, TermFrequency | undefined>(terms.map((term, i) => [term, found[i]]));
  return {
    isKnown: (term) => (byTerm.get(term)?.documents ?? 0) > 0,
    passages: (term) => byTerm.get(term)?.passages ?? 0,
  };
}
