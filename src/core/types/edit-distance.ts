import { distance } from 'fastest-levenshtein';

/**
 * How many letters must be changed, added, dropped or swapped with their neighbour to make one word of another, none of
 * them twice (optimal string alignment; Boytsov 2011). Exact up to `max` edits; where more are needed, some number above.
 * @param max 1 or 2.
 */
export function editsBetween(word: string, other: string, max: number): number {
  let min = distance(word, other);
  // A swap does in one edit what else takes two, and leaves most - 1 for the difference in length.
  if (min < 2 || min > 2 * max || Math.abs(word.length - other.length) >= max) return min;
  for (let i = 0; i + 1 < word.length; i++) {
    const swapped = `${word[i + 1]}${word[i]}`;
    for (let at = Math.max(0, i - 1); at <= i + 1; at++) {
      if (other.slice(at, at + 2) !== swapped || word[i] === word[i + 1]) continue;
      const before = distance(word.slice(0, i), other.slice(0, at));
      const behind = editsBetween(word.slice(i + 2), other.slice(at + 2), max - 1);
      min = Math.min(min, before + 1 + behind);
    }
  }
  return min;
}

/** Whether one word has the letters of the other, in whatever order. */
export function haveSameLetters(word: string, other: string): boolean {
  return word.length === other.length && [...word].sort().join('') === [...other].sort().join('');
}
