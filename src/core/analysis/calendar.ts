import { foldAccents, foldCase } from './fold.js';

/** Names that Intl does not have: Austrian, and longer short forms. */
const further: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  en: [['sept', 9]],
  de: [
    ['jänner', 1],
    ['feber', 2],
    ['maerz', 3],
  ],
};

/** Shortest beginning of a month's name that stands for it. */
const minNameLength = 3;

/**
 * The months, 1 to 12, by their names: case-folded, with accents and without, long, short, in the form that stands behind a
 * day ("декабря"), and their first three letters where these are of one month alone.
 * @param code ISO 639-1; no names for a language that Intl does not have.
 */
export function monthsOf(code: string): ReadonlyMap<string, number> {
  let months = made.get(code);
  if (months === undefined) {
    months = namesOfMonths(code);
    made.set(code, months);
  }
  return months;
}

const made = new Map<string, ReadonlyMap<string, number>>();

function namesOfMonths(code: string): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  if (!isKnown(code)) return months;
  const beginnings = new Map<string, Set<number>>();
  const add = (name: string, month: number) => {
    const folded = foldCase(name).replace(/\.$/u, '');
    if (!/^[\p{L}\p{M}]+$/u.test(folded)) return;
    for (const form of [folded, foldAccents(folded)]) {
      months.set(form, month);
      const beginning = form.slice(0, minNameLength);
      beginnings.set(beginning, (beginnings.get(beginning) ?? new Set()).add(month));
    }
  };
  for (const style of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(code, { month: style, timeZone: 'UTC' });
    const behindDay = new Intl.DateTimeFormat(code, { day: 'numeric', month: style, timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) {
      const date = Date.UTC(2023, month, 1);
      add(alone.format(date), month + 1);
      for (const { type, value } of behindDay.formatToParts(date))
        if (type === 'month') add(value, month + 1);
    }
  }
  for (const [name, month] of further[code] ?? []) add(name, month);
  for (const [beginning, [month, ...others]] of beginnings) {
    if (month !== undefined && others.length === 0 && !months.has(beginning)) months.set(beginning, month);
  }
  return months;
}

/** The names of months and weekdays, long and short, case-folded; none in a language that Intl does not have. */
export function calendarWords(code: string): ReadonlySet<string> {
  const words = new Set<string>();
  if (!isKnown(code)) return words;
  for (const style of ['long', 'short'] as const) {
    const month = new Intl.DateTimeFormat(code, { month: style, timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(code, { weekday: style, timeZone: 'UTC' });
    for (let i = 0; i < 12; i++) {
      words.add(foldCase(month.format(Date.UTC(2023, i, 1))).replace(/\.$/, ''));
      words.add(foldCase(weekday.format(Date.UTC(2023, 0, 1 + i))).replace(/\.$/, ''));
    }
  }
  return words;
}

/** For a code that it does not know Intl would take the machine's own language. */
function isKnown(code: string): boolean {
  return /^[a-z]{2}$/.test(code) && Intl.DateTimeFormat.supportedLocalesOf(code).length > 0;
}
