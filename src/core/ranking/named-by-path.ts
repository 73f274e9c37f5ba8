import { analyse } from '../analysis/analyzer.js';
import { languageOf } from '../analysis/languages.js';
import type { Question } from './question.js';

/** Letters by which a path has to have a word before its words are read: stems may change the others. */
const tried = 3;

/** "2024-05-01", "page 3": numbers of a path order files, and say seldom what they are about. */
const isNumber = /^\p{N}+$/u;

/**
 * Which terms of a question the path of a document names: everything in `postgres/` is about Postgres, whether a page says so or not.
 * @param id The document's, which is its path.
 */
export function namedByPath(id: string, { terms, language }: Question): readonly boolean[] {
  const path = id.toLowerCase();
  let named: ReadonlySet<string> | undefined;
  return terms.map(({ word, term }) => {
    if (isNumber.test(word) || !path.includes(word.slice(0, tried))) return false;
    named ??= new Set(analyse(wordsOf(path), languageOf(language)).map((token) => token.term));
    return named.has(term);
  });
}

/** Folders and file name as words, without the ending that tells the format. */
function wordsOf(path: string): string {
  return path.replace(/\.[a-z0-9]{1,8}$/u, '').replace(/[/\\_.-]+/gu, ' ');
}
