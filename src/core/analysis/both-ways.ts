/**
 * Each word of some pairs with those that it is paired with, in order.
 * @param keyOf By what of a word these are found; default: the word itself.
 */
export function bothWays(
  pairs: Iterable<readonly [string, string]>,
  keyOf = (word: string) => word,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (word: string, other: string) => {
    const key = keyOf(word);
    found.set(key, [...(found.get(key) ?? []), other]);
  };
  for (const [one, other] of pairs) {
    add(one, other);
    add(other, one);
  }
  return found;
}
