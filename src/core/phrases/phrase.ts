import { foldAccents, foldCase } from '../analysis/fold.js';
import { wordsOf } from '../analysis/words.js';
import type { Scope } from '../scope.js';

/** Words that stand together in documents, cut out of their text. */
export interface Phrase {
  readonly text: string;
  /** Documents of the scope in whose text it stands like this, as whole words; >= 1. */
  readonly documents: number;
}

/** A phrase that what is typed may go on to. */
export interface Completion extends Phrase {
  /** Where in what is typed the words begin that it stands for: what is before them stays. UTF-16 code units. */
  readonly start: number;
}

export interface CompletionOptions {
  readonly scope: Scope;
  /** At most this many; an integer >= 1. */
  readonly limit: number;
}

/** The longest phrase, in words. */
export const mostWords = 5;

/** Words as they are compared: case and accents aside. */
export function foldedWords(text: string): string[] {
  return Array.from(wordsOf(text), ({ start, end }) => foldAccents(foldCase(text.slice(start, end))));
}
