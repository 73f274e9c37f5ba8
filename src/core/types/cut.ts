import type { SliceableText } from './sliceable-text.js';

/** Whether `offset` lies between the two halves of a surrogate pair. */
export function splitsPair(text: SliceableText, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const around = text.slice(offset - 1, offset + 1);
  const before = around.charCodeAt(0);
  const after = around.charCodeAt(1);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The first `length` code units of a text, one less where that would cut a character in two. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, splitsPair(text, length) ? length - 1 : length);
}

/** The last `length` code units of a text, one less where that would cut a character in two. */
export function endOf(text: string, length: number): string {
  const start = Math.max(0, text.length - length);
  return text.slice(splitsPair(text, start) ? start + 1 : start);
}
