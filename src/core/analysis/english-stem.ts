/*
 * The English stemmer of Snowball, https://snowballstem.org/algorithms/english/stemmer.html, in the version of the package
 * `snowball-stemmers`. It is written here since nearly every word of a question is stemmed for the first time: the package
 * takes several times as long for it, and 16 ms to load. A test compares both.
 *
 * A y that is a consonant is a capital meanwhile. R1 and R2 are what of a word stands behind the places `one` and `two`.
 */

/** Stems a word in small letters as Snowball does. */
export function stemEnglish(word: string): string {
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  if (word.length < 3) return word;
  const marked = withConsonantYs(word.startsWith("'") ? word.slice(1) : word);
  const one = regionOne(marked);
  const two = behindSyllable(marked, one);
  const singular = withoutPlural(withoutPossessive(marked));
  if (keptSingulars.has(singular)) return singular;
  const verb = withI(withoutVerbEnding(singular, one));
  const noun = shortened(shortened(verb, one, two, derived), one, two, derivedAgain);
  return withoutLast(withoutEnding(noun, two), one, two).replaceAll('Y', 'y');
}

const exceptions: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word) => [word, word] as const),
]);

/** Singulars that are no verbs. */
const keptSingulars: ReadonlySet<string> = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);

const isVowelCode = Uint8Array.from({ length: 128 }, (_, code) =>
  'aeiouy'.includes(String.fromCharCode(code)) ? 1 : 0,
);

function isVowel(word: string, at: number): boolean {
  return isVowelCode[word.charCodeAt(at)] === 1;
}

/** A capital Y for each y that begins the word or stands behind a vowel. */
function withConsonantYs(word: string): string {
  if (!word.includes('y')) return word;
  let marked = '';
  for (let at = 0; at < word.length; at++) {
    const letter = word.charAt(at);
    marked += letter === 'y' && (at === 0 || isVowel(marked, at - 1)) ? 'Y' : letter;
  }
  return marked;
}

/** Behind the first consonant that follows a vowel from `start` on; the word's end where there is none. */
function behindSyllable(word: string, start: number): number {
  let at = start;
  while (at < word.length && !isVowel(word, at)) at++;
  while (at < word.length && isVowel(word, at)) at++;
  return Math.min(at + 1, word.length);
}

function regionOne(word: string): number {
  const prefix = ['gener', 'commun', 'arsen'].find((one) => word.startsWith(one));
  return prefix === undefined ? behindSyllable(word, 0) : prefix.length;
}

function hasVowel(word: string, end: number): boolean {
  for (let at = 0; at < end; at++) if (isVowel(word, at)) return true;
  return false;
}

function withoutPossessive(word: string): string {
  const ending = ["'s'", "'s", "'"].find((one) => word.endsWith(one));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string, one: number): string {
  const past = ['eedly', 'eed'].find((ending) => word.endsWith(ending));
  if (past !== undefined) return word.length - past.length >= one ? `${word.slice(0, -past.length)}ee` : word;
  const ending = ['ingly', 'edly', 'ing', 'ed'].find((other) => word.endsWith(other));
  if (ending === undefined || !hasVowel(word, word.length - ending.length)) return word;
  const stem = word.slice(0, -ending.length);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return stem.length <= one && endsShort(stem) ? `${stem}e` : stem;
}

/** Whether a word ends in a short syllable: "rap", "bed", "at". */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 1 || isVowel(word, last) || !isVowel(word, last - 1)) return false;
  if (last === 1) return true;
  return !isVowel(word, last - 2) && !'wxY'.includes(word.charAt(last));
}

/** An i for a y behind a consonant that does not begin the word. */
function withI(word: string): string {
  const last = word.length - 1;
  const isY = word.endsWith('y') || word.endsWith('Y');
  return isY && last > 1 && !isVowel(word, last - 1) ? `${word.slice(0, -1)}i` : word;
}

/** What takes the place of an ending that stands in R1. */
interface Endings {
  readonly longest: number;
  readonly endings: ReadonlyMap<string, string>;
}

function endingsOf(list: readonly (readonly [endings: string, instead: string])[]): Endings {
  const endings = new Map(
    list.flatMap(([all, instead]) => all.split(' ').map((ending) => [ending, instead] as const)),
  );
  return { longest: Math.max(...Array.from(endings.keys(), ({ length }) => length)), endings };
}

const derived = endingsOf([
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['entli', 'ent'],
  ['izer ization', 'ize'],
  ['ational ation ator', 'ate'],
  ['alism aliti alli', 'al'],
  ['fulness fulli', 'ful'],
  ['ousli ousness', 'ous'],
  ['iveness iviti', 'ive'],
  ['biliti bli', 'ble'],
  ['ogi', 'og'],
  ['lessli', 'less'],
  ['li', ''],
]);

const derivedAgain = endingsOf([
  ['tional', 'tion'],
  ['ational', 'ate'],
  ['alize', 'al'],
  ['icate iciti ical', 'ic'],
  ['ful ness ative', ''],
]);

const lastEndings = endingsOf([
  ['al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion', ''],
]);

/** The longest of the endings that the word has; undefined where it has none. */
function endingOf(word: string, { longest, endings }: Endings): string | undefined {
  for (let length = Math.min(longest, word.length); length > 1; length--) {
    const ending = word.slice(-length);
    if (endings.has(ending)) return ending;
  }
  return undefined;
}

function shortened(word: string, one: number, two: number, of: Endings): string {
  const ending = endingOf(word, of);
  if (ending === undefined) return word;
  const start = word.length - ending.length;
  const before = word.charAt(start - 1);
  if (start < one || (ending === 'ative' && start < two)) return word;
  if (ending === 'ogi' && before !== 'l') return word;
  if (ending === 'li' && !/[cdeghkmnrt]/.test(before)) return word;
  return word.slice(0, start) + (of.endings.get(ending) ?? '');
}

function withoutEnding(word: string, two: number): string {
  const ending = endingOf(word, lastEndings);
  if (ending === undefined) return word;
  const start = word.length - ending.length;
  if (start < two || (ending === 'ion' && !/[st]/.test(word.charAt(start - 1)))) return word;
  return word.slice(0, start);
}

/** Without an e, or without the second of two l. */
function withoutLast(word: string, one: number, two: number): string {
  const last = word.length - 1;
  const stem = word.slice(0, -1);
  if (word.endsWith('e')) return last >= two || (last >= one && !endsShort(stem)) ? stem : word;
  return word.endsWith('ll') && last >= two ? stem : word;
}
