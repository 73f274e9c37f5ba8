const ascii = /^[\0-\x7f]*$/;

/** Whether a text has characters of ASCII alone, for which nothing of Unicode has to be asked. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

/**
 * The form in which words are compared: compatibility forms and width unified, lower case, soft hyphens out.
 * Accents stay: a stemmer needs them (`foldAccents` comes after it).
 */
export function foldCase(word: string): string {
  // The common case needs no normalisation.
  if (isAscii(word)) return word.toLowerCase();
  return (
    word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u00ad\u200d]/gu, '')
      // Turkish İ in lower case is an i and a second dot.
      .replace(/i\u0307/gu, 'i')
      .replace(/ς$/u, 'σ')
  );
}

/**
 * Without the accents that writers leave out: Latin, Greek and Cyrillic diacritics, Arabic and Hebrew vowel signs. Marks that
 * are letters of their own (Indic vowel signs, Kana voicing) stay.
 */
export function foldAccents(word: string): string {
  if (isAscii(word)) return word;
  return word
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u0300-\u036f]+/gu, '')
    .replace(/[\u064b-\u0652\u0640\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu, '')
    .normalize('NFC')
    .replace(/ß/gu, 'ss')
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe')
    .replace(/þ/gu, 'th')
    .replace(/ð/gu, 'd')
    .replace(/ø/gu, 'o')
    .replace(/ı/gu, 'i')
    .replace(/ł/gu, 'l')
    .replace(/đ/gu, 'd');
}

/** The accents of other languages folded: of Kovačić in an English or German text, where a stemmer would not know them. */
export function foldForeign(word: string, ownLetters: string): string {
  if (isAscii(word)) return word;
  return Array.from(word, (letter) => (ownLetters.includes(letter) ? letter : foldAccents(letter))).join('');
}
