import { CsvError, parse } from 'csv-parse/sync';
import { Unreadable } from '../unreadable.js';

/** A row of a table as it stands in its file. */
export interface Row {
  /** From 1, as a spreadsheet counts: a row whose values hold line breaks is one, blank lines count. */
  readonly number: number;
  readonly values: readonly string[];
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Numbers, from 1, of lines whose quotation marks do not match; they are read as they are written. */
  readonly broken: readonly number[];
}

/** A file with more lines of stray quotation marks is no table. */
const maxBroken = 100;
/** A quoted value of more lines is one whose end is missing. */
const maxLines = 1_000;

/**
 * The rows of `source`. A quotation mark that nothing closes costs its own line, not what follows: a value that goes
 * on over lines must end in a row of as many values as most rows before it have, with no other mark in it.
 * @throws {Unreadable} where too many lines are so.
 */
export function rowsOf(source: string, delimiter: string): Rows {
  const bytes = Buffer.from(source);
  const rows: Row[] = [];
  const broken: number[] = [];
  const widths = new Widths();
  let number = 0;
  let line = 1;
  for (let at = 0; at < bytes.length; ) {
    let from = at;
    const isWhole = parsed(bytes.subarray(at), delimiter, (values, end) => {
      const lines = lineBreaks(bytes, from, at + end);
      const isOne = lines === 1 || (widths.isUsual(values.length) && lines <= maxLines);
      if (!isOne || (lines > 1 && !matches(bytes.subarray(from, at + end), delimiter))) return false;
      widths.add(values.length);
      rows.push({ number: ++number, values });
      line += lines;
      from = at + end;
      return true;
    });
    if (isWhole) break;
    broken.push(line);
    if (broken.length > maxBroken) throw strayMarks(broken[0]);
    const end = endOfLine(bytes, from);
    const written = bytes
      .subarray(from, end)
      .toString()
      .replace(/(?<![\r\n])[\r\n]+$/, '');
    rows.push({ number: ++number, values: written.split(delimiter) });
    line++;
    at = end;
  }
  return { rows, broken };
}

/** How many values rows have. */
class Widths {
  readonly #counts = new Map<number, number>();
  #max = 0;

  add(width: number): void {
    const count = (this.#counts.get(width) ?? 0) + 1;
    this.#counts.set(width, count);
    this.#max = Math.max(this.#max, count);
  }

  /** Whether nearly as many rows have this width as any other; of a first row each is usual. */
  isUsual(width: number): boolean {
    return this.#max === 0 || (this.#counts.get(width) ?? 0) * 2 >= this.#max;
  }
}

class Stopped extends Error {}

/**
 * @param take Gets each row, and where it ends in `bytes`; false stops.
 * @param isLenient Whether marks may stand within values.
 * @returns whether all could be read and was taken.
 */
function parsed(
  bytes: Buffer,
  delimiter: string,
  take: (values: readonly string[], end: number) => boolean,
  isLenient = true,
): boolean {
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: isLenient,
      // Blanks before a quotation mark, as people type them; a tab may be the delimiter.
      ltrim: delimiter !== '\t',
      on_record: (values: string[], context) => {
        if (!take(values, (context as unknown as { readonly bytes: number }).bytes)) throw new Stopped();
        return null;
      },
    });
    return true;
  } catch (error) {
    if (error instanceof CsvError || error instanceof Stopped) return false;
    throw error;
  }
}

/** Whether each quotation mark of a row opens or closes a value, or stands there twice. */
function matches(row: Buffer, delimiter: string): boolean {
  return parsed(row, delimiter, () => true, false);
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Line breaks in [from, to), CRLF as one; at least 1. */
function lineBreaks(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    if (bytes[i] === lineFeed || (bytes[i] === carriageReturn && bytes[i + 1] !== lineFeed)) count++;
  }
  return Math.max(1, count);
}

/** Where the line that begins at `from` ends, its break included. */
function endOfLine(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) at++;
  return Math.min(at + 1, bytes.length);
}

function strayMarks(line: number | undefined): Unreadable {
  return new Unreadable(`is no table: the quotation marks do not match (line ${line})`);
}
