import type { Fragment } from './fragment.js';
import { type Row, rowsOf, textOf } from './rows.js';

/** A page's fragments, less what stands at its head or foot on other pages, too. */
export interface PageWithoutRunningHeads {
  readonly body: readonly Fragment[];
  /** Heads and feet whose words no page before has; never a page's bare number. */
  readonly heads: readonly Row[];
}

/** How many rows at either end of a page are looked at, */
const outerRows = 3;
/** on how many pages one stands that runs over them, */
const minPages = 3;
/** and how far its heights may differ, in points. */
const tolerance = 4;

const pageNumber =
  /^[\s|·–—-]*(?:(?:page|seite|p\.?|s\.?|página|pagina)\s*)?(?:\d{1,5}|[ivxlc]{1,8})(?:\s*(?:\/|of|von|de|di)\s*\d{1,5})?[\s|·–—-]*$/iu;

/**
 * Parts the body of pages from what runs over them: titles at the head, notes at the foot, numbers. A sentence that goes
 * on over a page would else have them in its midst.
 */
export function partHeads(pages: readonly (readonly Fragment[])[]): PageWithoutRunningHeads[] {
  const outer = pages.map(outerRowsOf);
  const counts = new Map<string, number>();
  for (const [i, rows] of outer.entries())
    for (const key of new Set(rows.flatMap((row) => keysOf(row, i))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  return pages.map((fragments, i) => {
    const running = (outer[i] ?? []).filter((row) => {
      const isRunning = keysOf(row, i).some((key) => (counts.get(key) ?? 0) >= minPages);
      return isRunning || (pageNumber.test(textOf(row)) && pages.length > 1 && standsAlone(row, fragments));
    });
    const gone = new Set(running.flatMap((row) => row.fragments));
    const heads = running.filter((row) => {
      const name = textOf(row);
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

/** A row with more numbers is one of a table. */
const maxNumbers = 6;

/**
 * Equal for rows at about one height that are the same but for one number, which counts the pages: rows of a table have
 * the same words on every page, too, and are no running heads.
 * @param page From 0.
 */
function keysOf(row: Row, page: number): readonly string[] {
  const text = textOf(row);
  const numbers = [...text.matchAll(/\d+|\b[ivxlc]+\b/giu)];
  const names = numbers.slice(0, maxNumbers).map(({ 0: number, index }) => {
    const before = countOf(number) - page;
    return `${text.slice(0, index)}#${text.slice(index + number.length)}:${before}`;
  });
  const step = row.baseline / tolerance;
  // Two steps, so that no border between them parts what is next to each other.
  return [text, ...names].flatMap((name) => [
    `${Math.floor(step)}:${name}`,
    `${Math.floor(step + 0.5)}+:${name}`,
  ]);
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** Of a number in figures, or in Roman ones. */
function countOf(number: string): number {
  if (/^\d/.test(number)) return Number(number);
  const signs = [...number.toLowerCase()].map((sign) => roman[sign] ?? 0);
  return signs.reduce((sum, sign, i) => sum + (sign < (signs[i + 1] ?? 0) ? -sign : sign), 0);
}

/** Whether nothing else stands nearer to it than two of its lines. */
function standsAlone(row: Row, fragments: readonly Fragment[]): boolean {
  const own = new Set(row.fragments);
  return fragments.every(
    (other) =>
      own.has(other) || Math.abs(other.baseline - row.baseline) > 1.9 * Math.max(row.size, other.size),
  );
}
