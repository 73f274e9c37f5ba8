/** Marks that stay as they are, as a part of a class of characters: those of ASCII, and what patterns speak of. */
const kept = '\\0-\\x08\\x0e-\\x1f!-\\/:-@\\[-`\\{-\\x7f…–—’¿¡';

/**
 * Classes of characters of a text as `plainMarks` gives it, where few marks are left: dozens of them stand in a pattern,
 * and an engine compiles a few ranges sooner than the hundreds of `\p{L}`.
 */
export const mark = `[${kept}]`;
export const noWord = `[${kept}\\s]`;
export const letter = `[^${kept}\\s0-9]`;
export const wordStart = `(?<=^|${noWord})`;
export const wordEnd = `(?=${noWord}|$)`;

const others = new RegExp(`[^${kept}\\s\\p{L}\\p{M}\\p{N}]|[^\\S\\0-\\x7f]`, 'gu');

/** The text, of the same length, with blanks of every kind as blanks, and marks that no pattern speaks of as NUL. */
export function plainMarks(text: string): string {
  return text.replace(others, (one) => (one.trim() === '' ? ' ' : '\0'.repeat(one.length)));
}
