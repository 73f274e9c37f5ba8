import { analyse } from '../analysis/analyzer.js';
import { languageOf } from '../analysis/languages.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Question } from './question.js';

/** Letters by which a path has to have a word before its words are read: stems may change the others. */
const tried = 3;

/** "2024-05-01", "page 3": numbers of a path order files, and say seldom what they are about. */
const isNumber = /^\p{N}+$/u;

/**
 * Which terms of a question the path of a document, its id, names: everything in `postgres/` is about Postgres, whether a page says so
 * or not.
 */
export function namedByPath(forward: ForwardDocument, { terms, language }: Question): readonly boolean[] {
  const path = forward.id.toLowerCase();
  return terms.map(({ word, term }) => {
    if (isNumber.test(word) || !path.includes(word.slice(0, tried))) return false;
    return termsOfPath(forward, language).has(term);
  });
}

/** Of each document and language that was asked for: a document is looked at for many questions. */
const known = new WeakMap<ForwardDocument, Map<string, ReadonlySet<string>>>();

function termsOfPath(forward: ForwardDocument, language: string): ReadonlySet<string> {
  const byLanguage = known.get(forward) ?? new Map<string, ReadonlySet<string>>();
  known.set(forward, byLanguage);
  const before = byLanguage.get(language);
  if (before !== undefined) return before;
  const tokens = analyse(wordsOf(forward.id.toLowerCase()), languageOf(language));
  const named = new Set(tokens.map((token) => token.term));
  byLanguage.set(language, named);
  return named;
}

/** Folders and file name as words, without the ending that tells the format. */
function wordsOf(path: string): string {
  return path.replace(/\.[a-z0-9]{1,8}$/u, '').replace(/[/\\_.-]+/gu, ' ');
}
