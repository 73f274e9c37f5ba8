const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/i;
const yearFirst = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const dayMonthYear = new RegExp(
  `^(?:[a-z]+,? )?(\\d{1,2})(?:st|nd|rd|th)? ${monthName}\\.?,? (\\d{4})(?:,? \\d{1,2}:.*)?$`,
  'i',
);
const monthYear = new RegExp(`^${monthName}\\.?,? (\\d{4})$`, 'i');
const monthDayYear = new RegExp(
  `^(?:[a-z]+,? )?${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`,
  'i',
);

/**
 * `value` as YYYY-MM-DD, or YYYY-MM where no day is named, if it can be read in one way only; else as it was given. A
 * time of day is dropped and the day kept as written, in whatever time zone that was.
 *
 * "05/06/2018" is a day in May or in June and stays; "25/06/2018" can only be one.
 */
export function normaliseDate(value: string): string {
  return knownDate(value) ?? value;
}

/** As `normaliseDate`; undefined where `value` is no date of the calendar, or could be several. */
export function knownDate(value: string): string | undefined {
  let match = isoDate.exec(value) ?? compact.exec(value);
  if (match) return toIso(Number(match[1]), Number(match[2]), Number(match[3]));
  match = yearFirst.exec(value);
  if (match) return toIso(Number(match[1]), Number(match[3]), Number(match[4]));
  match = dayMonthYear.exec(value);
  if (match) return toIso(Number(match[3]), monthNumber(match[2]), Number(match[1]));
  match = monthDayYear.exec(value);
  if (match) return toIso(Number(match[3]), monthNumber(match[1]), Number(match[2]));
  match = monthYear.exec(value);
  if (match) return toIso(Number(match[2]), monthNumber(match[1]), 1)?.slice(0, 7);
  match = yearLast.exec(value);
  if (match) {
    const [a, b, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const readings = new Set([toIso(year, a, b), toIso(year, b, a)]);
    readings.delete(undefined);
    const [only] = readings;
    return readings.size === 1 ? only : undefined;
  }
  return undefined;
}

function monthNumber(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** undefined for a day that the calendar does not have. */
function toIso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
