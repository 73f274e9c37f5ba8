/** Scripts that write no blanks between words are taken apart into pairs of characters, of which there are few. */
const word = /[\p{L}\p{N}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** How many different words and numbers a text has, at most `max` + 1: no more are counted. */
export function distinctWords(text: string, max: number): number {
  // Each takes a character, and one behind it.
  if (text.length < 2 * max) return 0;
  const seen = new Set<string>();
  for (const [one] of text.matchAll(word)) {
    if (!unspaced.test(one)) seen.add(one);
    if (seen.size > max) break;
  }
  return seen.size;
}
