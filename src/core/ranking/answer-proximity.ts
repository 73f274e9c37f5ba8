import type { ForwardDocument } from '../types/forward-document.js';
import { idfOf } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question, QuestionTerm } from './question.js';
import type { Signal } from './signal.js';
import { isOfKind } from './wanted.js';
import type { Window } from './windows.js';

/** So far apart, in tokens, a word of the question and what answers may stand. */
const reach = 8;

/** Beside what a time counts: nearly every sentence of some texts has a name, and few have a time. */
const ofNames = 0.25;

/**
 * Asked when, or who: the share of the question's weight that stands around one time, or one name, which the question has not
 * got itself; closer counts for more. "Opened in 1845, it was sold in 1902" tells when it was opened by the nearer of the two.
 * What names of the question are not held takes away from it: near to somebody else's time is not near to theirs.
 */
export const answerProximity: Signal = (window, { question, titleHas }) => {
  const { wants, weight } = question;
  if ((wants !== 'time' && wants !== 'name') || weight === 0) return 0;
  const { forward, hits, first, end } = window;
  const last = forward.firstToken[end] ?? 0;
  let most = 0;
  let near = 0;
  for (let token = forward.firstToken[first] ?? 0; token < last; token++) {
    if (!isOfKind(forward, token, wants)) continue;
    while ((hits[near]?.token ?? last) < token - reach) near++;
    // Most names of a window have no word of the question near them.
    if ((hits[near]?.token ?? Number.POSITIVE_INFINITY) > token + reach) continue;
    const weightNear = weightAround(token, hits, near, question);
    if (weightNear > most && !isInitials(forward, token)) most = weightNear;
  }
  if (most === 0) return 0;
  return (
    Math.min(1, most / weight) * namesHeld(window, titleHas, question) * (wants === 'name' ? ofNames : 1)
  );
};

/** The most that it can be for a window that holds all of the question, and of one that holds a share of it that share; 0..1. */
export function mostProximity({ wants }: Question): number {
  return wants === 'time' ? 1 : wants === 'name' ? ofNames : 0;
}

/** The share of the question's names and numbers, by weight, that the window or the title has; 1 where it has none. */
function namesHeld({ held }: Window, titleHas: readonly boolean[], { terms }: Question): number {
  let all = 0;
  let had = 0;
  for (let term = 0; term < terms.length; term++) {
    const { specific, idf } = terms[term] as QuestionTerm;
    if (!specific) continue;
    all += idf;
    if (held.has(term) || titleHas[term] === true) had += idf;
  }
  return all === 0 ? 1 : had / all;
}

/** "C", "JS": nobody is called so. A time is no shorter. */
function isInitials({ termAt, terms }: ForwardDocument, token: number): boolean {
  return termAt(terms[token] ?? -1).length < 3;
}

/** What the terms around a token weigh, each by its closest hit; 0 where the token is one of them. */
function weightAround(token: number, hits: readonly Hit[], from: number, question: Question): number {
  const closest = new Map<number, number>();
  for (let at = from; at < hits.length; at++) {
    const { token: other, term, weight } = hits[at] as Hit;
    if (other > token + reach) break;
    if (other === token) return 0;
    const closeness = weight * (1 - Math.abs(other - token) / (2 * reach));
    if (closeness > (closest.get(term) ?? 0)) closest.set(term, closeness);
  }
  let sum = 0;
  for (const [term, closeness] of closest) sum += closeness * idfOf(question, term);
  return sum;
}
