/** No vowel that a stemmer would want before an "s": CDs, PDFs, VMs, SSDs. */
const several = /^([bcdfghj-np-tv-xz]{1,4}[bcdfghj-np-rtv-xz])s$/u;
const one = /^[bcdfghj-np-tv-xz]{1,4}[bcdfghj-np-rtv-xz]$/u;

/**
 * Initials without a vowel in the other number, "cd" for "cds" and the other way round, which no English stem brings together; none for
 * any other word. @param word Case-folded.
 */
export function otherNumber(word: string, language: string): readonly string[] {
  if (language !== 'en') return [];
  const single = several.exec(word)?.[1];
  if (single !== undefined) return [single];
  return one.test(word) ? [`${word}s`] : [];
}
