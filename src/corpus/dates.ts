/** Months as they are written out and cut short, in English, German, French, Spanish, Portuguese, Italian and Dutch. */
const monthNames: readonly (readonly string[])[] = [
  'january jan januar jänner janvier janv enero ene janeiro gennaio gen januari',
  'february feb februar februari février févr fév febrero fevereiro fev febbraio febr',
  'march mar märz mär mrz mars marzo março maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maio maggio mag mei',
  'june jun juni juin junio junho giugno giu',
  'july jul juli juillet juil julio julho luglio lug',
  'august aug août agosto ago augustus',
  'september sep sept septembre septiembre setiembre setembro set settembre',
  'october oct oktober okt octobre octubre outubro out ottobre ott',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre déc diciembre dic dezembro dicembre',
].map((names) => names.split(' '));

const numbers = new Map(monthNames.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

/** Longer texts are no dates, in code units. */
const maxDateLength = 100;

const name = '(\\p{L}{3,10})\\.?';
/** Behind a day: a time, in whatever words; it is dropped. */
const time = '(?:(?:,?\\s(?:at|um|à|a las|às|alle)|,|\\s[–-])?\\s\\d{1,2}[:.h]\\d{2}.{0,40})?';
const weekday = '(?:\\p{L}{2,13}\\.?,?\\s)?';

const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*|Z)?$/i;
const yearFirst = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?$/;
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const eastern = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/u;
const dayMonthYear = new RegExp(
  `^${weekday}(?:the |le |el |il |den )?(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s(?:de |of )?|-)${name},?(?:\\s(?:de |del )?|-)(\\d{4})${time}$`,
  'iu',
);
const monthYear = new RegExp(`^${name},?\\s(?:de )?(\\d{4})$`, 'iu');
const monthDayYear = new RegExp(`^${weekday}${name}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})${time}$`, 'iu');
const yearMonthDay = new RegExp(`^(\\d{4})[\\s-]${name}[\\s-](\\d{1,2})$`, 'iu');

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
  if (value.length > maxDateLength) return undefined;
  let match = isoDate.exec(value) ?? compact.exec(value) ?? eastern.exec(value);
  if (match) return toIso(Number(match[1]), Number(match[2]), Number(match[3]));
  match = yearFirst.exec(value);
  if (match) return toIso(Number(match[1]), Number(match[3]), Number(match[4]));
  match = dayMonthYear.exec(value);
  if (match) return toIso(Number(match[3]), monthNumber(match[2]), Number(match[1]));
  match = monthDayYear.exec(value);
  if (match) return toIso(Number(match[3]), monthNumber(match[1]), Number(match[2]));
  match = yearMonthDay.exec(value);
  if (match) return toIso(Number(match[1]), monthNumber(match[2]), Number(match[3]));
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

/** 0 for no month, which no calendar has. */
function monthNumber(written = ''): number {
  return numbers.get(written.normalize('NFC').toLowerCase()) ?? 0;
}

/** undefined for a day that the calendar does not have. */
function toIso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
