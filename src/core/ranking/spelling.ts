import { distance } from 'fastest-levenshtein';
import { compareIds } from '../types/document.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import { termFrequencies } from './term-frequencies.js';

/** A word of the corpus that is spelt nearly like a given one. */
export interface Neighbour {
  readonly word: string;
  readonly term: string;
  /** Letters to change, add or drop; >= 1. */
  readonly edits: number;
  /** Passages in scope that hold its term; >= 1. */
  readonly frequency: number;
}

/** Shorter words are too near to everything. */
const shortestWord = 3;

/** How many letters may be wrong: one in a short word, two from eight letters on. */
function mostEdits(word: string): number {
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
  if (word.length < shortestWord || !/^[\p{L}\p{M}]+$/u.test(word)) return [];
  // A three-letter word is only ever one with a letter left out ("opn"): anything else is another word.
  const near = (await reader.wordsNear(word, mostEdits(word), scope)).filter(
    (other) => word.length > shortestWord || other.word.length === word.length + 1,
  );
  const terms = [...new Set(near.map(({ term }) => term))];
  const frequencies = await termFrequencies(terms, reader, scope);
  // "leter" for "letter": a doubled letter is the one most often left out.
  const isDoubling = (other: string) => other.replace(/(.)\1/gu, '$1') === word;
  const found = near
    .map((other) => ({
      ...other,
      edits: distance(word, other.word),
      frequency: frequencies.passages(other.term),
    }))
    .filter(({ frequency }) => frequency > 0)
    .sort(
      (a, b) =>
        a.edits - b.edits ||
        Number(isDoubling(b.word)) - Number(isDoubling(a.word)) ||
        b.frequency - a.frequency ||
        compareIds(a.word, b.word) ||
        compareIds(a.term, b.term),
    );
  // Documents in two languages may stem the same word in two ways.
  const distinct = new Map([...found].reverse().map((neighbour) => [neighbour.word, neighbour]));
  return [...distinct.values()].reverse().slice(0, limit);
}

/** A misspelt word with the words that it may have been meant to be. */
export interface Unknown {
  readonly word: string;
  readonly neighbours: readonly Neighbour[];
  /** The dictionary has the word: it is never another one. */
  readonly isWord: boolean;
}

/** How many documents, those that have the most of a word, are looked through for words that stand together. */
const documentsLookedThrough = 50;

/**
 * What an unknown word was meant to be: of its neighbours one that shares a sentence with another word of the question
 * ("open letter", not "later"), then the nearest, then the most frequent. undefined where it is better left as it is.
 * @param company The question's other terms, or what they may be corrected to.
 */
export async function correctionFor(
  { neighbours, isWord }: Unknown,
  company: ReadonlySet<string>,
  reader: IndexReader,
  scope: Scope,
): Promise<Neighbour | undefined> {
  if (isWord) return undefined;
  for (const neighbour of neighbours) {
    if (await keepsCompany(neighbour.term, company, reader, scope)) return neighbour;
  }
  return neighbours[0];
}

/** Whether the term shares a sentence with one of the others. */
async function keepsCompany(
  term: string,
  company: ReadonlySet<string>,
  reader: IndexReader,
  scope: Scope,
): Promise<boolean> {
  const { documents } = await reader.search([term], documentsLookedThrough, scope, { units: 'documents' });
  for (const forward of await reader.forward(documents.map(({ id }) => id))) {
    const own = forward.termNumber(term);
    const others = new Set<number | undefined>([...company].map((other) => forward.termNumber(other)));
    others.delete(own);
    for (const [sentence, from] of forward.firstToken.entries()) {
      const terms = forward.terms.subarray(from, forward.firstToken[sentence + 1] ?? from);
      if (own !== undefined && terms.includes(own) && terms.some((other) => others.has(other))) return true;
    }
  }
  return false;
}
