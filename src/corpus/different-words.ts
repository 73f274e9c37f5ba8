/** Scripts that write no blanks between words are taken apart into pairs of characters, of which there are few. */
const word = /[\p{L}\p{N}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** How many different words and numbers a text has, at most `most` + 1: no more are counted. */
export function differentWords(text: string, most: number): number {
  // Each takes a character, and one behind it.
  if (text.length < 2 * most) return 0;
  const seen = new Set<string>();
  for (const [one] of text.matchAll(word)) {
    if (!unspaced.test(one)) seen.add(one);
    if (seen.size > most) break;
  }
  return seen.size;
}
