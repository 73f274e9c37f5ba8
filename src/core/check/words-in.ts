import { cooperativeYield } from '../types/cooperative-yield.js';
import type { Document } from '../types/document.js';
import type { Verdict } from '../types/quote-check.js';
import { checkString, preparedString, searchedStringsOf, searchStrings } from './check-string.js';

/** The verdict on words as a whole, by one document alone. */
export async function wordsIn(document: Document, words: string): Promise<Verdict> {
  const yieldIfDue = cooperativeYield();
  const texts = { ids: [document.id], document: () => document };
  const string = await preparedString({ text: words, halves: [words] }, yieldIfDue);
  const found = await searchStrings(texts, searchedStringsOf(string));
  const [verdict] = await checkString(string, { texts, found, yieldIfDue });
  return verdict ?? { kind: 'absent' };
}
