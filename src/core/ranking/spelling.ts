import { distance } from 'fastest-levenshtein';
import type { CorpusIndex } from '../corpus-index.js';
import { compareIds } from '../document.js';
import { inScope, type Scope } from '../scope.js';

/** A word of the corpus that is spelt nearly like a given one. */
export interface Neighbour {
  readonly word: string;
  /** Number of its term. */
  readonly id: number;
  /** Letters to change, add or drop; >= 1. */
  readonly edits: number;
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
export function neighboursOf(word: string, index: CorpusIndex, scope: Scope, limit: number): Neighbour[] {
  if (word.length < shortestWord || !/^[\p{L}\p{M}]+$/u.test(word)) return [];
  const most = mostEdits(word);
  // "leter" for "letter": a doubled letter is the one most often left out.
  const isDoubling = (surface: string) => surface.replace(/(.)\1/gu, '$1') === word;
  const found: (Neighbour & { frequency: number })[] = [];
  for (const [surface, id] of index.lexicon.surfaces()) {
    if (Math.abs(surface.length - word.length) > most) continue;
    // A three-letter word is only ever one with a letter left out ("opn"): anything else is another word.
    if (word.length === shortestWord && surface.length !== word.length + 1) continue;
    const edits = distance(word, surface);
    if (edits > most || edits === 0) continue;
    const frequency = index.passageFrequency(id, scope);
    if (frequency > 0) found.push({ word: surface, id, edits, frequency });
  }
  return found
    .sort(
      (a, b) =>
        a.edits - b.edits ||
        Number(isDoubling(b.word)) - Number(isDoubling(a.word)) ||
        b.frequency - a.frequency ||
        compareIds(a.word, b.word),
    )
    .slice(0, limit)
    .map(({ word: neighbour, id, edits }) => ({ word: neighbour, id, edits }));
}

/** A misspelt word with the words that it may have been meant to be. */
export interface Unknown {
  readonly word: string;
  readonly neighbours: readonly Neighbour[];
  /** The dictionary has the word: then only the company that a neighbour keeps speaks for a slip. */
  readonly isWord: boolean;
}

/** How many documents are looked through for words that stand together. */
const documentsLookedThrough = 50;

/**
 * What an unknown word was meant to be: of its neighbours one that shares a sentence with another word of the question
 * ("open letter", not "later"), then the nearest, then the most frequent. undefined where it is better left as it is.
 * @param company Numbers of the question's other terms, or of what they may be corrected to.
 */
export function correctionFor(
  { neighbours, isWord }: Unknown,
  company: ReadonlySet<number>,
  index: CorpusIndex,
  scope: Scope,
): Neighbour | undefined {
  const accompanied = neighbours.filter(({ id }) => keepsCompany(id, company, index, scope));
  return accompanied[0] ?? (isWord ? undefined : neighbours[0]);
}

function keepsCompany(id: number, company: ReadonlySet<number>, index: CorpusIndex, scope: Scope): boolean {
  let looked = 0;
  for (const forward of index.documents.values()) {
    if (!forward.passageFrequency.has(id) || !inScope(scope, forward.document.id)) continue;
    if (looked++ >= documentsLookedThrough) return false;
    for (const [sentence, from] of forward.firstToken.entries()) {
      const terms = forward.terms.subarray(from, forward.firstToken[sentence + 1] ?? from);
      if (terms.includes(id) && terms.some((other) => other !== id && company.has(other))) return true;
    }
  }
  return false;
}
