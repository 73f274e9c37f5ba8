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
  const last = forward.firstToken[end] ?? 0;
  let next = 0;
  for (let token = forward.firstToken[first] ?? 0; token < last; token++) {
    if (!isOfKind(forward, token, wants)) continue;
    while ((hits[next]?.token ?? last) < token) next++;
    if (hits[next]?.token !== token) return true;
  }
  return false;
}

/** Whether a token is of the kind. */
export function isOfKind(
  { flags }: ForwardDocument,
  token: number,
  kind: Exclude<AnswerType, 'any'>,
): boolean {
  const flag = flags[token] ?? 0;
  if ((flag & flagOf[kind]) === 0) return false;
  // Every sentence begins with a capital: that makes no name.
  return kind !== 'name' || (flag & (tokenFlag.sentenceStart | tokenFlag.stop)) === 0;
}
