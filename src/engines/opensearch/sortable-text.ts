import { createHash } from 'node:crypto';

// OpenSearch compares strings as UTF-8, that is by code point, and takes no lone surrogates. So code units from \ud800
// on are shifted: \ud800-\udfff to \ue000-\ue7ff, \ue000-\uffff to U+10000-U+11fff. Each code unit is one character then,
// all strings are whole, and their order by code point is the one by code unit that they had.

const shiftedUnits = /[\ud800-\uffff]/g;
const shiftedPoints = /[\ue000-\uffff]|[\ud800-\udbff][\udc00-\udfff]/g;

/** Any string as one that OpenSearch takes, and orders as JavaScript orders what it came from. */
export function toSortable(text: string): string {
  return text.replace(shiftedUnits, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 0xe000 ? String.fromCharCode(code + 0x800) : String.fromCodePoint(code + 0x2000);
  });
}

/** What `toSortable` was given. */
export function fromSortable(text: string): string {
  return text.replace(shiftedPoints, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return String.fromCharCode(code < 0x10000 ? code - 0x800 : code - 0x2000);
  });
}

/** Longer ones are cut, with a hash in place of what was cut off; UTF-16 code units. */
export const maxTokenLength = 256;

/**
 * A term or word as one token: without white space, none too long, and different for different ones.
 * Blanks, which analysed terms have none of, are written as U+12000 and above.
 */
export function tokenOf(term: string): string {
  const short =
    term.length <= maxTokenLength
      ? term
      : `${term.slice(0, 128)}\0${createHash('sha256').update(term, 'utf16le').digest('hex')}`;
  return toSortable(short).replace(/[\s\p{Cc}]/gu, (blank) =>
    String.fromCodePoint(0x12000 + blank.charCodeAt(0)),
  );
}
