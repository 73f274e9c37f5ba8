import { createRequire } from 'node:module';
import type snowballStemmers from 'snowball-stemmers';
import type { Stemmer } from 'snowball-stemmers';
import * as stopword from 'stopword';
import { calendarWords } from './calendar.js';
import { englishContractions } from './contractions.js';
import { englishStopWords } from './english.js';
import { irregularNouns, keptApart } from './english-forms.js';
import { stemEnglish } from './english-stem.js';
import { foldAccents, foldCase, foldForeign } from './fold.js';
import { germanContentWords } from './german.js';
import { stemGreek } from './greek.js';
import { irregularVerbs } from './irregular-verbs/verbs.js';
import { ordinalsOf } from './ordinals.js';
import { tamilStopWords } from './tamil.js';

const require = createRequire(import.meta.url);

/** Out of a large CommonJS file, for the first language that needs it: imported, Node would read it twice, first for the names that it exports. */
function snowballStemmer(language: string): Stemmer {
  return (require('snowball-stemmers') as typeof snowballStemmers).newStemmer(language);
}

/** What is known about a language; `code` is ISO 639-1. */
export interface Language {
  readonly code: string;
  /** Whether accents tell words apart (Vietnamese), so that they stay. */
  readonly keepsAccents: boolean;
  /** Folded words too frequent to search for. */
  readonly stopWords: ReadonlySet<string>;
  /** Contractions of stop words as chat types them, by how they are spelt (`dont`: "don't"); stop words, too. */
  readonly contractions: ReadonlyMap<string, string>;
  /** "and", "or". */
  readonly joiningWords: ReadonlySet<string>;
  /** "because", "due": words that lead to a reason. */
  readonly reasonWords: ReadonlySet<string>;
  /** Names of months and weekdays, case-folded. */
  readonly timeWords: ReadonlySet<string>;
  /** Number words by the digits that they stand for ("five": "5"). */
  readonly numberWords: ReadonlyMap<string, string>;
  /** @param word Case-folded, accents as written. */
  stem(word: string): string;
  /** Whether it is a form that no rule makes ("wrote", "children"), which dictionaries of base forms have not got. */
  isIrregularForm(word: string): boolean;
}

interface Source {
  readonly stemmer?: string;
  /** Where the package has no stemmer, or a slow one. */
  readonly stem?: (word: string) => string;
  readonly stopWords?: readonly string[];
  readonly keepsAccents?: boolean;
  /** Letters with marks that are its own; those of other languages lose theirs before a word is stemmed. Default: all. */
  readonly ownLetters?: string;
  readonly contractions?: ReadonlyMap<string, string>;
  readonly joiningWords?: string;
  readonly reasonWords?: string;
  /** From one up, in order. */
  readonly numberWords?: string;
  /** The stems of words that the stemmer would take for forms of another word. */
  readonly keptApart?: ReadonlyMap<string, string>;
  /** Inflected form to base form, where no stemmer leads there. */
  readonly irregular?: () => ReadonlyMap<string, string>;
}

/** Snowball stemmers (snowballstem.org) and stop words (package `stopword`) by language. */
const sources: Readonly<Record<string, Source>> = {
  en: {
    stem: stemEnglish,
    stopWords: englishStopWords,
    contractions: englishContractions,
    ownLetters: '',
    joiningWords: 'and or',
    reasonWords: 'because due since cause caused causes reason reasons owing therefore thus result so',
    irregular: irregularEnglish,
    keptApart,
    numberWords: 'one two three four five six seven eight nine ten eleven twelve',
  },
  de: {
    stemmer: 'german',
    ownLetters: 'äöüß',
    stopWords: stopword.deu.filter((word) => !germanContentWords.has(word)),
    joiningWords: 'und oder sowie',
    reasonWords: 'weil da wegen aufgrund denn deshalb daher grund ursache verursacht damit',
    numberWords: 'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  },
  fr: { stemmer: 'french', stopWords: stopword.fra },
  es: { stemmer: 'spanish', stopWords: stopword.spa },
  it: { stemmer: 'italian', stopWords: stopword.ita },
  pt: { stemmer: 'portuguese', stopWords: stopword.por },
  nl: { stemmer: 'dutch', stopWords: stopword.nld },
  sv: { stemmer: 'swedish', stopWords: stopword.swe },
  da: { stemmer: 'danish', stopWords: stopword.dan },
  no: { stemmer: 'norwegian', stopWords: stopword.nob },
  fi: { stemmer: 'finnish', stopWords: stopword.fin },
  ru: { stemmer: 'russian', stopWords: stopword.rus },
  ro: { stemmer: 'romanian', stopWords: stopword.ron },
  hu: { stemmer: 'hungarian', stopWords: stopword.hun },
  tr: { stemmer: 'turkish', stopWords: stopword.tur },
  cs: { stemmer: 'czech', stopWords: stopword.ces },
  ar: { stemmer: 'arabic', stopWords: stopword.ara },
  vi: { stopWords: stopword.vie, keepsAccents: true },
  hi: { stopWords: stopword.hin },
  el: { stem: stemGreek, stopWords: stopword.ell },
  pl: { stopWords: stopword.pol },
  uk: { stopWords: stopword.ukr },
  ca: { stemmer: 'catalan', stopWords: stopword.cat },
  eu: { stemmer: 'basque', stopWords: stopword.eus },
  ga: { stemmer: 'irish', stopWords: stopword.gle },
  hy: { stemmer: 'armenian', stopWords: stopword.hye },
  sl: { stemmer: 'slovene', stopWords: stopword.slv },
  ta: { stemmer: 'tamil', stopWords: tamilStopWords },
};

const made = new Map<string, Language>();

/** The language of that code; one that is not known has no stop words and stems nothing. */
export function languageOf(code: string): Language {
  let language = made.get(code);
  if (language === undefined) {
    language = makeLanguage(code, Object.hasOwn(sources, code) ? (sources[code] ?? {}) : {});
    made.set(code, language);
  }
  return language;
}

/** Languages that are told apart; the others are indexed without stop words and stems. */
export const supportedLanguages: readonly string[] = [
  ...Object.keys(sources),
  ...['zh', 'ja', 'ko', 'th', 'lo', 'km', 'my'],
];

const noContractions: ReadonlyMap<string, string> = new Map();

function makeLanguage(code: string, source: Source): Language {
  // Most languages are only ever looked at for their stop words, to tell which one a text is in.
  let stemmer: Stemmer | undefined;
  let timeWords: ReadonlySet<string> | undefined;
  const keepsAccents = source.keepsAccents ?? false;
  const irregular = source.irregular?.();
  const ordinals = ordinalsOf(code);
  const fold = (word: string) => (keepsAccents ? foldCase(word) : foldAccents(foldCase(word)));
  return {
    code,
    keepsAccents,
    stopWords: new Set((source.stopWords ?? []).map(fold)),
    contractions: source.contractions ?? noContractions,
    joiningWords: new Set((source.joiningWords ?? '').split(' ')),
    reasonWords: new Set((source.reasonWords ?? '').split(' ')),
    get timeWords() {
      timeWords ??= calendarWords(code);
      return timeWords;
    },
    numberWords: new Map((source.numberWords ?? '').split(' ').map((word, i) => [word, String(i + 1)])),
    stem: (written) => {
      const word = source.ownLetters === undefined ? written : foldForeign(written, source.ownLetters);
      const apart = source.keptApart?.get(word);
      if (apart !== undefined) return apart;
      const base = ordinals.get(word) ?? irregular?.get(word) ?? word;
      if (source.stemmer === undefined) return source.stem?.(base) ?? base;
      stemmer ??= snowballStemmer(source.stemmer);
      return stemmer.stem(base);
    },
    isIrregularForm: (word) => irregular?.has(word) === true,
  };
}

/** Forms that are better known as another word: the ground, a wound, a rose. */
const ambiguousForms = new Set('ground wound bound rose bore fell saw lay felt left cost'.split(' '));

/** led: lead, written: write. */
function irregularEnglish(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>(irregularNouns);
  for (const [form, base] of irregularVerbs) {
    if (!forms.has(form) && !ambiguousForms.has(form)) forms.set(form, base);
  }
  return forms;
}
