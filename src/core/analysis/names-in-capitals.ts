import type { Word } from './words.js';

/** Function words that people write in capitals to stress them: "you must NOT", "EITHER by mail". */
const stressed: Readonly<Record<string, string>> = {
  en: 'not no never none nor neither without cannot only all any both each every few more most must do does did before after until and if then than but very you your yes same other again both just too',
  de: 'nicht kein keine keinen nie ohne nein nur alle alles jede jeder und bitte sie muss müssen vor nach bis ja sehr immer mehr selbst',
  fr: 'pas non jamais sans aucun aucune ne seulement tout tous toute toutes et avant après oui vous',
  es: 'no nunca sin ningún ninguna solo sólo todo todos toda todas y antes después sí muy',
  it: 'non no mai senza nessun solo tutto tutti tutte e prima dopo sì molto',
  nl: 'niet geen nooit zonder alleen alle en voor na ja',
};

const stressedWords = new Map(
  Object.entries(stressed).map(([code, words]) => [code, new Set(words.split(' '))]),
);

/** In a run of so many words in capitals they are a title or somebody shouts, and capitals make no names. */
const shoutedRun = 3;

/**
 * Whether a function word is a name, being in capitals: IT and HR, the WHO, the US (U.S.), an OR (operating room).
 * @param surface Case-folded.
 */
export function isNameInCapitals(
  text: string,
  words: readonly Word[],
  index: number,
  surface: string,
  language: string,
): boolean {
  const word = words[index];
  if (word === undefined || surface.length < 2 || !isInCapitals(text, word)) return false;
  // DON'T, IT'S; but IT's rules.
  if (/^['’]\p{Lu}/u.test(text.slice(word.end, word.end + 2)) || /['’]/u.test(text[word.start - 1] ?? ''))
    return false;
  if (stressedWords.get(language)?.has(surface) === true) return false;
  let first = index;
  while (index - first < shoutedRun && isInCapitals(text, words[first - 1])) first--;
  let end = index + 1;
  while (end - index < shoutedRun && isInCapitals(text, words[end])) end++;
  return end - first < shoutedRun;
}

function isInCapitals(text: string, word: Word | undefined): boolean {
  if (word === undefined) return false;
  const written = text.slice(word.start, word.end);
  return /^\p{Lu}/u.test(written) && written === written.toUpperCase();
}

/** A text with a name in the place of each word in capitals, of the same length: "what did the WHO say" asks for nobody. */
export function withoutCapitals(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu,
    (name) => `X${'x'.repeat(name.length - 1)}`,
  );
}
