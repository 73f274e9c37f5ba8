import { type ForwardDocument, tokenFlag } from '../types/forward-document.js';
import type { AnswerType } from './question-type.js';

const flagOf: Readonly<Record<Exclude<AnswerType, 'any'>, number>> = {
  name: tokenFlag.capital,
  number: tokenFlag.number,
  time: tokenFlag.time,
  reason: tokenFlag.reason,
};

/**
 * Whether sentences [first, end) hold something of the wanted kind, a number, a time, a name or a reason, that the question
 * does not already have.
 * @param hits Tokens that stand for words of the question, in order.
 */
export function holdsWanted(
  forward: ForwardDocument,
  { first, end }: { readonly first: number; readonly end: number },
  wants: AnswerType,
  hits: readonly { readonly token: number }[],
): boolean {
  if (wants === 'any') return false;
  const wanted = flagOf[wants];
  const last = forward.firstToken[end] ?? 0;
  let next = 0;
  for (let token = forward.firstToken[first] ?? 0; token < last; token++) {
    const flags = forward.flags[token] ?? 0;
    if ((flags & wanted) === 0) continue;
    while ((hits[next]?.token ?? last) < token) next++;
    if (hits[next]?.token === token) continue;
    // Every sentence begins with a capital: that makes no name.
    if (wants === 'name' && (flags & (tokenFlag.sentenceStart | tokenFlag.stop)) !== 0) continue;
    return true;
  }
  return false;
}
