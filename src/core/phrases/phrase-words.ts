import { foldAccents, foldCase } from '../analysis/fold.js';
import { wordsOf } from '../analysis/words.js';

/** The longest phrase, in words. */
export const maxWords = 5;

/** Words as they are compared: case and accents aside. */
export function foldedWords(text: string): string[] {
  return Array.from(wordsOf(text), ({ start, end }) => foldAccents(foldCase(text.slice(start, end))));
}
