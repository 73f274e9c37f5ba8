/** Scripts that one of the languages told apart is written in, and no other. */
const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['th', /\p{Script=Thai}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ta', /\p{Script=Tamil}/gu],
];

/**
 * The language whose script at least half of the letters are of; undefined where several languages share it, as Chinese
 * and Japanese do.
 */
export function languageOfScript(text: string): string | undefined {
  // Latin alone, the common case.
  if (!/[^\0-\u036f\u2000-\u206f]/u.test(text)) return undefined;
  const half = count(text, /\p{L}/gu) / 2;
  for (const [language, letters] of scripts) {
    const own = count(text, letters);
    if (own > 0 && own >= half) return language;
  }
  return undefined;
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
