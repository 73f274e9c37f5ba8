import type { Span } from '../types/span.js';
import type { Word } from './words.js';

/** "date to at least", "dating back to the", "dates from May": what stands before a year that something began in. */
const datedTo = /\b[Dd]at(?:es?|ed|ing)(?:\sback)?\s(?:to|from)((?:\s[A-Za-z]+){0,3})\s$/;
/** What may stand between. */
const beforeYear = new Set(
  'at about around approximately least roughly circa the year early late mid middle end beginning of spring summer autumn fall winter jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december'.split(
    ' ',
  ),
);
/** UTF-16 code units: the longest of it that is looked for. */
const maxDatedTo = 56;

/** What people ask for by "when did it start". */
export const readAsBeginning = 'start';

/** Where a text says that something dates to a year, which stands last; undefined where this year says none of it. English alone. */
export function datingTo(text: string, year: Word): Span | undefined {
  if (!/^(?:1\d|20)\d\d$/u.test(text.slice(year.start, year.end))) return undefined;
  const before = text.slice(Math.max(0, year.start - maxDatedTo), year.start);
  const found = datedTo.exec(before);
  const between = found?.[1]?.toLowerCase().split(/\s/).slice(1) ?? [];
  if (found === null || !between.every((word) => beforeYear.has(word))) return undefined;
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
