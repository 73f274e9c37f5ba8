import type { Span } from '../types/span.js';
import { type TermWord, termWordsOf } from './compounds.js';
import { foldAccents, foldCase } from './fold.js';
import { type Language, languageOf } from './languages.js';
import { isNameInCapitals } from './names-in-capitals.js';
import { readingsOf } from './numbers.js';
import { isLabel, isMonth, isSurname, isWithout } from './other-roles.js';
import type { Word } from './words.js';

/** A processed word of a text. */
export interface Token extends Span {
  /** What is indexed and compared: folded and stemmed. */
  readonly term: string;
  /** The word case-folded, as a person would type it. */
  readonly surface: string;
  readonly kind: Word['kind'];
  /** Too frequent to search for. */
  readonly stop: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Stands for words that come on their own, too: `wifi` behind the parts of "Wi-Fi". */
  readonly isWhole: boolean;
}

/** Part of the index's fingerprint: raise it with any change to what `analyse` gives, or to what is kept of a sentence. */
export const analysisVersion = 19;

/**
 * The tokens of `text` within `span`, in order, stop words included (their places count). Words that are written as one
 * elsewhere, and the parts of a word, are tokens of their own: see `termWordsOf`.
 */
export function* analyse(text: string, language: Language, span?: Span): Generator<Token> {
  // Nothing outside of it has a say: where a term stands in it is found out by reading it alone.
  const part = span === undefined ? text : text.slice(span.start, span.end);
  const offset = span?.start ?? 0;
  const words = [...termWordsOf(part, language.code)];
  for (const [i, word] of words.entries()) {
    const written = part.slice(word.start, word.end);
    const surface = surfaceOf(word, written, language.code);
    const capital = /^\p{Lu}/u.test(written);
    const digits = word.isWhole === true ? undefined : language.numberWords.get(surface);
    const isFunctionWord =
      word.isWhole !== true &&
      (isStopWord(surface, language) ||
        (language.code === 'en' && isWithout(part, word)) ||
        (language.contractions.has(surface) && !isSurname(part, words, i)));
    const isName = isFunctionWord && isNameInCapitals(part, words, i, surface, language.code);
    yield {
      start: offset + word.start,
      end: offset + word.end,
      surface,
      kind: digits === undefined ? word.kind : 'number',
      capital,
      // "it" is no IT: a term of its own.
      term: isName
        ? surface.toUpperCase()
        : (digits ?? (word.kind === 'word' && isSpelt(surface) ? termOf(surface, language) : surface)),
      stop:
        isFunctionWord &&
        !isName &&
        !isLabel(part, words, i, language.code) &&
        !isMonth(part, words, i, language),
      isWhole: word.isWhole === true,
    };
  }
}

/** Letters and digits alone: C++ and R&D have no stem. */
function isSpelt(surface: string): boolean {
  return !/[+#&.]/u.test(surface);
}

function surfaceOf({ reading, kind }: TermWord, written: string, code: string): string {
  if (kind === 'number') return reading ?? readingsOf(written, code)[0];
  const folded = foldCase(reading ?? written);
  // The point of .NET stays: it is no initial.
  return folded.includes('.') && !folded.startsWith('.') ? folded.replaceAll('.', '') : folded;
}

const terms = new Map<string, Map<string, string>>();
/** Words repeat (Zipf): remembering this many stems a language saves nearly all the work. */
const rememberedTerms = 50_000;

/** The term for a case-folded word. */
export function termOf(surface: string, language: Language): string {
  let known = terms.get(language.code);
  if (known === undefined) {
    known = new Map();
    terms.set(language.code, known);
  }
  let term = known.get(surface);
  if (term === undefined) {
    const stem = surface.length > 64 ? surface : language.stem(surface);
    term = language.keepsAccents ? stem : foldAccents(stem);
    if (term === '') term = surface;
    if (known.size >= rememberedTerms) known.clear();
    known.set(surface, term);
  }
  return term;
}

function isStopWord(surface: string, language: Language): boolean {
  return language.stopWords.has(language.keepsAccents ? surface : foldAccents(surface));
}

export { type Language, languageOf };
