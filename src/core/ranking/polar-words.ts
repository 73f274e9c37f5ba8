import { type Token, termOf } from '../analysis/analyzer.js';
import { languageOf } from '../analysis/languages.js';

/** Words by what they say, by language. */
interface PolarWords {
  /** Say no. */
  readonly denying: string;
  /** Say yes, or yes only so far. */
  readonly further: string;
}

export const polarWords: Readonly<Record<string, PolarWords>> = {
  en: { denying: 'not no never cannot without neither nor none', further: 'only yes unless' },
  de: { denying: 'nicht kein keine keinen nie ohne nein weder niemals', further: 'nur ja' },
  fr: { denying: 'pas non jamais sans aucun aucune ni', further: 'seulement oui' },
  es: { denying: 'no nunca sin ningún ninguna tampoco', further: 'solo sólo sí' },
  it: { denying: 'non no mai senza nessun nessuna né', further: 'solo sì' },
  nl: { denying: 'niet geen nooit zonder nee noch', further: 'alleen ja' },
};

/** Before the "t" of "don't", which is the "not" in it; English alone. */
export const beforeContractedNot = [
  ...'don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn mustn mightn needn'.split(
    ' ',
  ),
  ...'shan ain can'.split(' '),
];

/** Whether one of the tokens says no. @param language ISO 639-1 */
export function deny(tokens: readonly Token[], language: string): boolean {
  const denying = new Set(termsOf(polarWords[language]?.denying, language));
  const { contractions } = languageOf(language);
  return tokens.some(
    ({ term, surface, stop }, i) =>
      denying.has(term) ||
      // "w/o"
      (stop && surface === 'o' && tokens[i - 1]?.surface === 'w') ||
      contractions.get(surface)?.endsWith("n't") === true ||
      (language === 'en' &&
        stop &&
        surface === 't' &&
        beforeContractedNot.includes(tokens[i - 1]?.surface ?? '')),
  );
}

/** The terms of words with blanks between them. */
export function termsOf(words: string | undefined, language: string): string[] {
  return (words ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => termOf(word, languageOf(language)));
}
