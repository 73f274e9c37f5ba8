import { splitsPair } from '../core/types/cut.js';

/** Controls, halves of surrogate pairs, line separators: nothing that belongs into one line of text. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;
/** Bidirectional embeddings, overrides and isolates: left open, they would turn around the text that follows. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;

/** `value` as one line: control characters removed, white space collapsed, trimmed. */
export function cleanLine(value: string): string {
  return value.replace(bidiControls, '').replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
}

/** Scripts that write no space between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

/**
 * The longest beginning of `line` within `maxLength` code units that ends at a word edge; at a character's edge where
 * the first word alone is longer, or the words are of a script without spaces.
 */
export function cutAtWord(line: string, maxLength: number): string {
  if (line.length <= maxLength) return line;
  const space = line.lastIndexOf(' ', maxLength);
  const cutWord = line.slice(space + 1, maxLength);
  if (space > 0 && !unspaced.test(cutWord)) return line.slice(0, space).trimEnd();
  let end = 0;
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { index } of characters.segment(line.slice(0, maxLength + 1))) end = index;
  if (end === 0) end = splitsPair(line, maxLength) ? maxLength - 1 : maxLength;
  return line.slice(0, end).trimEnd();
}
