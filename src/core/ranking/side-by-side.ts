import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import type { TermFrequencies } from './term-frequencies.js';

/** How many documents are looked through for words side by side. */
const documentsLookedThrough = 20;

/**
 * Whether terms stand side by side, in order, in a document of the scope.
 * @param frequencies Of them all.
 * @param maxBetween How many other tokens may stand between two of them: the whole of "sign-on" stands behind its parts.
 */
export async function standSideBySide(
  terms: readonly string[],
  frequencies: TermFrequencies,
  { reader, scope }: { readonly reader: IndexReader; readonly scope: Scope },
  maxBetween = 0,
): Promise<boolean> {
  if (!terms.every((term) => frequencies.isKnown(term))) return false;
  const searched = [...new Set(terms)].filter((term) => frequencies.passages(term) > 0);
  if (searched.length === 0) return false;
  const { documents } = await reader.search(searched, documentsLookedThrough, scope, { units: 'documents' });
  for (const forward of await reader.forward(documents.map(({ id }) => id))) {
    const numbers = terms.flatMap((term) => forward.termNumber(term) ?? []);
    if (numbers.length === terms.length && forward.terms.some((_, at) => standFrom(forward.terms, at)))
      return true;

    function standFrom(all: (typeof forward)['terms'], first: number): boolean {
      let token = first;
      if (all[token] !== numbers[0]) return false;
      return numbers.slice(1).every((number) => {
        const from = token + 1;
        for (let next = from; next <= from + maxBetween; next++) {
          if (all[next] !== number) continue;
          token = next;
          return true;
        }
        return false;
      });
    }
  }
  return false;
}
