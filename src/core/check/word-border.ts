import { splitsPair } from '../types/cut.js';

/** Words of `Intl.Segmenter`: the rules of Unicode, and a dictionary where words are not parted by blanks. */
export const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}\u200c\u200d]/u;
/** What joins the parts of one word or number: `non-compliance`, `1 500` with a space that does not break. */
const joint = /[-\u2010\u2011\u00a0\u202f\u2009]/u;
/** Enough for any word's beginning and end. */
const reach = 60;

/**
 * Whether a border at `offset` would cut a word, a number or a character in two: `can|’t`, `1,|500`, `can|not`,
 * `non-|compliance`, `|5` behind a minus. A quote that began or ended there would be of other words.
 * Scripts without blanks may be cut between any two characters.
 */
export function cutsWord(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  // Most borders are a blank or stand between plain letters.
  if (isAsciiLetter(before) && isAsciiLetter(after)) return true;
  if (after === 0x20 || after === 0x0a) return false;
  if (splitsPair(text, offset)) return true;
  const next = characterAt(text, offset);
  const last = characterBefore(text, offset);
  if (isBlank(last) || isBlank(next)) return isJoined(text, offset, last, next);
  if (/^[\p{M}\u200c\u200d]/u.test(next)) return true;
  if (unspaced.test(next) && (unspaced.test(last) || /\p{M}/u.test(last))) return false;
  if (isJoined(text, offset, last, next)) return true;

  const start = Math.max(0, offset - reach);
  const context = text.slice(splitsPair(text, start) ? start + 1 : start, offset + reach);
  const at = offset - (splitsPair(text, start) ? start + 1 : start);
  return wordSegmenter.segment(context).containing(at)?.index !== at;
}

function isJoined(text: string, offset: number, last: string, next: string): boolean {
  if (joint.test(last) && wordCharacter.test(next)) {
    const beyond = characterBefore(text, offset - last.length);
    if (isBlank(last)) return /\p{Nd}/u.test(beyond) && /\p{Nd}/u.test(next);
    // A hyphen that joins, or a minus.
    return wordCharacter.test(beyond) || (/\p{Nd}/u.test(next) && !/\p{Nd}/u.test(beyond));
  }
  if (last === '\u2212' && /\p{Nd}/u.test(next)) return true;
  if (joint.test(next) && wordCharacter.test(last)) {
    const beyond = characterAt(text, offset + next.length);
    return isBlank(next) ? /\p{Nd}/u.test(last) && /\p{Nd}/u.test(beyond) : wordCharacter.test(beyond);
  }
  return false;
}

function isBlank(character: string): boolean {
  return /\s/u.test(character);
}

function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  return characterAt(text, splitsPair(text, offset - 1) ? offset - 2 : offset - 1);
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}
