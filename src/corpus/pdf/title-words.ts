import type { Fragment } from './fragment.js';
import { rowsOf, textOf } from './rows.js';

/** A title is so much larger than most of its page, */
const minRatio = 1.25;
/** and has at most so many lines. */
const maxLines = 4;

/** The words of the first page in its largest font, where they are a title: larger than the rest, and few. */
export function largestWords(fragments: readonly Fragment[]): string | undefined {
  const rows = rowsOf(fragments);
  const sizes = rows.flatMap(({ size, fragments: parts }) =>
    parts.flatMap(({ text }) => Array(text.length).fill(size)),
  );
  const usual = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const largest = Math.max(0, ...rows.filter((row) => /\p{L}{2}/u.test(textOf(row))).map(({ size }) => size));
  if (largest < minRatio * usual) return undefined;
  const first = rows.findIndex(({ size }) => size === largest);
  const after = rows.slice(first).findIndex(({ size }) => Math.abs(size - largest) > 0.5);
  const lines = after === -1 ? rows.slice(first) : rows.slice(first, first + after);
  return lines.length > maxLines ? undefined : lines.map(textOf).join(' ');
}
