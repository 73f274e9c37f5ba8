import type { Span } from '../types/span.js';
import { datingTo, readAsBeginning } from './beginnings.js';
import { datesEndingHere } from './dates.js';
import { readingsOf, withoutZeros } from './numbers.js';
import { ordinalInFigures } from './ordinals.js';
import { mayBeParticle, nounOfParticle } from './particle-verbs.js';
import { type Word, wordsOf } from './words.js';

/** A word, a part of one, or several that are written as one elsewhere. */
export interface TermWord extends Word {
  /** What it is read as, where that is not how it is written: `wifi` for "Wi-Fi", `4.1.0` for "v4.1.0". */
  readonly reading?: string;
  /** Stands for words that come on their own, too: the whole of "Wi-Fi" beside its parts. */
  readonly isWhole?: boolean;
}

/** Longer chains are paths and addresses, in UTF-16 code units. */
const maxWholeLength = 40;

/** More parts are a path. */
const maxParts = 4;

/** Between the parts of "sign-off", "Node.js", "snake_case", "a/b testing". */
const joints: ReadonlySet<number> = new Set(Array.from('-\u2010\u2011_.', (joint) => joint.charCodeAt(0)));

/** What stands behind a letter or a name and belongs to it: C++, C#. */
const suffix = /^(?:\+\+|#)(?![\p{L}\p{N}+#])/u;

/** Words of one or two letters on either side: R&D, Q&A, AT&T. */
const shortSide = /^\p{L}{1,3}$/u;

/** Between groups of digits: 41 207, with a blank that may be one that never breaks, 41'207, 41_207. */
const groupGaps: ReadonlySet<number> = new Set(
  Array.from(" \u00a0\u202f\u2009\u2007'’_", (gap) => gap.charCodeAt(0)),
);

/**
 * The words of `text` with what they are part of, in order of their ends: every word as `wordsOf` has it, and
 * behind the last of its parts what is written as one elsewhere (`wifi` for "Wi-Fi", `nodejs` for "Node.js", `41207` for
 * "41 207"); behind a word made of several its parts ("visibilityTimeoutMs", "5kg", "python3.12"). What stands in a text is
 * found however a question writes it, by terms alone, so that every engine finds it. A number that may be read in two ways,
 * and a date, are there in each of their readings.
 * @param code ISO 639-1: what numbers and dates are read by.
 */
export function termWordsOf(text: string, code: string): TermWord[] {
  const all: TermWord[] = [];
  const words: Word[] = [];
  const dates = { text, words, code };
  // The words that stand side by side with a joint between them are the last ones from this on.
  let chain = 0;
  let numbers: Word[] = [];
  let before: Word | undefined;
  for (const word of wordsOf(text)) {
    // The one character between this word and the one before; 0 where there are more, or none.
    const gap = before !== undefined && word.start - before.end === 1 ? text.charCodeAt(before.end) : 0;
    const isPair = word.kind === 'pair';
    if (isPair || !joints.has(gap)) {
      if (words.length - chain > 1) all.push(...wholeOf(text, words.slice(chain)));
      chain = words.length + (isPair ? 1 : 0);
    }
    words.push(word);
    all.push(word);
    if (isPair) {
      numbers = [];
      before = word;
      continue;
    }
    const isNumber = word.kind === 'number';
    if (isNumber) {
      all.push(...otherReadings(text, word, code));
      const dating = code === 'en' ? datingTo(text, word) : undefined;
      if (dating !== undefined)
        all.push({ ...dating, kind: 'word', reading: readAsBeginning, isWhole: true });
    }
    if (!isNumber && mayHaveParts(text, word)) all.push(...partsOf(text, word));
    if (gap === ampersandCode && before !== undefined) all.push(...ampersand(text, before, word));
    if (gap === blankCode && before !== undefined && code === 'en' && mayBeParticle(text, word))
      all.push(...withParticle(text, before, word));
    if (isNumber || numbers.length > 0) {
      const figures = isNumber ? text.slice(word.start, word.end) : '';
      if (numbers.length > 0 && groupGaps.has(gap) && /^\d{3}(?:[.,]\d+)?$/u.test(figures)) {
        numbers.push(word);
        const reading = withoutZeros(joined(text, numbers).replace(',', '.'));
        all.push({ ...spanning(numbers), kind: 'number', reading, isWhole: true });
        if (figures.length > 3) numbers = [];
      } else numbers = /^[1-9]\d{0,2}$/u.test(figures) ? [word] : [];
    }
    const sign = text.charCodeAt(word.end);
    const behind =
      sign === plusCode || sign === hashCode
        ? suffix.exec(text.slice(word.end, word.end + 3))?.[0]
        : undefined;
    if (behind !== undefined && word.end - word.start <= 8) {
      const end = word.end + behind.length;
      all.push({ start: word.start, end, kind: 'word', reading: text.slice(word.start, end), isWhole: true });
    }
    // .NET, at the beginning of a word.
    const opens =
      text.charCodeAt(word.start - 1) === pointCode && !/[\p{L}\p{N}.)\]]/u.test(text[word.start - 2] ?? ' ');
    if (opens && /^net$/iu.test(text.slice(word.start, word.end))) {
      all.push({ start: word.start - 1, end: word.end, kind: 'word', reading: '.net', isWhole: true });
    }
    before = word;
    for (const date of datesEndingHere(dates)) all.push({ ...date, kind: 'number', isWhole: true });
  }
  if (words.length - chain > 1) all.push(...wholeOf(text, words.slice(chain)));
  return all;
}

const [blankCode, ampersandCode, pointCode, plusCode, hashCode] = [0x20, 0x26, 0x2e, 0x2b, 0x23];

function* otherReadings(text: string, word: Word, code: string): Generator<TermWord> {
  const [, ...others] = readingsOf(text.slice(word.start, word.end), code);
  for (const reading of others) yield { ...word, reading, isWhole: true };
}

/** The whole of parts that stand side by side with a hyphen, a point or the like between them. */
function* wholeOf(text: string, chain: readonly Word[]): Generator<TermWord> {
  if (chain.length < 2 || chain.length > maxParts) return;
  const whole = spanning(chain);
  const hasLetters = chain.some(({ kind }) => kind === 'word');
  if (whole.end - whole.start > maxWholeLength) return;
  if (hasLetters) {
    // v4.1.0 is 4.1.0; python3.12 is itself, and 3.12.
    const written = text.slice(whole.start, whole.end);
    const version = /\d$/u.test(written) ? /^(\p{L}[\p{L}]*?)?(\d+(?:\.\d+)+)$/u.exec(written) : null;
    if (version !== null) {
      const isNumber = /^v(?:ersion)?$/iu.test(version[1] ?? '');
      const start = isNumber ? whole.start : whole.end - (version[2]?.length ?? 0);
      yield { start, end: whole.end, kind: 'number', reading: version[2] ?? '', isWhole: true };
      if (isNumber) return;
    }
    yield { ...whole, kind: 'word', reading: joined(text, chain), isWhole: true };
  }
}

function mayHaveParts(text: string, { start, end, kind }: Word): boolean {
  if (kind !== 'word' || end - start < 3 || end - start > maxWholeLength) return false;
  if (isPlain(text, start, end)) return false;
  const written = text.slice(start, end);
  return /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}|\p{L}\d|\d\p{L}/u.test(written);
}

/** Of small letters of ASCII behind any one, as nearly every word: it has no parts. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < smallA || code > smallZ) return false;
  }
  const first = text.charCodeAt(start) | caseBit;
  return first >= smallA && first <= smallZ;
}

const [smallA, smallZ, caseBit] = [0x61, 0x7a, 0x20];

/** The parts of a word that is written as one: by a capital within, or where letters and digits meet. */
function* partsOf(text: string, { start, end }: Word): Generator<TermWord> {
  const written = text.slice(start, end);
  const figure = ordinalInFigures.exec(written)?.groups?.['figure'];
  if (figure !== undefined) {
    yield { start, end: start + figure.length, kind: 'number' };
    return;
  }
  const runs = [...written.matchAll(/\d+|[^\d]+/gu)];
  if (runs.length > 4) return;
  for (const run of runs) {
    const from = start + run.index;
    const isNumber = /^\d/u.test(run[0]);
    if (runs.length > 1 && (isNumber || run[0].length > 1)) {
      yield { start: from, end: from + run[0].length, kind: isNumber ? 'number' : 'word' };
    }
    const parts = isNumber ? [] : [...run[0].matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{L}+/gu)];
    for (const part of parts.length < 2 || parts.length > 6 ? [] : parts) {
      if (part[0].length < 2) continue;
      yield { start: from + part.index, end: from + part.index + part[0].length, kind: 'word' };
    }
  }
}

function* ampersand(text: string, one: Word, other: Word): Generator<TermWord> {
  const sides = [one, other].map(({ start, end }) => text.slice(start, end));
  if (!sides.every((side) => shortSide.test(side))) return;
  yield { start: one.start, end: other.end, kind: 'word', reading: sides.join('&'), isWhole: true };
}

/** "backup", behind "backed up". */
function* withParticle(text: string, verb: Word, particle: Word): Generator<TermWord> {
  const [one, other] = [verb, particle].map(({ start, end }) => text.slice(start, end).toLowerCase());
  const reading = nounOfParticle(one ?? '', other ?? '');
  if (reading === undefined) return;
  yield { start: verb.start, end: particle.end, kind: 'word', reading, isWhole: true };
}

function spanning(words: readonly Word[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

function joined(text: string, words: readonly Word[]): string {
  return words.map(({ start, end }) => text.slice(start, end)).join('');
}
