import type { Location, Within } from './location.js';

/** A word that stands nowhere in the documents, and was asked for by several people. */
export interface GapWord {
  readonly word: string;
  /** Who asked for it in the last `gapDays` days; >= `minAskers`. */
  readonly people: number;
}

/** So long an asking counts. */
export const gapDays = 30;

/** By so many people a word has to be asked for before it is kept itself: until then it is known by keyed hashes alone. */
export const minAskers = 3;

/** Words that people ask for in vain. No question is kept, nor who asked. */
export interface Gaps {
  /** @param words Of one question. @param person Who asked it there. */
  note(
    words: readonly string[],
    asked: { readonly place: Pick<Location, 'platform' | 'workspace'>; readonly personId: string },
  ): Promise<void>;
  /** Those of one workspace, or of all; asked for by most people first, then by word. */
  words(where: Within): Promise<readonly GapWord[]>;
}

/** Longer ones are no words. In UTF-16 code units. */
const maxWordLength = 40;

/**
 * Whether a word may be kept: it holds letters alone, with marks, hyphens and apostrophes between them. So no number, name of an
 * account, address or path is.
 */
export function isKeepable(word: string): boolean {
  return word.length <= maxWordLength && /^\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*$/u.test(word);
}
