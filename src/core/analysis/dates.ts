import type { Span } from '../types/span.js';
import { monthsOf } from './calendar.js';
import { foldAccents, foldCase } from './fold.js';
import { ordinalInFigures } from './ordinals.js';
import { mayNameQuarter, type Quarter, quarterEndingAt } from './quarters.js';
import type { Word } from './words.js';

/** A date or a quarter as it stands in a text, and how it is indexed. */
export interface WrittenDate extends Span {
  /** `2025-12-02`, `2025-12`, `--12-02` without its year, `2018-q3`, `q3`. */
  readonly reading: string;
}

/** The words of a text so far; the last of them is looked at. */
export interface DateContext {
  readonly text: string;
  /** As `wordsOf` has them. */
  readonly words: readonly Word[];
  /** ISO 639-1. English dates are known in every language. */
  readonly code: string;
}

interface Day extends Span {
  readonly day: number;
}

interface Month extends Span {
  readonly month: number;
}

/**
 * Dates and quarters that end in the last of the words, however they are written: 2025-12-02, 2 December 2025, December 2nd,
 * 2. Dez. 2025, 02.12.2025, 2. 12. 2025, 12/2/2025, 2025年12月2日, Q3 2018, third quarter of 2018. A date is there whole, as its month,
 * and without its year, so that a question that knows less of it finds it, too.
 */
export function datesEndingHere(context: DateContext): Iterable<WrittenDate> {
  const { text, words } = context;
  const at = words.length - 1;
  const word = words[at];
  if (word === undefined || word.kind === 'pair') return [];
  // Every word is asked, and nearly all of them end at this.
  const mayEndOne =
    isFigure(text, word) ||
    isFigure(text, words[at - 1]) ||
    isFigure(text, words[at - 2]) ||
    isFigure(text, words[at - 3]) ||
    mayNameQuarter(text, word);
  return mayEndOne ? datesEndingIn(context, word, at) : [];
}

function* datesEndingIn(context: DateContext, word: Word, at: number): Generator<WrittenDate> {
  const { text } = context;
  const written = text.slice(word.start, word.end);
  if (isFigure(text, word)) {
    yield* inFigures(context, written, word);
    if (yearOf(context, at) !== undefined) yield* endingInYear(context, at, written);
    else yield* withoutYear(dayAt(context, at), () => monthAt(context, before(context, at)));
  } else yield* withoutYear(dayAt(context, before(context, at)), () => monthAt(context, at));
  const quarter = quarterEndingAt(context, at);
  if (quarter !== undefined) yield* ofQuarter(quarter, written, word, yearBeside(context, quarter));
}

function isFigure(text: string, word: Word | undefined): boolean {
  const first = word === undefined ? 0 : text.charCodeAt(word.start);
  return first >= 0x30 && first <= 0x39;
}

function* withoutYear(day: Day | undefined, monthOf: () => Month | undefined): Generator<WrittenDate> {
  const month = day === undefined ? undefined : monthOf();
  if (day === undefined || month === undefined) return;
  const span = { start: Math.min(day.start, month.start), end: Math.max(day.end, month.end) };
  yield* yearless(month.month, day.day, span);
}

function* ofQuarter(
  { quarter, start, end }: Quarter,
  written: string,
  word: Word,
  year: { readonly year: string; readonly start: number } | undefined,
): Generator<WrittenDate> {
  // "Q3" is a word of that form already.
  if (start !== word.start || foldCase(written) !== `q${quarter}`)
    yield { start, end, reading: `q${quarter}` };
  if (year !== undefined) yield { start: year.start, end, reading: `${year.year}-q${quarter}` };
}

/** "2018 Q3", "2018Q3". */
function yearBeside({ text, words, code }: DateContext, { first, start, end }: Quarter) {
  const own = /^(\d{4})q[1-4]$/iu.exec(text.slice(start, end))?.[1];
  if (own !== undefined) return { year: own, start };
  const word = words[first - 1];
  if (word === undefined || !/^[ \u00a0/-]$/u.test(text.slice(word.end, start))) return undefined;
  const year = yearOf({ text, words, code }, first - 1);
  return year === undefined ? undefined : { year, start: word.start };
}

/** "December 2, 2025", "2 de diciembre de 2025", "12/2/2025", "third quarter of 2018". */
function* endingInYear(context: DateContext, at: number, year: string): Generator<WrittenDate> {
  const { words, text } = context;
  const end = words[at]?.end ?? 0;
  const last = before(context, at);
  const month = monthAt(context, last);
  if (month !== undefined) {
    yield { start: month.start, end, reading: `${year}-${two(month.month)}` };
    const day = dayAt(context, before(context, last));
    if (day !== undefined && isDay(month.month, day.day))
      yield { start: day.start, end, reading: `${year}-${two(month.month)}-${two(day.day)}` };
    return;
  }
  const isSlashed = text.slice(words[at - 1]?.end, words[at]?.start) === '/';
  const quarter = quarterEndingAt(context, isSlashed ? at - 1 : last);
  if (quarter !== undefined) yield { start: quarter.start, end, reading: `${year}-q${quarter.quarter}` };
  const day = dayAt(context, last);
  const named = day === undefined ? undefined : monthAt(context, before(context, last));
  if (day !== undefined && named !== undefined && isDay(named.month, day.day)) {
    yield { start: named.start, end, reading: `${year}-${two(named.month)}` };
    yield { start: named.start, end, reading: `${year}-${two(named.month)}-${two(day.day)}` };
    return;
  }
  const [one, other] = [words[at - 2], words[at - 1]];
  if (one === undefined || other === undefined) return;
  const written = /^(\d\d?)(\/|\. )(\d\d?)\2$/u.exec(text.slice(one.start, words[at]?.start));
  if (written === null) return;
  const [, first, mark, second] = written;
  // With points the day stands first everywhere.
  const code = mark === '/' ? context.code : '';
  yield* slashed(Number(first), Number(second), year, { start: one.start, end }, code);
}

/** The day stands first; in English the month may, too: both are read unless only one of them is a date. */
function* slashed(
  one: number,
  other: number,
  year: string,
  span: Span,
  code: string,
): Generator<WrittenDate> {
  if (isDay(other, one)) yield* whole(year, other, one, span);
  if ((code === 'en' || !isDay(other, one)) && one !== other && isDay(one, other))
    yield* whole(year, one, other, span);
}

/** "2025-12-02", with a time behind it, too; "2025-12"; "02.12.2025"; "2025年12月2日". */
function* inFigures({ text }: DateContext, written: string, { start, end }: Word): Generator<WrittenDate> {
  const dotted = /^(\d\d?)\.(\d\d?)\.(\d{4})$/u.exec(written);
  if (dotted !== null && isYear(dotted[3] ?? '') && isDay(Number(dotted[2]), Number(dotted[1])))
    yield* whole(dotted[3] ?? '', Number(dotted[2]), Number(dotted[1]), { start, end });
  const figures = /^\d\d?(?=$|[tT]\d\d$)/u.exec(written)?.[0];
  if (figures === undefined) return;
  const to = start + figures.length;
  const lead = text.slice(Math.max(0, start - maxLeadLength), to);
  const iso = /(?<![\d.,/-])(\d{4})([-/])(\d\d)(?:\2(\d\d))?$/u.exec(lead);
  if (iso !== null && isYear(iso[1] ?? '')) {
    const [, year = '', , month = '', day] = iso;
    const from = to - iso[0].length;
    if (day !== undefined && isDay(Number(month), Number(day))) {
      yield { start: from, end: to, reading: `${year}-${month}-${day}` };
      yield { start: from + year.length + 1, end: to, reading: `--${month}-${day}` };
      // 2025-12 is a month by itself, where it ends; 2025/12 is one only in a date.
      if (iso[2] === '/') yield { start: from, end: to - 3, reading: `${year}-${month}` };
    } else if (day === undefined && iso[2] === '-' && isDay(Number(month), 1))
      yield { start: from, end: to, reading: `${year}-${month}` };
  }
  if (/[月日号號월일]/u.test(text[to] ?? '')) yield* eastAsian(text, to);
}

/** No date in figures begins further in front of its last ones, in UTF-16 code units. */
const maxLeadLength = 16;

function* eastAsian(text: string, to: number): Generator<WrittenDate> {
  const from = Math.max(0, to - maxLeadLength);
  const lead = text.slice(from, to + 1);
  const month = /(?<!\d)(\d{4})[年년] ?(\d\d?)[月월]$/u.exec(lead);
  const span = ({ index }: RegExpExecArray) => ({ start: from + index, end: to + 1 });
  if (month !== null && isDay(Number(month[2]), 1))
    yield { ...span(month), reading: `${month[1]}-${two(Number(month[2]))}` };
  const day = /(?<!\d)(?:(\d{4})[年년] ?)?(\d\d?)[月월] ?(\d\d?)[日号號일]$/u.exec(lead);
  if (day === null || !isDay(Number(day[2]), Number(day[3]))) return;
  yield* yearless(Number(day[2]), Number(day[3]), span(day));
  if (day[1] !== undefined)
    yield { ...span(day), reading: `${day[1]}-${two(Number(day[2]))}-${two(Number(day[3]))}` };
}

function* whole(year: string, month: number, day: number, { start, end }: Span): Generator<WrittenDate> {
  yield { start, end, reading: `${year}-${two(month)}-${two(day)}` };
  yield { start, end, reading: `${year}-${two(month)}` };
  yield* yearless(month, day, { start, end });
}

function* yearless(month: number, day: number, { start, end }: Span): Generator<WrittenDate> {
  if (isDay(month, day)) yield { start, end, reading: `--${two(month)}-${two(day)}` };
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (daysOf[month - 1] ?? 0);
}

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isYear(written: string): boolean {
  return /^[12]\d{3}$/u.test(written);
}

function yearOf({ text, words }: DateContext, at: number): string | undefined {
  const word = words[at];
  if (word === undefined || word.end - word.start !== 4) return undefined;
  const written = text.slice(word.start, word.end);
  return isYear(written) ? written : undefined;
}

/** 2, 02, 2nd, "2." */
function dayAt({ text, words }: DateContext, at: number | undefined): Day | undefined {
  const word = at === undefined ? undefined : words[at];
  if (word === undefined || word.end - word.start > 4) return undefined;
  const written = text.slice(word.start, word.end);
  if (!/^\d/u.test(written)) return undefined;
  const figure = /^\d\d?$/u.test(written) ? written : ordinalInFigures.exec(written)?.groups?.['figure'];
  const day = Number(figure ?? 0);
  return day >= 1 && day <= 31 ? { start: word.start, end: word.end, day } : undefined;
}

function monthAt({ text, words, code }: DateContext, at: number | undefined): Month | undefined {
  const word = at === undefined ? undefined : words[at];
  if (word === undefined || word.kind !== 'word' || word.end - word.start < 3) return undefined;
  const name = foldCase(text.slice(word.start, word.end));
  const months = monthsOf(code);
  const month = months.get(name) ?? months.get(foldAccents(name)) ?? monthsOf('en').get(name);
  return month === undefined ? undefined : { start: word.start, end: word.end, month };
}

/** Between the parts of a date: "Dec. 2, 2025", "2.Dez.", "2-Dec-2025". */
const gap = /^(?:[.,]{0,2}[ \u00a0\u202f\t\r\n]{1,2}|[.-]|['’])$/u;

/** "2nd of December", "le 2 de diciembre", "December the 2nd". */
const linking: ReadonlySet<string> = new Set('of the de del d'.split(' '));

/** The word before one, behind one that only links them at most; undefined where anything else parts them. */
function before({ text, words }: DateContext, at: number | undefined): number | undefined {
  if (at === undefined) return undefined;
  let last = at;
  for (const mayLink of [true, true, false]) {
    const [word, one] = [words[last], words[last - 1]];
    if (word === undefined || one === undefined || !gap.test(text.slice(one.end, word.start)))
      return undefined;
    last--;
    if (!mayLink || one.end - one.start > 3 || !linking.has(foldCase(text.slice(one.start, one.end))))
      return last;
  }
  return undefined;
}
