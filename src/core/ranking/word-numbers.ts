import type { ForwardDocument } from '../types/forward-document.js';
import { termsOf } from './polar-words.js';

type TermNumber = ForwardDocument['termNumber'];

/**
 * By numbering, for documents with the same `termNumber` share their numbers, then by language and words: many windows ask,
 * and a key put together for each would take longer than the look-up.
 */
const known = new WeakMap<TermNumber, Map<string, Map<string, ReadonlySet<number>>>>();

/**
 * The numbers that a document has for the terms of some words; worked out once.
 * @param words With blanks between them.
 * @param language ISO 639-1
 */
export function numbersOf(
  { termNumber }: Pick<ForwardDocument, 'termNumber'>,
  words: string,
  language: string,
): ReadonlySet<number> {
  const byLanguage = known.get(termNumber) ?? new Map<string, Map<string, ReadonlySet<number>>>();
  known.set(termNumber, byLanguage);
  const byWords = byLanguage.get(language) ?? new Map<string, ReadonlySet<number>>();
  byLanguage.set(language, byWords);
  const numbers =
    byWords.get(words) ?? new Set(termsOf(words, language).flatMap((term) => termNumber(term) ?? []));
  byWords.set(words, numbers);
  return numbers;
}
