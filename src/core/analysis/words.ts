import type { Span } from '../types/span.js';
import { isAscii } from './fold.js';

/** A stretch of text that becomes one term: a word, a number, or a pair of characters where words have no blanks. */
export interface Word extends Span {
  readonly kind: 'word' | 'number' | 'pair';
}

/**
 * Scripts written without blanks between words, and Hangul, whose words carry what other languages say in words of their
 * own (서울, 서울에서).
 */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}ーｰ々\uff9e\uff9f' +
  // Letters of Hangul: the script has symbols, too.
  '\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc';

/** Marks of sound that stand behind a letter of half width, as characters of their own. */
const soundMarks = '\uff9e\uff9f';

const wordPattern = new RegExp(
  [
    // Initials such as U.S. are one word.
    '(?<initials>(?:\\p{Lu}\\.){2,}(?:\\p{Lu}(?![\\p{L}\\p{N}]))?)',
    `(?<run>(?![\\p{M}\\p{Nd}])[${unspaced}](?:(?!\\p{Nd})[${unspaced}\\p{M}])*)`,
    // A script's own digits are a number also before a letter that no blank parts them from.
    `(?<number>\\p{Nd}+(?:[.,]\\p{Nd}+)*(?![\\p{L}\\p{Nd}])|(?:(?![0-9])\\p{Nd})+(?=[${unspaced}]))`,
    `(?<word>(?:(?![${unspaced}])[\\p{L}\\p{N}]|(?=\\p{Nd})[${unspaced}])(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}\\u200d\\u00ad])*)`,
  ].join('|'),
  'gu',
);

/**
 * The words of `text` within `span`, in order. In scripts without blanks every two neighbouring characters make an
 * overlapping pair (a run of one character stands alone): this needs no dictionary and no language detection.
 */
export function wordsOf(text: string, span: Span = { start: 0, end: text.length }): Word[] {
  const part = span.start === 0 && span.end === text.length ? text : text.slice(span.start, span.end);
  if (isAscii(part)) return asciiWords(part, span.start);
  const words: Word[] = [];
  for (const match of part.matchAll(wordPattern)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const groups = match.groups ?? {};
    if (groups['run'] !== undefined) words.push(...pairsOf(match[0], start));
    else words.push({ start, end, kind: groups['number'] === undefined ? 'word' : 'number' });
  }
  return words;
}

/** Of a character of ASCII, by its code. */
const [mark, digit, lower, upper] = [0, 1, 2, 3];
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9]/.test(character)) return digit;
  if (/[a-z]/.test(character)) return lower;
  return /[A-Z]/.test(character) ? upper : mark;
});

/** The same as `wordPattern` finds, in a text of ASCII alone, which most are: letter by letter, in a fraction of the time. */
function asciiWords(text: string, offset: number): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; ) {
    const first = kindAt(text, at);
    if (first === mark) {
      at++;
      continue;
    }
    const number = first === digit ? numberEnd(text, at) : at;
    const end =
      number > at ? number : Math.max(first === upper ? initialsEnd(text, at) : at, runEnd(text, at));
    words.push({ start: offset + at, end: offset + end, kind: number > at ? 'number' : 'word' });
    at = end;
  }
  return words;
}

/** A mark beyond the end. */
function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? mark) : mark;
}

function runEnd(text: string, at: number): number {
  let end = at;
  while (kindAt(text, end) !== mark) end++;
  return end;
}

const [point, comma] = [0x2e, 0x2c];

/** Two initials or more, with their points, and a last one without: U.S., U.S.A; `at` where there are fewer. */
function initialsEnd(text: string, at: number): number {
  let end = at;
  while (kindAt(text, end) === upper && text.charCodeAt(end + 1) === point) end += 2;
  if (end < at + 4) return at;
  return kindAt(text, end) === upper && kindAt(text, end + 1) === mark ? end + 1 : end;
}

/** Groups of digits with a point or a comma between them, before anything but a letter; `at` where the first group is before one. */
function numberEnd(text: string, at: number): number {
  let end = at;
  for (let next = at; ; ) {
    while (kindAt(text, next) === digit) next++;
    if (kindAt(text, next) !== mark) return end;
    end = next;
    const sign = text.charCodeAt(next);
    if ((sign !== point && sign !== comma) || kindAt(text, next + 1) !== digit) return end;
    next++;
  }
}

const character = new RegExp(`[^\\p{M}${soundMarks}][\\p{M}${soundMarks}]*`, 'gu');

function* pairsOf(run: string, offset: number): Generator<Word> {
  const starts: number[] = [];
  for (const { index } of run.matchAll(character)) starts.push(index);
  if (starts.length <= 1) {
    yield { start: offset, end: offset + run.length, kind: 'pair' };
    return;
  }
  for (let i = 0; i + 1 < starts.length; i++) {
    yield { start: offset + (starts[i] ?? 0), end: offset + (starts[i + 2] ?? run.length), kind: 'pair' };
  }
}
