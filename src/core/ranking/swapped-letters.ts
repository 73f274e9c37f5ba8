import type { Token } from '../analysis/analyzer.js';
import { type Language, languageOf } from '../analysis/languages.js';
import { editsBetween, haveSameLetters } from '../types/edit-distance.js';
import type { QuestionContext } from './question-context.js';
import { termFrequencies } from './term-frequencies.js';

/** Shorter words are too near to everything. */
const minLength = 3;

/**
 * The text with each function word of which two neighbouring letters are swapped as it was meant, "how many" for "hwo many": what
 * is asked for is read from them. As long as before. Words of the dictionary and of the documents stay.
 * @param tokens Of the text.
 * @param code The question's language, ISO 639-1.
 */
export async function withoutSwaps(
  text: string,
  tokens: readonly Token[],
  code: string,
  { reader, scope, thesaurus }: QuestionContext,
): Promise<string> {
  const language = languageOf(code);
  const meant = tokens.flatMap((token) => {
    const word = meantBy(token, text, language);
    // The dictionary is read last: it lies on the disk.
    return word === undefined || thesaurus?.knows(token.surface, code) !== false ? [] : [{ token, word }];
  });
  if (meant.length === 0) return text;
  const terms = [...new Set(meant.map(({ token }) => token.term))];
  const frequencies = await termFrequencies(terms, reader, scope);
  let read = text;
  for (const { token, word } of meant) {
    if (!frequencies.isKnown(token.term)) read = read.slice(0, token.start) + word + read.slice(token.end);
  }
  return read;
}

/** Of two that it may be the one that begins alike: "hwo" is how, not who. */
function meantBy(token: Token, text: string, { stopWords }: Language): string | undefined {
  const written = text.slice(token.start, token.end);
  if (token.kind !== 'word' || token.stop || token.isWhole || written.length < minLength) return undefined;
  // Names have capitals.
  if (!/^\p{Ll}+$/u.test(written)) return undefined;
  const swapped = [...stopWords].filter(
    (word) => haveSameLetters(word, written) && editsBetween(word, written, 1) === 1,
  );
  return swapped.find((word) => word[0] === written[0]) ?? swapped[0];
}
