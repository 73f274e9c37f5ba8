/** No vowel that a stemmer would want before an "s": CDs, PDFs, VMs, SSDs. */
const several = /^([bcdfghj-np-tv-xz]{1,4}[bcdfghj-np-rtv-xz])s$/u;
const one = /^[bcdfghj-np-tv-xz]{1,4}[bcdfghj-np-rtv-xz]$/u;

/** CPUs, SKUs, MOUs, vCPUs: the stemmer leaves "us" where it is. */
const severalWithU = /^((?:[a-z]{2}|[bcdfghj-np-tv-z]{3,4})u)s$/u;
const oneWithU = /^(?:[a-z]{2}|[bcdfghj-np-tv-z]{3,4})u$/u;

/**
 * Initials without a vowel, or with a U at their end, in the other number, "cd" for "cds" and the other way round, which no English
 * stem brings together; none for nearly all other words. @param word Case-folded.
 */
export function otherNumber(word: string, language: string): readonly string[] {
  if (language !== 'en') return [];
  const single = (several.exec(word) ?? severalWithU.exec(word))?.[1];
  if (single !== undefined) return [single];
  return one.test(word) || oneWithU.test(word) ? [`${word}s`] : [];
}
