import type { Span } from '../types/span.js';
import { beginsAnother } from './beginnings.js';
import { type TermWord, termWordsOf } from './compounds.js';
import { foldAccents, foldCase } from './fold.js';
import type { KnownWords } from './known-words.js';
import { type Language, languageOf } from './languages.js';
import { isNameInCapitals } from './names-in-capitals.js';
import { readingsOf } from './numbers.js';
import { isLabel, isMonth, isSurname, isWithout } from './other-roles.js';
import { PerLanguage } from './per-language.js';
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
  /** "and", "or". */
  readonly joins: boolean;
  /** "because", "due". */
  readonly givesReason: boolean;
}

/** Part of the index's fingerprint: raise it with any change to what `analyse` gives, or to what is kept of a sentence. */
export const analysisVersion = 27;

/**
 * The tokens of `text` within `span`, in order, stop words included (their places count). Words that are written as one
 * elsewhere, and the parts of a word, are tokens of their own: see `termWordsOf`.
 */
export function analyse(text: string, language: Language, span?: Span): Token[] {
  // Nothing outside of it has a say: where a term stands in it is found out by reading it alone.
  const part = span === undefined ? text : text.slice(span.start, span.end);
  const offset = span?.start ?? 0;
  const words = termWordsOf(part, language.code);
  const known = readWords.of(language);
  return words.map((word, i) => {
    const isWhole = word.isWhole === true;
    const { surface, capital, digits, stop, contraction, term, joins, givesReason } = readWord(
      part,
      word,
      language,
      known,
    );
    const isFunctionWord =
      !isWhole &&
      (stop ||
        (language.code === 'en' && (isWithout(part, word) || beginsAnother(part, words, i, surface))) ||
        (contraction && !isSurname(part, words, i)));
    const isName = isFunctionWord && isNameInCapitals(part, words, i, surface, language.code);
    return {
      start: offset + word.start,
      end: offset + word.end,
      surface,
      kind: digits === undefined ? word.kind : 'number',
      capital,
      // "it" is no IT: a term of its own.
      term: isName ? surface.toUpperCase() : term,
      stop:
        isFunctionWord &&
        !isName &&
        !isLabel(part, words, i, language.code) &&
        !isMonth(part, words, i, language),
      isWhole,
      joins,
      givesReason,
    };
  });
}

/** What a word says wherever it stands. */
interface WordAlone {
  readonly surface: string;
  readonly capital: boolean;
  /** The number that it names. */
  readonly digits: string | undefined;
  /** A stop word, unless its surroundings make something else of it. */
  readonly stop: boolean;
  /** "wont": a contraction without its apostrophe, unless it is a surname. */
  readonly contraction: boolean;
  /** Unless it is a name in capitals. */
  readonly term: string;
  readonly joins: boolean;
  readonly givesReason: boolean;
}

const readWords = new PerLanguage<WordAlone>();

/** Longer ones are seldom met again; and V8 cuts them out of their text, which would stay in memory with them. UTF-16 code units. */
const maxRememberedLength = 12;

function readWord(text: string, word: TermWord, language: Language, known: KnownWords<WordAlone>): WordAlone {
  const { start, end } = word;
  const isPlain = word.kind === 'word' && word.reading === undefined && word.isWhole !== true;
  if (!isPlain || end - start > maxRememberedLength) return wordAlone(word, text.slice(start, end), language);
  const alone = known.get(text, start, end);
  if (alone !== undefined) return alone;
  const written = text.slice(start, end);
  return known.keep(written, wordAlone(word, written, language));
}

function wordAlone(word: TermWord, written: string, language: Language): WordAlone {
  const surface = surfaceOf(word, written, language.code);
  const digits = word.isWhole === true ? undefined : language.numberWords.get(surface);
  return {
    surface,
    capital: /^\p{Lu}/u.test(written),
    digits,
    stop: isStopWord(surface, language),
    contraction: language.contractions.has(surface),
    term: digits ?? (word.kind === 'word' && isSpelt(surface) ? termOf(surface, language) : surface),
    joins: language.joiningWords.has(surface),
    givesReason: language.reasonWords.has(surface),
  };
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

const terms = new PerLanguage<string>();

/** The term for a case-folded word. */
export function termOf(surface: string, language: Language): string {
  const known = terms.of(language);
  return known.get(surface) ?? known.keep(surface, stemOf(surface, language));
}

function stemOf(surface: string, language: Language): string {
  const stem = surface.length > 64 ? surface : language.stem(surface);
  const term = language.keepsAccents ? stem : foldAccents(stem);
  return term === '' ? surface : term;
}

function isStopWord(surface: string, language: Language): boolean {
  return language.stopWords.has(language.keepsAccents ? surface : foldAccents(surface));
}

export { type Language, languageOf };
