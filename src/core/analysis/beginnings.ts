import type { Span } from '../types/span.js';
import type { Word } from './words.js';

/** "date to at least", "dating back to the", "dates from May": what stands before a year that something began in. */
const datedTo =
  /(?<![\p{L}\p{N}])dat(?:es?|ed|ing)(?:\sback)?\s(?:to|from)(?:\s(?:at|about|around|approximately|least|roughly|circa|the|year|early|late|mid|middle|end|beginning|spring|summer|autumn|fall|winter|of|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)){0,3}\s$/iu;
/** UTF-16 code units: the longest of it that is looked for. */
const maxDatedTo = 56;

/** What people ask for by "when did it start". */
export const readAsBeginning = 'start';

/** Where a text says that something dates to a year, which stands last; undefined where this year says none of it. English alone. */
export function datingTo(text: string, year: Word): Span | undefined {
  if (!/^(?:1\d|20)\d\d$/u.test(text.slice(year.start, year.end))) return undefined;
  const before = text.slice(Math.max(0, year.start - maxDatedTo), year.start);
  const found = datedTo.exec(before);
  if (found === null) return undefined;
  return { start: year.start - before.length + found.index, end: year.end };
}

const beginning = new Set('start starts started begin begins began begun'.split(' '));

/** Nouns in -ing, which begin themselves. */
const nouns = new Set(
  'anything beginning being building ceiling clothing evening everything funding gathering hearing housing king licensing listing mailing meeting morning nothing offering opening parking pricing processing rating reading recording something spring string thing training wedding'.split(
    ' ',
  ),
);

/**
 * Whether a verb only tells that another one begins: "started winding down the contracts" says nothing of how these started.
 * English alone.
 * @param surface Of the word at `index`, case-folded.
 */
export function beginsAnother(text: string, words: readonly Word[], index: number, surface: string): boolean {
  if (!beginning.has(surface)) return false;
  const [word, next] = [words[index], words[index + 1]];
  if (word === undefined || next === undefined || !/^\s$/u.test(text.slice(word.end, next.start)))
    return false;
  const other = text.slice(next.start, next.end);
  return /^\p{Ll}{2,}ing$/u.test(other) && !nouns.has(other);
}
