import type { Fragment } from './fragments.js';
import { type Row, rowsOf, textOf } from './rows.js';

/** A page's fragments, less what stands at its head or foot on other pages, too. */
export interface Parted {
  readonly body: readonly Fragment[];
  /** Heads and feet that no page before has; never a page's number. */
  readonly heads: readonly Row[];
}

/** How many rows at either end of a page are looked at, */
const outerRows = 3;
/** on how many pages one stands that runs over them, */
const leastPages = 3;
/** and how far its heights may differ, in points. */
const tolerance = 4;

const pageNumber =
  /^[\s|·–—-]*(?:(?:page|seite|p\.?|s\.?|página|pagina)\s*)?(?:\d{1,5}|[ivxlc]{1,8})(?:\s*(?:\/|of|von|de|di)\s*\d{1,5})?[\s|·–—-]*$/iu;

/**
 * Parts the body of pages from what runs over them: titles at the head, notes at the foot, numbers. A sentence that goes
 * on over a page would else have them in its midst.
 */
export function partHeads(pages: readonly (readonly Fragment[])[]): Parted[] {
  const outer = pages.map(outerRowsOf);
  const counts = new Map<string, number>();
  for (const rows of outer)
    for (const key of new Set(rows.flatMap(keysOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  return pages.map((fragments, i) => {
    const running = (outer[i] ?? []).filter((row) => {
      const isRunning = keysOf(row).some((key) => (counts.get(key) ?? 0) >= leastPages);
      return isRunning || (pageNumber.test(textOf(row)) && pages.length > 1 && standsAlone(row, fragments));
    });
    const gone = new Set(running.flatMap((row) => row.fragments));
    const heads = running.filter((row) => {
      const name = nameOf(row);
      const isNew = !seen.has(name) && !pageNumber.test(textOf(row));
      seen.add(name);
      return isNew;
    });
    return { body: fragments.filter((fragment) => !gone.has(fragment)), heads };
  });
}

function outerRowsOf(fragments: readonly Fragment[]): Row[] {
  const rows = rowsOf(fragments);
  return rows.length <= 2 * outerRows ? rows : [...rows.slice(0, outerRows), ...rows.slice(-outerRows)];
}

/** Equal for rows at about one height with the same words; numbers count as equal. */
function keysOf(row: Row): readonly string[] {
  const step = row.baseline / tolerance;
  // Two steps, so that no border between them parts what is next to each other.
  return [`${Math.floor(step)}:${nameOf(row)}`, `${Math.floor(step + 0.5)}+:${nameOf(row)}`];
}

function nameOf(row: Row): string {
  return textOf(row).replace(/\d+|\b[ivxlc]+\b/giu, '#');
}

/** Whether nothing else stands nearer to it than two of its lines. */
function standsAlone(row: Row, fragments: readonly Fragment[]): boolean {
  const own = new Set(row.fragments);
  return fragments.every(
    (other) =>
      own.has(other) || Math.abs(other.baseline - row.baseline) > 1.9 * Math.max(row.size, other.size),
  );
}
