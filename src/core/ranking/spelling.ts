import { distance } from 'fastest-levenshtein';
import type { CorpusIndex } from '../corpus-index.js';
import { compareIds } from '../document.js';
import type { Scope } from '../scope.js';

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
    .sort((a, b) => a.edits - b.edits || b.frequency - a.frequency || compareIds(a.word, b.word))
    .slice(0, limit)
    .map(({ word: neighbour, id, edits }) => ({ word: neighbour, id, edits }));
}
