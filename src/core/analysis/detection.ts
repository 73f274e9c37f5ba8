import { createRequire } from 'node:module';
import type * as tinyld from 'tinyld';
import { foldAccents, foldCase, isAscii } from './fold.js';
import { type Language, languageOf, supportedLanguages } from './languages.js';
import { languageOfScript } from './scripts.js';

// A large CommonJS file: if it were imported, Node would read it twice, first for the names that it exports.
const require = createRequire(import.meta.url);
let detector: typeof tinyld | undefined;

/** Letters enough to tell a language. */
const sampleLength = 600;

/** Function words are at least this share of running text in the language that they belong to. */
const minShare = 0.2;
/** How many times the runner-up's share makes the winner clear. */
const clearLead = 1.4;

/**
 * The language a text is written in, as an ISO 639-1 code; 'und' where there is too little to tell.
 *
 * Function words decide where they speak clearly: that is quick, and right on running text. Then a script that one
 * language alone is written in decides, and character statistics (tinyld, many times slower) the rest: short texts and
 * kindred languages.
 * @param among Only these are considered; all known ones if left out.
 */
export function detectLanguage(text: string, among: readonly string[] = supportedLanguages): string {
  const sample = text.slice(0, sampleLength);
  const words = sampleWords(sample);
  const byWords = byFunctionWords(words, among);
  if (byWords !== undefined) return byWords;
  const byScript = languageOfScript(sample);
  if (byScript !== undefined && among.includes(byScript)) return byScript;
  const byFewWords = byFewFunctionWords(words, among);
  if (byFewWords !== undefined) return byFewWords;
  // Its statistics take a tenth of a second to load, and many a corpus never needs them.
  detector ??= require('tinyld') as typeof tinyld;
  return detector.detect(sample, { only: [...among] }) || 'und';
}

/**
 * The language that a text tells by itself; undefined where it says too little for that: a note of one line, a table, a
 * list of names. Such a text is of the language that its surroundings are of: the statistics of its characters would
 * take one English note in three for Italian.
 * @param earlier What the same text told when it was read before: then the statistics are not asked again.
 */
export function toldLanguage(text: string, earlier?: string): string | undefined {
  const sample = text.slice(0, sampleLength);
  const words = sampleWords(sample);
  const known = byFunctionWords(words, supportedLanguages) ?? languageOfScript(sample);
  if (known !== undefined) return known;
  // Kindred languages share their function words; which of them it is the statistics know, which take long.
  const max = functionWordsIn(words, supportedLanguages);
  const mayBe = supportedLanguages.filter((code) => {
    const own = functionWordsOf(words, code);
    return own >= minFunctionWords && own / words.cased.length >= minShare && own >= max - 1;
  });
  if (mayBe.length === 0) return undefined;
  if (earlier !== undefined && mayBe.includes(earlier)) return earlier;
  const likely = detectLanguage(sample);
  const isLikely = mayBe.includes(likely);
  return isLikely &&
    (likely === commonest || functionWordsOf(words, likely) > functionWordsOf(words, commonest))
    ? likely
    : undefined;
}

/** Fewer function words are as likely names, or words of another language. */
const minFunctionWords = 3;

/** Short notes in every corpus are likely in this one, or full of its words. */
const commonest = 'en';

/**
 * The language that a question is asked in: the first of `languages`, unless the question has clearly more function words
 * of another, or is in another one's script.
 * @param languages Those of the documents, the most frequent first; not empty.
 * @param common How many of them, from the first on, a question may well be asked in; the others are of odd files, and a
 * single function word ("bare", which is Danish, too) does not tell them. Default: all.
 */
export function askedLanguage(
  question: string,
  languages: readonly [string, ...string[]],
  common = languages.length,
): string {
  const [usual] = languages;
  if (languages.length === 1) return usual;
  const sample = question.slice(0, sampleLength);
  const script = languageOfScript(sample);
  if (script !== undefined) return languages.includes(script) ? script : usual;
  const words = sampleWords(sample);
  const counts = languages.map((code) => functionWordsOf(words, code));
  const max = Math.max(...counts);
  const usualCount = counts[0] ?? 0;
  if (max <= usualCount) return usual;
  const leaders = languages.filter((_, i) => counts[i] === max);
  const [leader = usual] = leaders;
  if (max - usualCount >= 2 && leaders.length === 1) return leader;
  // One word more may be a name, or a word of both: the statistics must say the same.
  const likely = detectLanguage(sample, languages);
  const isTold = leaders.includes(likely);
  if (max - usualCount >= 2) return isTold ? likely : leader;
  return isTold && languages.indexOf(likely) < common ? likely : usual;
}

function functionWordsOf({ cased, plain }: SampleWords, code: string): number {
  const { stopWords, keepsAccents } = languageOf(code);
  return (keepsAccents ? cased : plain).filter((word) => stopWords.has(word)).length;
}

/** Of the language that has the most. */
function functionWordsIn(words: SampleWords, among: readonly string[]): number {
  return Math.max(...among.map((code) => functionWordsOf(words, code)));
}

/**
 * The language of a paragraph in a document of language `usual`: another one only where function words say so clearly.
 */
export function paragraphLanguage(text: string, usual: string): string {
  const words = sampleWords(text.slice(0, sampleLength));
  // Nearly every paragraph is of its document's language, which one look shows.
  if (words.cased.length < minWords || functionWordShare(words, languageOf(usual)) >= minShare) return usual;
  return byFunctionWords(words, supportedLanguages) ?? usual;
}

/** The words of a sample, folded as the languages have them. */
interface SampleWords {
  /** Accents as written. */
  readonly cased: readonly string[];
  readonly plain: readonly string[];
}

function sampleWords(sample: string): SampleWords {
  if (isAscii(sample)) {
    const words = asciiSampleWords(sample.toLowerCase());
    return { cased: words, plain: words };
  }
  const cased: string[] = [];
  for (const run of sample.match(/\S+/gu) ?? []) cased.push(...wordsOfRun(run));
  return { cased, plain: cased.map(foldAccents) };
}

/** @param sample In lower case, of ASCII alone, as most are: nearly every run is a word, with a mark behind it or without. */
function asciiSampleWords(sample: string): string[] {
  const words: string[] = [];
  for (let start = 0; start < sample.length; ) {
    let letters = start;
    while (isSmallLetter(sample.charCodeAt(letters))) letters++;
    let end = letters;
    while (end < sample.length && !isAsciiSpace(sample.charCodeAt(end))) end++;
    const isWord =
      letters > start &&
      (end === letters || (end === letters + 1 && isPlainMark(sample.charCodeAt(letters))));
    if (isWord) words.push(sample.slice(start, letters));
    else if (end > start) words.push(...wordsOfRun(sample.slice(start, end)));
    start = end + 1;
  }
  return words;
}

function wordsOfRun(run: string): string[] {
  return isOfCode(run) ? [] : Array.from(run.matchAll(/[\p{L}\p{M}]+/gu), ([part]) => foldCase(part));
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** As `\s` has it. */
function isAsciiSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

const plainMarks: ReadonlySet<number> = new Set(Array.from('.,;:', (mark) => mark.charCodeAt(0)));

function isPlainMark(code: number): boolean {
  return plainMarks.has(code);
}

/** `mod_alias`, `--no-tags`, `$GIT_DIR`, `a@b`, `C:\x`: their parts are words of no language. */
function isOfCode(run: string): boolean {
  return /[_@=$\\]|^[[({<"'“‘]*-+[\p{L}\p{N}]/u.test(run);
}

/** 0 where there are no words. */
function functionWordShare({ cased, plain }: SampleWords, { stopWords, keepsAccents }: Language): number {
  let count = 0;
  for (const word of keepsAccents ? cased : plain) if (stopWords.has(word)) count++;
  return cased.length === 0 ? 0 : count / cased.length;
}

/** Fewer words may all be of one kind by chance. */
const minWords = 8;

function byFunctionWords(words: SampleWords, among: readonly string[]): string | undefined {
  if (words.cased.length < minWords) return undefined;
  const { best, max, second } = leadersOf(words, among);
  const isRunning = max >= minShare && max * words.cased.length >= minFunctionWords;
  return isRunning && max >= second * clearLead ? best : undefined;
}

/** Languages that the character statistics do not know, and take for others. */
const withoutStatistics: ReadonlySet<string> = new Set(['ca', 'eu', 'sl']);

/** What these languages are written in: where most words have other letters they are out of the question. */
const alphabets: ReadonlyMap<string, RegExp> = new Map([
  ['ca', /^[a-zàçèéíïòóúü]+$/u],
  ['eu', /^[a-zçñü]+$/u],
  ['ga', /^[a-záéíóú]+$/u],
  ['sl', /^[a-zćčđšž]+$/u],
  ['hy', /^\p{Script=Armenian}+$/u],
  ['ta', /^\p{Script=Tamil}+$/u],
]);

/** The share of words that a language's letters can write; 1 for a language whose letters are not told. */
function writableShare({ cased }: SampleWords, code: string): number {
  const letters = alphabets.get(code);
  return letters === undefined ? 1 : cased.filter((word) => letters.test(word)).length / cased.length;
}

/** One of those languages, where it has more function words of a short text than any other language. */
function byFewFunctionWords(words: SampleWords, among: readonly string[]): string | undefined {
  if (!among.some((code) => withoutStatistics.has(code))) return undefined;
  const { best = '', max, second } = leadersOf(words, among);
  // One such word is as likely a foreign one.
  const isClear = max >= minShare && max > second && max * words.cased.length >= 2;
  return isClear && withoutStatistics.has(best) && writableShare(words, best) === 1 ? best : undefined;
}

/** The language with the largest share of function words, and the next one's share. */
function leadersOf(words: SampleWords, among: readonly string[]) {
  let best: string | undefined;
  let max = 0;
  let second = 0;
  if (words.cased.length === 0) return { best, max, second };
  for (const code of among) {
    const share = functionWordShare(words, languageOf(code));
    if (share <= second || writableShare(words, code) < 0.5) continue;
    if (share > max) {
      second = max;
      max = share;
      best = code;
    } else second = share;
  }
  return { best, max, second };
}
