import { blockKindOf, type ForwardDocument, sentenceFlag, tokenFlag } from '../types/forward-document.js';
import type { Signal } from './signal.js';
import { opensPart } from './window-borders.js';

/** A list of so many items in a window is one. */
const fullCount = 2;

/** Asked how something is done: numbered items tell it, step by step. */
export const steps: Signal = ({ forward, first, end }, { question }) => {
  if (!question.asksHow) return 0;
  let found = 0;
  for (let sentence = first; sentence < end && found < fullCount; sentence++)
    if (isNumbered(forward, sentence)) found++;
  return found / fullCount;
};

/** Asked for several things: the items of a list, where what they are is named with them. */
export const items: Signal = ({ forward, first, end, hits }, { question: { listOf } }) => {
  if (listOf === undefined || !hits.some(({ term }) => term === listOf)) return 0;
  let found = 0;
  for (let sentence = first; sentence < end && found < fullCount; sentence++)
    if (opensItem(forward, sentence)) found++;
  return found / fullCount;
};

/** Whether a sentence is an item of a list, or in one. */
export function isItem(forward: ForwardDocument, sentence: number): boolean {
  return sentence < forward.sentenceStarts.length && blockKindOf(forward, sentence) === 'list-item';
}

function opensItem(forward: ForwardDocument, sentence: number): boolean {
  const opens = ((forward.sentenceFlags[sentence] ?? 0) & sentenceFlag.opensBlock) !== 0;
  return opens && isItem(forward, sentence);
}

/** Whether it opens an item that begins with its number: each step takes the one before it for done. */
export function isNumbered(forward: ForwardDocument, sentence: number): boolean {
  const flags = forward.flags[forward.firstToken[sentence] ?? 0] ?? 0;
  return isItem(forward, sentence) && (flags & tokenFlag.number) !== 0;
}

/** The first of the items that stand around a sentence in one list. */
export function firstItem(forward: ForwardDocument, sentence: number): number {
  let top = sentence;
  while (top > 0 && !opensPart(forward, top) && isItem(forward, top - 1)) top--;
  return top;
}
