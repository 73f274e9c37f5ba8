import type { Question } from './question.js';
import type { SearchedTerm } from './search.js';

/** Of the words related to what the scope has not got so many are searched. */
const maxRelated = 12;

/** All of the question's words; of those that the scope has not got the ones related to them. In a fixed order. */
export function searchedTerms({ terms, further }: Question): SearchedTerm[] {
  const own = terms.flatMap(({ term, forms, known, count }) =>
    [...(known ? [term] : []), ...forms].map((one) => ({ term: one, weight: count })),
  );
  const related = terms.filter(({ known }) => !known).flatMap((term) => term.related);
  const others = related.slice(0, maxRelated).map((term) => ({ term, weight: 1 }));
  const distinct = new Map([...others, ...further, ...own].map((searched) => [searched.term, searched]));
  return [...distinct.values()].reverse();
}
