import type { Question } from './question.js';
import type { SearchedTerm } from './search.js';

/** Of the words related to what the scope has not got so many are searched. */
const maxRelated = 12;

/** What the first word of a verb of several words counts ("call" for "call off"): documents have it alone more often. */
const ofPhrase = 0.5;

/**
 * All of the question's words; of those that the scope has not got, or that say something else with the words behind them, the ones
 * related to them. In a fixed order.
 */
export function searchedTerms({ terms, further }: Question): SearchedTerm[] {
  const own = terms.flatMap(({ term, forms, known, count, phrase }) =>
    [...(known ? [term] : []), ...forms].map((one) => ({
      term: one,
      weight: phrase.length === 0 ? count : ofPhrase * count,
    })),
  );
  const related = terms
    .filter(({ known, phrase }) => !known || phrase.length > 0)
    .flatMap((term) => term.related);
  const others = related.slice(0, maxRelated).map((term) => ({ term, weight: 1 }));
  const distinct = new Map([...others, ...further, ...own].map((searched) => [searched.term, searched]));
  return [...distinct.values()].reverse();
}
