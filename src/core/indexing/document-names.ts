import { tokenFlag } from '../types/forward-document.js';
import { readAs, type TokenWords, writtenAs } from '../types/token-words.js';

/** The terms of a document, by numbers of its own. */
export interface DocumentNames {
  /** Of the text, stop words included, and of the title, in order of first mention; distinct. */
  readonly vocabulary: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly terms: Int32Array;
  readonly titleTerms: Int32Array;
  /** What is written, but as a stop word, with the number of the term that it is read as first. */
  readonly words: ReadonlyMap<string, number>;
}

/** @param flags `tokenFlag`s by token. */
export function namesOf(tokens: TokenWords, flags: Uint8Array): DocumentNames {
  const vocabulary: string[] = [];
  const numbers = new Map<string, number>();
  const words = new Map<string, number>();
  /** By word: the number of its term, and whether it has been noted among the words. */
  const known = new Map<number, { readonly term: number; isNoted: boolean }>();
  const note = (word: number, isStop: boolean): number => {
    let one = known.get(word);
    if (one === undefined) {
      const term = readAs(tokens, word);
      const number = numbers.get(term) ?? vocabulary.push(term) - 1;
      numbers.set(term, number);
      one = { term: number, isNoted: false };
      known.set(word, one);
    }
    if (!isStop && !one.isNoted) {
      one.isNoted = true;
      const written = writtenAs(tokens, word);
      if (!words.has(written)) words.set(written, one.term);
    }
    return one.term;
  };
  const terms = tokens.text.map((word, token) => note(word, ((flags[token] ?? 0) & tokenFlag.stop) !== 0));
  const titleTerms = tokens.title.map((word) => note(word, false));
  return { vocabulary, numbers, terms, titleTerms, words };
}
