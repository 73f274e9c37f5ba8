// What dates and quarters are indexed as, `WrittenDate.reading`.

/** 2025-12-02 */
const day = /^\d{4}-\d\d-\d\d$/u;
/** A day with its year, or a quarter with or without it. */
const dayOrQuarter = /^(?:\d{4}-\d\d-\d\d|(?:\d{4}-)?q[1-4])$/u;
/** A day or a quarter without its year. */
const yearless = /^(?:--\d\d-\d\d|q[1-4])$/u;
/** A day, with its year or without, a month or a quarter of a year. */
const date = /^(?:\d{4}-(?:\d\d|q[1-4])|--\d\d-)/u;

export function isDay(term: string): boolean {
  return day.test(term);
}

export function isDayOrQuarter(term: string): boolean {
  return dayOrQuarter.test(term);
}

export function isYearless(term: string): boolean {
  return yearless.test(term);
}

export function isDate(term: string): boolean {
  return date.test(term);
}
