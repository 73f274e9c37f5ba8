import type { ForwardDocument } from '../types/forward-document.js';
import { namedByPath } from './named-by-path.js';
import type { Question } from './question.js';

/** Which question terms the title of a document has, or the path that it lies at. */
export function titleHas(forward: ForwardDocument, question: Question): boolean[] {
  const named = namedByPath(forward, question);
  return question.terms.map(({ term }, i) => {
    const number = forward.termNumber(term);
    return named[i] === true || (number !== undefined && forward.titleTerms.includes(number));
  });
}
