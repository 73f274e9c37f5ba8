import type { Document } from '../types/document.js';
import type { Verdict } from '../types/quote-check.js';
import { checkString, preparedString, stringsToFind } from './check-string.js';
import { turnTaker } from './checked-texts.js';
import { lookThrough } from './look-through.js';

/** The verdict on words as a whole, by one document alone. */
export async function wordsIn(document: Document, words: string): Promise<Verdict> {
  const takeTurns = turnTaker();
  const texts = { ids: [document.id], document: () => document };
  const string = await preparedString({ text: words, halves: [words] }, takeTurns);
  const wanted = stringsToFind(string);
  const found = await lookThrough(texts, wanted);
  const [verdict] = await checkString(string, {
    texts,
    found: (one) => found[wanted.indexOf(one)],
    takeTurns,
  });
  return verdict ?? { kind: 'absent' };
}
