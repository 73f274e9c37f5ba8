/** ISO 8601 by day, month or year. */
const isoPrefix = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/**
 * What a document's date is ordered by: YYYY-MM-DD, YYYY-MM or YYYY, as exactly as it is known; code unit order is then
 * order in time, a month before its days. Of a date that can be read in more than one way ("05/06/2018") the year;
 * undefined where there is none.
 */
export function dateKeyOf(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const written = date.trim();
  if (isoPrefix.test(written)) return written;
  const years = new Set(written.match(/(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/gu) ?? []);
  const [year] = years;
  return years.size === 1 ? year : undefined;
}

/** Orders by date, what has none last. */
export function compareDates(a: string | undefined, b: string | undefined): number {
  const [first, second] = [dateKeyOf(a), dateKeyOf(b)];
  if (first === second) return 0;
  if (first === undefined) return 1;
  if (second === undefined) return -1;
  return first < second ? -1 : 1;
}

/** Days from the first of `from` to the last of `to`, each a year, a month or a day. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** A year, month or day ("2018", "2018-06", "2018-06-05"), or two with `..` or a dash as long as a word's between them. */
export function readDateRange(typed: string): DateRange | undefined {
  const [from = '', to = from, ...more] = typed.split(/\.\.\.?|…|–|—/u).map((part) => part.trim());
  if (more.length > 0 || !isoPrefix.test(from) || !isoPrefix.test(to)) return undefined;
  return { from, to };
}

/** Whether all that is known of `date` lies in the range: a year does not lie in one of its months. */
export function isWithin({ from, to }: DateRange, date: string | undefined): boolean {
  const key = dateKeyOf(date);
  if (key === undefined || key < from) return false;
  return key.length < to.length ? key < to.slice(0, key.length) : key.slice(0, to.length) <= to;
}
