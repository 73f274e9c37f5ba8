import { languageOf } from '../analysis/languages.js';
import type { Thesaurus } from '../types/ports.js';

/** Whether it is a word of the language, in any form: "came" stands in no dictionary but as "come". @param word Case-folded. */
export function isDictionaryWord(word: string, code: string, thesaurus: Thesaurus | undefined): boolean {
  return languageOf(code).isIrregularForm(word) || thesaurus?.knows(word, code) === true;
}
