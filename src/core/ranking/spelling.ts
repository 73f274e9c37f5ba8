import { compareIds } from '../types/document.js';
import { editsBetween, haveSameLetters } from '../types/edit-distance.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import { termFrequencies } from './term-frequencies.js';

/** A word of the corpus that is spelt nearly like a given one. */
export interface Neighbour {
  readonly word: string;
  readonly term: string;
  /** Letters to change, add, drop or swap; >= 1. */
  readonly edits: number;
  /** Passages in scope that hold its term; >= 1. */
  readonly frequency: number;
}

/** Shorter words are too near to everything. */
const minWordLength = 3;

/** "leter" for "letter", "tabels" for "tables": a doubled letter left out and two letters swapped are the slips most often made. */
function isUsualSlip(word: string, other: string): boolean {
  return other.replace(/(.)\1/gu, '$1') === word || haveSameLetters(word, other);
}

/** "iphone" is no misspelt "phone", nor "ebook" a "book": the letter in front makes a name of it. */
function isNameWithLetter(word: string, other: string): boolean {
  return /^[ei]/u.test(word) && word.slice(1) === other;
}

/** How many letters may be wrong: one in a short word, two from eight letters on. */
function maxEdits(word: string): number {
  return word.length >= 8 ? 2 : 1;
}

/**
 * Words of the scope spelt nearly like `word`, nearest first; then the more frequent; then by code unit. At most `limit`.
 * @param word Case-folded, and not itself in the scope.
 */
export async function neighboursOf(
  word: string,
  reader: IndexReader,
  scope: Scope,
  limit: number,
): Promise<Neighbour[]> {
  if (word.length < minWordLength || !/^[\p{L}\p{M}]+$/u.test(word)) return [];
  // A three-letter word is only ever one with a letter left out ("opn"), or two swapped ("gti"): anything else is another word.
  const near = (await reader.wordsNear(word, maxEdits(word), scope)).filter(
    (other) =>
      !isNameWithLetter(word, other.word) &&
      (word.length > minWordLength ||
        other.word.length === word.length + 1 ||
        haveSameLetters(word, other.word)),
  );
  const terms = [...new Set(near.map(({ term }) => term))];
  const frequencies = await termFrequencies(terms, reader, scope);
  const found = near
    .map((other) => ({
      ...other,
      edits: editsBetween(word, other.word, maxEdits(word)),
      frequency: frequencies.passages(other.term),
    }))
    .filter(({ frequency }) => frequency > 0)
    .sort(
      (a, b) =>
        a.edits - b.edits ||
        Number(isUsualSlip(word, b.word)) - Number(isUsualSlip(word, a.word)) ||
        b.frequency - a.frequency ||
        compareIds(a.word, b.word) ||
        compareIds(a.term, b.term),
    );
  // Documents in two languages may stem the same word in two ways.
  const distinct = new Map([...found].reverse().map((neighbour) => [neighbour.word, neighbour]));
  return [...distinct.values()].reverse().slice(0, limit);
}

/**
 * What an unknown word was meant to be: the only one of its neighbours that is as near as that, whatever its form
 * ("committee", "committees"). Where two are ("later" and "laser" for "laier"), nobody can tell; undefined then.
 * @param neighbours Nearest first, as `neighboursOf` has them.
 */
function correctionFor(word: string, [nearest, ...others]: readonly Neighbour[]): Neighbour | undefined {
  if (nearest === undefined) return undefined;
  const isAsNear = (other: Neighbour) =>
    other.edits === nearest.edits && isUsualSlip(word, other.word) === isUsualSlip(word, nearest.word);
  return others.some((other) => other.term !== nearest.term && isAsNear(other)) ? undefined : nearest;
}

/** How many neighbours of a misspelt word are weighed: enough to see a second one behind all forms of the first. */
const neighboursWeighed = 12;

/** What an unknown word was meant to be, see `correctionFor`. @param word Case-folded, and not itself in the scope. */
export async function meantWord(
  word: string,
  reader: IndexReader,
  scope: Scope,
): Promise<Neighbour | undefined> {
  return correctionFor(word, await neighboursOf(word, reader, scope, neighboursWeighed));
}
