import snowball, { type Stemmer } from 'snowball-stemmers';
import * as stopword from 'stopword';
import { detect } from 'tinyld';
import { englishStopWords } from './english.js';
import { foldAccents, foldCase } from './fold.js';

/** What is known about a language; `code` is ISO 639-1. */
export interface Language {
  readonly code: string;
  /** Whether accents tell words apart (Vietnamese), so that they stay. */
  readonly keepsAccents: boolean;
  /** Folded words too frequent to search for. */
  readonly stopWords: ReadonlySet<string>;
  /** @param word Case-folded, accents as written. */
  stem(word: string): string;
}

interface Source {
  readonly stemmer?: string;
  readonly stopWords?: readonly string[];
  readonly keepsAccents?: boolean;
}

/** Snowball stemmers (snowballstem.org) and stop words (package `stopword`) by language. */
const sources: Readonly<Record<string, Source>> = {
  en: { stemmer: 'english', stopWords: englishStopWords },
  de: { stemmer: 'german', stopWords: stopword.deu },
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
  el: { stopWords: stopword.ell },
  pl: { stopWords: stopword.pol },
  uk: { stopWords: stopword.ukr },
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

/**
 * The language a text is written in, as an ISO 639-1 code; 'und' where there is too little to tell.
 * @param among Only these are considered; all known ones if left out.
 */
export function detectLanguage(text: string, among?: readonly string[]): string {
  const sample = text.slice(0, 2_000);
  return detect(sample, among === undefined ? {} : { only: [...among] }) || 'und';
}

function makeLanguage(code: string, source: Source): Language {
  const stemmer: Stemmer | undefined =
    source.stemmer === undefined ? undefined : snowball.newStemmer(source.stemmer);
  const keepsAccents = source.keepsAccents ?? false;
  const fold = (word: string) => (keepsAccents ? foldCase(word) : foldAccents(foldCase(word)));
  return {
    code,
    keepsAccents,
    stopWords: new Set((source.stopWords ?? []).map(fold)),
    stem: (word) => stemmer?.stem(word) ?? word,
  };
}
