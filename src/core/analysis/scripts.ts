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
  // Others that are written in these are not told apart here, and lose nothing by it.
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const cyrillic = /\p{Script=Cyrillic}/gu;
const ukrainian = /[іїєґ]/giu;

/** Of the letters of a Japanese text at least so many are kana; in a Chinese one they stand in names. */
const minKana = 0.1;

/** The language whose script at least half of the letters are of; undefined where many languages share it. */
export function languageOfScript(text: string): string | undefined {
  // Latin alone, the common case.
  if (!/[^\0-\u036f\u2000-\u206f]/u.test(text)) return undefined;
  const half = count(text, /\p{L}/gu) / 2;
  for (const [language, letters] of scripts) {
    const own = count(text, letters);
    if (own > 0 && own >= half) return language;
  }
  const kanas = count(text, kana);
  const japanese = kanas + count(text, han);
  if (japanese > 0 && japanese >= half) return kanas >= minKana * japanese ? 'ja' : 'zh';
  const letters = count(text, cyrillic);
  if (letters > 0 && letters >= half) return count(text, ukrainian) > 0 ? 'uk' : 'ru';
  return undefined;
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
