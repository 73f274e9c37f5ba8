import { knownDate } from '../dates.js';

/** As `ctime` writes it, in old mailboxes: "Tue Jun  5 21:14:00 2018", with or without a time zone. */
const ctime =
  /^(?:[a-z]{3},? )?([a-z]{3}) (\d{1,2}) \d{1,2}:\d{2}(?::\d{2})?(?: [a-z+-][\w+-]{0,9})? (\d{4})$/i;
/** Years of two digits, as mails had them before 2000: "5 Jun 98 21:14 EST". */
const shortYear = /^((?:[a-z]{3},? )?\d{1,2} [a-z]{3}) (\d{2,3})( .*)?$/i;

/** The day of a mail's Date line, on the sender's clock; '' where it names none that the calendar has. */
export function sentDay(line: string): string {
  const [, month = '', day = '', year = ''] = ctime.exec(line) ?? [];
  if (month !== '') return knownDate(`${day} ${month} ${year}`) ?? '';
  const [, before = '', short = ''] = shortYear.exec(line) ?? [];
  if (before !== '') return knownDate(`${before} ${fullYear(Number(short))}`) ?? '';
  return (
    knownDate(
      line
        .trimEnd()
        .replace(/\([^()]{0,100}\)$/, '')
        .trimEnd(),
    ) ?? ''
  );
}

/** RFC 5322, 4.3: two digits below 50 are of this century, all others are counted from 1900. */
function fullYear(short: number): number {
  return short < 50 ? 2000 + short : 1900 + short;
}
