import type { Span } from '../types/span.js';
import { foldCase } from './fold.js';
import type { Word } from './words.js';

/** A quarter of a year. */
export interface Quarter extends Span {
  /** 1 to 4 */
  readonly quarter: number;
  /** Its first word, as an index. */
  readonly first: number;
}

/** How a language names quarters. */
interface Names {
  readonly noun: string;
  /** Before or behind the figure: "Q3", "T3". */
  readonly letters: string;
  /** How its first four ordinals begin, in all their forms. */
  readonly ordinals: string;
}

const english: Names = { noun: 'quarter', letters: 'q', ordinals: 'first second third fourth' };

const languages: Readonly<Record<string, Names>> = {
  en: english,
  de: { noun: 'quartal', letters: 'q', ordinals: 'erst zweit dritt viert' },
  fr: { noun: 'trimestre', letters: 'qt', ordinals: 'premi deuxième troisième quatrième' },
  es: { noun: 'trimestre', letters: 'qt', ordinals: 'primer segundo tercer cuarto' },
  it: { noun: 'trimestre', letters: 'qt', ordinals: 'primo secondo terzo quarto' },
  pt: { noun: 'trimestre', letters: 'qt', ordinals: 'primeiro segundo terceiro quarto' },
  nl: { noun: 'kwartaal', letters: 'qk', ordinals: 'eerste tweede derde vierde' },
};

/** Endings that an ordinal has behind its beginning: "drittes", "premier". */
const maxEndingLength = 2;

/** "quarter", "Quartal", "Q3", "trimestre", "T3", "kwartaal", in either case. */
const firstLetters: ReadonlySet<number> = new Set([...'qtkQTK'].map((letter) => letter.charCodeAt(0)));

/** At a glance: of a word without figures the noun alone. */
export function mayNameQuarter(text: string, { start, end }: Word): boolean {
  const length = end - start;
  return (
    (length === 2 || (length >= minNounLength && length <= maxNounLength)) &&
    firstLetters.has(text.charCodeAt(start))
  );
}

const minNounLength = 'quarter'.length;
const maxNounLength = 'trimestre'.length;

/**
 * The quarter that ends in a word: "Q3", "3Q", "2018Q3", "third quarter", "3. Quartal", "quarter 3".
 * @param words As `wordsOf` has them.
 */
export function quarterEndingAt(
  { text, words, code }: { readonly text: string; readonly words: readonly Word[]; readonly code: string },
  at: number | undefined,
): Quarter | undefined {
  const word = at === undefined ? undefined : words[at];
  if (word === undefined || at === undefined || word.kind === 'pair' || word.end - word.start > maxNounLength)
    return undefined;
  const names = Object.hasOwn(languages, code) ? (languages[code] ?? english) : english;
  const written = foldCase(text.slice(word.start, word.end));
  const { start, end } = word;
  if (written.length <= 6) {
    const short = /^(?:\d{4})?(?:(?<letter>[a-z])(?<figure>[1-4])|(?<before>[1-4])(?<behind>q))$/u.exec(
      written,
    )?.groups;
    const letter = short?.['letter'] ?? short?.['behind'];
    if (letter !== undefined && names.letters.includes(letter))
      return { start, end, first: at, quarter: Number(short?.['figure'] ?? short?.['before']) };
  }
  const one = words[at - 1];
  if (one === undefined || !/^\.?[ \u00a0-]$/u.test(text.slice(one.end, start))) return undefined;
  const other = () => foldCase(text.slice(one.start, one.end));
  const quarter = isNoun(written, names)
    ? ordinalOf(other(), names)
    : /^[1-4]$/u.test(written) && isNoun(other(), names)
      ? Number(written)
      : undefined;
  return quarter === undefined ? undefined : { start: one.start, end, first: at - 1, quarter };
}

function isNoun(word: string, { noun }: Names): boolean {
  return word === noun || word === english.noun;
}

function ordinalOf(word: string, { ordinals }: Names): number | undefined {
  const figure = /^([1-4])(?:st|nd|rd|th|er|re|e|eme|ème|de|[oº])?$/u.exec(word)?.[1];
  if (figure !== undefined) return Number(figure);
  for (const list of [ordinals, english.ordinals]) {
    const at = list
      .split(' ')
      .findIndex((ordinal) => word.startsWith(ordinal) && word.length - ordinal.length <= maxEndingLength);
    if (at >= 0) return at + 1;
  }
  return undefined;
}
