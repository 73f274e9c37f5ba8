import { analyse } from '../analysis/analyzer.js';
import { monthsOf } from '../analysis/calendar.js';
import { isDate } from '../analysis/date-terms.js';
import { languageOf } from '../analysis/languages.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Question } from './question.js';

/** Letters by which a path has to have a word before its words are read: stems may change the others. */
const tried = 3;

/** "2024-05-01", "page 3": numbers of a path order files, and say seldom what they are about. */
const isNumber = /^\p{N}+$/u;

/** A day or a month as files are named by: 2031-04-05, 2031_04, 2031/04/05, 20310405. */
const dated =
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<gap>[-_./]?)(?<month>0[1-9]|1[0-2])(?:\k<gap>(?<day>0[1-9]|[12]\d|3[01])|(?<=[-_./]\d\d))(?!\d)/gu;

/**
 * Which terms of a question the path of a document, its id, names: everything in `postgres/` is about Postgres, whether a page says so
 * or not, and `2031-04-05-outage.md` about something of April.
 */
export function namedByPath(forward: ForwardDocument, { terms, language }: Question): readonly boolean[] {
  const path = forward.id.toLowerCase();
  let dates: ReadonlySet<string> | undefined;
  return terms.map(({ word, term }) => {
    const date = dateOf(word, term, language);
    if (date !== undefined) {
      dates ??= datesOf(path);
      if (dates.has(date)) return true;
    }
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

/** Of a day or a month that is asked for what `datesOf` has it as; undefined of all else. */
function dateOf(word: string, term: string, language: string): string | undefined {
  const month = monthsOf(language).get(word);
  if (month !== undefined) return `--${String(month).padStart(2, '0')}`;
  return isDate(term) ? term : undefined;
}

/** The days and months that a path names, with their year and without. */
function datesOf(path: string): ReadonlySet<string> {
  const dates = new Set<string>();
  for (const { groups = {} } of path.matchAll(dated)) {
    const { year = '', month = '', day } = groups;
    for (const one of [`--${month}`, `${year}-${month}`]) dates.add(one);
    if (day !== undefined) for (const one of [`--${month}-${day}`, `${year}-${month}-${day}`]) dates.add(one);
  }
  return dates;
}
