import type { ForwardDocument } from '../types/forward-document.js';
import { idfOf } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question } from './question.js';
import type { SignalContext } from './signal.js';
import { titleHas } from './title-has.js';
import type { Window } from './windows.js';

/** Of the documents that have a name at least this share bears it, or it is something that every other page speaks of, as of JSON. */
const minShareBearing = 0.2;

/** Which terms of a question are what some of these documents are about: names that these bear in their title or path. */
export function namesBorne(
  question: Question,
  documents: readonly { readonly forward: ForwardDocument; readonly hits: readonly Hit[] }[],
): readonly boolean[] {
  const names = question.terms.flatMap(({ isName }, term) => (isName ? [term] : []));
  const borne = question.terms.map(() => 0);
  const spokenOf = question.terms.map(() => 0);
  if (names.length > 0) {
    for (const { forward, hits } of documents) {
      const own = titleHas(forward, question);
      for (const term of names) {
        if (own[term] === true) borne[term] = (borne[term] ?? 0) + 1;
        else if (hits.some((hit) => hit.term === term && hit.weight === 1))
          spokenOf[term] = (spokenOf[term] ?? 0) + 1;
      }
    }
  }
  return borne.map((count, term) => count > 0 && count >= minShareBearing * (count + (spokenOf[term] ?? 0)));
}

/** The share of the question's weight that names other documents and that neither the window nor its document has; 0..1. */
export function shareOfOthersNames(
  window: Window,
  { question, namesOthers, titleHas: own }: SignalContext,
): number {
  if (namesOthers === undefined) return 0;
  let sum = 0;
  for (let term = 0; term < namesOthers.length; term++)
    if (namesOthers[term] === true && own[term] !== true && window.held.get(term) !== 1)
      sum += idfOf(question, term);
  return question.weight === 0 ? 0 : Math.min(1, sum / question.weight);
}
